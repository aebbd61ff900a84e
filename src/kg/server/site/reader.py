"""For whom a page is made: the language, whether its address says so, and the address, which others lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from kg.translation import interface_languages, language, speaking

__all__ = ["Reader", "reader", "reading", "spoken"]

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Reader:
    """Who reads: the language asked for, where its addresses begin (`/ru`, or nothing), and what is read.

    `address` is the path with its parameters below the site's root and that beginning; `base` is the absolute address
    of the site's root as the client knows it.
    """

    language: str = ""
    prefix: str = ""
    address: str = "/"
    base: str = ""

    def versions(self, root: str) -> list[tuple[str, str, bool]]:
        """Return the same page in each language: the tag, where it is, and whether it is the one that is read."""
        start = self.base or root
        tags = interface_languages()
        return [(tag, f"{start}/{tag}{self.address}", tag == language()) for tag in tags] if len(tags) > 1 else []


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)
_NOBODY = Reader()


def reader() -> Reader:
    """Return who reads what is being made; nobody in particular outside of a request."""
    return _reader.get() or _NOBODY


@contextmanager
def reading(told: Mapping[str, str]) -> Iterator[None]:
    """Make something for a reader, told by the names of the fields of `Reader`."""
    found = Reader(**told)
    token = _reader.set(found)
    try:
        with speaking(found.language):
            yield
    finally:
        _reader.reset(token)


def spoken(job: Callable[[Any, dict[str, Any]], _Made]) -> Callable[[Any, dict[str, Any]], _Made]:
    """Return a job that is done for the reader whom its arguments name, if they name one."""

    @wraps(job)
    def done(site: Any, arguments: dict[str, Any]) -> _Made:
        if "reader" not in arguments:
            return job(site, arguments)
        others = dict(arguments)
        with reading(others.pop("reader")):
            return job(site, others)

    return done
