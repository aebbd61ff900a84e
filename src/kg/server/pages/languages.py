"""The language of an answer on its page: which there are, which is chosen, and where the same answer in others is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.languages import english_name
from kg.queries import Query
from kg.queries.language import ENGLISH, NAME, languages

__all__ = ["Language", "language_of"]


@dataclass(frozen=True)
class Language:
    """The language in which a question is answered: its tag, its name, the others by tag, and what is wrong with it."""

    tag: str
    name: str
    others: tuple[tuple[str, str, str], ...] = ()
    """Tag, name and query string of each other language."""
    error: str = ""


def language_of(query: Query, values: Mapping[str, str]) -> Language:
    """Return the language that was asked for; one that the question has not is told, where it has any."""
    tags = languages(query.path, query.name, query.text)
    tag = values.get(NAME, ENGLISH).lower()
    others = tuple((each, english_name(each), _address(values, each)) for each in tags if each != tag)
    error = f"{NAME}: one of {', '.join(tags)}" if tags and tag not in tags else ""
    return Language(tag, english_name(tag), others, error)


def _address(values: Mapping[str, str], tag: str) -> str:
    """Return the query string that asks the same in another language."""
    rest = {name: value for name, value in values.items() if name != NAME}
    return urlencode(rest if tag == ENGLISH else {**rest, NAME: tag})
