"""The language of an answer on its page: which there are, which is chosen, and where the same answer in others is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.languages import native_name
from kg.queries import Query
from kg.queries.language import ENGLISH, NAME, languages
from kg.translation import language

__all__ = ["Language", "language_of", "usual_language"]


@dataclass(frozen=True)
class Language:
    """The language in which a question is answered: its tag, its name, the others by tag, and what is wrong with it."""

    tag: str
    name: str
    others: tuple[tuple[str, str, str], ...] = ()
    """Tag, name and query string of each other language."""
    error: str = ""
    usual: str = ENGLISH
    """The language in which it is answered when none is asked for."""


def language_of(query: Query, values: Mapping[str, str]) -> Language:
    """Return the language that was asked for; one that the question has not is told, where it has any."""
    tags = languages(query.path, query.name, query.text)
    usual = usual_language(query)
    tag = values.get(NAME, usual).lower()
    others = tuple((each, native_name(each), _address(values, each, usual)) for each in tags if each != tag)
    error = f"{NAME}: one of {', '.join(tags)}" if tags and tag not in tags else ""
    return Language(tag, native_name(tag), others, error, usual)


def usual_language(query: Query) -> str:
    """Return the language in which a question is answered when none is asked for: that of the page, where it has it."""
    tags = languages(query.path, query.name, query.text)
    return language() if language() in tags else ENGLISH


def _address(values: Mapping[str, str], tag: str, usual: str) -> str:
    """Return the query string that asks the same in another language."""
    rest = {name: value for name, value in values.items() if name != NAME}
    return urlencode(rest if tag == usual else {**rest, NAME: tag})
