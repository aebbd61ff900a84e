"""The words of one language: patterns by class, forms of names, and the small words of lists, dates and reserves."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.accounts.dates import DateWords
from kg.accounts.files import FALLBACK, Read, files_of
from kg.accounts.patterns import Part, PatternError, parsed
from kg.errors import KgError
from kg.rdf.namespaces import expand

__all__ = ["TableWords", "Wording", "wording_of"]

_TABLES = ("words", "dates", "fragments", "names", "articles", "lower", "many", "claims", "tables", "shared")


@dataclass(frozen=True)
class TableWords:
    """The words of a table: its heading, and for each column what stands above it and its pattern."""

    heading: str
    columns: tuple[tuple[str, tuple[Part, ...]], ...]


@dataclass(frozen=True)
class Wording:
    """How one language says things.

    `patterns` are those of each class by what they are for (`sentence`, `noun`, `summary`, …); `names` are forms of
    names that differ from the label; `words` are the small words by group and key. Names of things of the classes in
    `lower` begin with a small letter within a sentence, but for those that match its expression; those in `many` that
    match theirs are in the plural; `claims` words what is claimed of a property, `shared` how two are connected by a
    property that leads both to one thing; `tables` are the words of tables, by name.
    """

    language: str
    patterns: Mapping[NamedNode, Mapping[str, tuple[Part, ...]]] = field(default_factory=dict)
    fragments: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    names: Mapping[NamedNode, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    lower: Mapping[NamedNode, str] = field(default_factory=dict)
    many: Mapping[NamedNode, str] = field(default_factory=dict)
    claims: Mapping[NamedNode, str] = field(default_factory=dict)
    tables: Mapping[str, TableWords] = field(default_factory=dict)
    dates: DateWords = field(default_factory=lambda: DateWords({}, {}))
    shared: Mapping[NamedNode, tuple[Part, ...]] = field(default_factory=dict)

    def word(self, key: str, default: str = "") -> str:
        """Return one of the small words."""
        return str(self.words.get(key, default))

    def plural(self, number: float, forms: tuple[str, ...]) -> str:
        """Return the form that agrees with a number, by the rule of the language (as in gettext)."""
        place = _rule(self.word("plural", "n != 1"))(int(number)) if number == int(number) else len(forms) - 1
        return forms[min(place, len(forms) - 1)]


@cache
def _rule(text: str) -> Callable[[int], int]:
    return gettext.c2py(text)


@cache
def wording_of(language: str, project: Path | None) -> Wording:
    """Return the words of a language, the project's beside the core's; English where there are none at all.

    Raises KgError with file and place for what cannot be read.
    """
    read = list(files_of(project, language)) or list(files_of(project, FALLBACK))
    patterns: dict[NamedNode, dict[str, tuple[Part, ...]]] = {}
    merged: dict[str, dict[Any, Any]] = {name: {} for name in _TABLES}
    for file in read:
        for key, table in file.tables.items():
            if key == "names":
                for name, forms in _checked(file, key, table).items():
                    merged[key].setdefault(name, {}).update(forms)
            elif key in _TABLES:
                merged[key].update(_checked(file, key, table))
            else:
                patterns.setdefault(_class(file, key), {}).update(_patterns(file, key, table))
    dates = merged["dates"]
    lists = dates.pop("lists", {})
    tables = {name: merged[name] for name in _TABLES if name != "dates"}
    return Wording(language, patterns, dates=DateWords(lists, dates), **tables)


def _checked(file: Read, key: str, table: Any) -> dict[Any, Any]:
    if not isinstance(table, dict):
        raise KgError(f"{file.path}: {key} is a table: write [{key}] and its keys below")
    if key == "fragments":
        return dict(_patterns(file, key, table))
    if key == "shared":
        return {_class(file, name): told for name, told in _patterns(file, key, table).items()}
    if key in {"lower", "many", "claims"}:
        return {_class(file, name): str(told) for name, told in table.items()}
    if key == "tables":
        return {name: _table(file, name, told) for name, told in table.items()}
    if key == "names":
        return {_class(file, name): _forms(file, name, told) for name, told in table.items()}
    return dict(table)


def _table(file: Read, name: str, told: Any) -> TableWords:
    columns: Any = told.get("columns") if isinstance(told, dict) else None
    is_list = isinstance(columns, list) and all(isinstance(each, list) and len(each) == 2 for each in columns)
    if not is_list or not isinstance(told.get("heading"), str):
        example = 'heading = "Posts" and columns = [["Post", "{ex:post}"]]'
        raise KgError(f"{file.path}: tables, {name}: write {example}")
    place = f"tables, {name}"
    parts = ((str(heading), _pattern(file, f"{place}, {heading}", text)) for heading, text in columns)
    return TableWords(told["heading"], tuple(parts))


def _forms(file: Read, name: str, told: Any) -> dict[str, str]:
    forms = {"name": told} if isinstance(told, str) else told
    if not isinstance(forms, dict) or not all(isinstance(form, str) for form in forms.values()):
        raise KgError(f'{file.path}: names, {name}: write a text, or forms as in {{ name = "Paris", in = "in Paris" }}')
    return forms


def _patterns(file: Read, key: str, table: Any) -> dict[str, tuple[Part, ...]]:
    if not isinstance(table, dict):
        raise KgError(f'{file.path}: {key} is neither a class nor one of {", ".join(_TABLES)}: write ["{key}"]')
    return {name: _pattern(file, f"{key}, {name}", text) for name, text in table.items()}


def _pattern(file: Read, place: str, text: Any) -> tuple[Part, ...]:
    if not isinstance(text, str):
        raise KgError(f"{file.path}: {place}: a pattern is a text, not {text!r}")
    try:
        return parsed(text)
    except PatternError as error:
        raise KgError(f"{file.path}: {place}: {error}") from None


def _class(file: Read, name: str) -> NamedNode:
    iri = expand(name)
    if iri is None:
        raise KgError(f"{file.path}: {name} is no table here and no prefixed name; tables: {', '.join(_TABLES)}")
    return NamedNode(iri)
