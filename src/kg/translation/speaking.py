"""The language in which something is being said: set for the time of one answer, and asked by whatever has words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from kg.languages import MAIN, TAGS
from kg.translation.catalogues import tables_of

__all__ = ["ENGLISH", "interface_languages", "label_language", "language", "speaking"]

ENGLISH = "en"
"""The language of the messages in the program."""
_spoken: ContextVar[str] = ContextVar("language", default="")


@cache
def interface_languages() -> tuple[str, ...]:
    """Return the languages that pages can be had in: those of the project that have a table; else English."""
    return tuple(tag for tag in TAGS if tag == ENGLISH or tables_of(tag)) or (ENGLISH,)


def language() -> str:
    """Return the language that is being spoken: the first one, where nobody has asked for another."""
    return _spoken.get() or interface_languages()[0]


def label_language() -> str:
    """Return the language in which things are named: the one spoken, where the project names things in it."""
    return language() if language() in TAGS else MAIN


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak a language, the first one for no tag; a tag in which no page can be had changes nothing."""
    token = _spoken.set(tag if not tag or tag in interface_languages() else _spoken.get())
    try:
        yield
    finally:
        _spoken.reset(token)
