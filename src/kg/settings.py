"""What a project says of itself in its `project.toml`: addresses, languages, licences, and how its terms are shown.

The core names no class and no property of any domain; where a page, a search or a check needs to know one, the
project names it here. Keys are those of the classes below, with hyphens for underscores.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from kg import locate
from kg.errors import KgError
from kg.exportfaults import faults_of
from kg.exportsettings import Bibliography, Itinerary, Links, Map, Tabled
from kg.listsettings import Listed
from kg.settingfaults import fault

__all__ = ["Settings", "Words", "current", "in_english", "read", "texts_folder"]

Texts = tuple[str, ...]
Words = str | Mapping[str, str]
"""What people read: in one language, or by the tag of the language."""


@dataclass(frozen=True)
class About:
    """What the project is called, where its names begin, in which languages it speaks; titles by language tag.

    `texts` is the folder of the source texts, as seen from the project, where `$KG_SOURCES` does not name one.
    """

    name: str = "project"
    title: Mapping[str, str] = field(default_factory=dict)
    summary: Words = ""
    description: Words = ""
    base: str = "urn:kg:"
    languages: Texts = ("en",)
    editors: str = ""
    keywords: Texts = ()
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    licence_name: str = "CC BY 4.0"
    texts: str = ""


@dataclass(frozen=True)
class Ontology:
    """The prefix of the project's own terms, the files that take part in reasoning, and what idle shapes mean."""

    prefix: str = ""
    files: Texts = ()
    empty_shapes: str = "refused"


@dataclass(frozen=True)
class Kinds:
    """Kinds of things, as in their IRIs, beside those of the core, and what each is good for (docs/project.md)."""

    own: Texts = ()
    headings: Mapping[str, Words] = field(default_factory=dict)
    registers: Texts = ()
    unnamed: Texts = ()
    offered: Texts = ()
    facts_offered: Texts = ()
    lives: Texts = ()
    examples: Texts = ()
    undated: Mapping[str, Words] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    agents: Texts = ()
    happenings: Texts = ("event", "statement")


@dataclass(frozen=True)
class Search:
    """What the search goes by: which kinds a bare name means first, what a thing of a kind is worth, hints for people.

    `asked_for` are kinds whose classes a question is about when it names one of their things.
    """

    first: Texts = ()
    asked_for: Texts = ()
    worth: Mapping[str, float] = field(default_factory=dict)
    hint: Words = ""
    example: Words = ""


@dataclass(frozen=True)
class Show:
    """Properties that titles, cards, pages and exports go by; prefixed names, the most telling first."""

    owners: Texts = ()
    objects: Texts = ()
    leads: Texts = ()
    unsaid: Texts = ()
    speaking_of: Texts = ()
    owned: Texts = ()
    life: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """Properties whose numbers count a unit of time, and those whose figures stand in a text as they are."""

    units: Mapping[str, str] = field(default_factory=dict)
    figures: Texts = ()


@dataclass(frozen=True)
class Ties:
    """What ties two things of the class `between`, see `kg.connections`; `marks` are classes that a network tells."""

    between: str = ""
    joining: Texts = ()
    general: Texts = ()
    apart: Mapping[str, str] = field(default_factory=dict)
    at_body: Mapping[str, str] = field(default_factory=dict)
    together: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Coverage:
    """A class whose things have a row of their own in the ledger, what is part of them, and what these have."""

    whole: str = ""
    part_of: str = ""
    parts: Texts = ()


@dataclass(frozen=True)
class Home:
    """The timeline on the first page: nodes of a class, whom they are about, where, and with whom.

    `during` leads to a node whose `companions` are named after `companions_lead`; `count` counts things of a class.
    """

    title: Words = ""
    heading: Words = ""
    explanation: Words = ""
    events: str = ""
    who: str = ""
    where: Texts = ()
    nowhere: Words = ""
    during: str = ""
    companions: str = ""
    companions_lead: Words = ""
    count: str = ""
    counted: Words = ""


@dataclass(frozen=True)
class Guide:
    """What newcomers are shown: a first query for the editor, questions with their parameters, what to try next."""

    query: str = ""
    thing: str = ""
    questions: Texts = ()
    after: str = ""


@dataclass(frozen=True)
class Settings:
    """A whole `project.toml`; without one, the core alone."""

    file: str = ""
    project: About = About()
    ontology: Ontology = Ontology()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    kinds: Kinds = Kinds()
    search: Search = Search()
    show: Show = Show()
    told: Told = Told()
    ties: Ties = Ties()
    coverage: Coverage = Coverage()
    home: Home = Home()
    lists: Mapping[str, Listed] = field(default_factory=dict)
    guide: Guide = Guide()
    bibliography: Bibliography = field(default_factory=Bibliography)
    tables: Mapping[str, Tabled] = field(default_factory=dict)
    map: Map = field(default_factory=Map)
    itinerary: Itinerary = field(default_factory=Itinerary)
    links: Links = field(default_factory=Links)

    @property
    def title(self) -> str:
        """The title in the language of the program, else in the first of the project's."""
        titles = self.project.title
        return titles.get("en") or next(iter(titles.values()), self.project.name)


def in_english(words: Words) -> str:
    """Return what a project says as data have it: in English, else in the first language that it is said in."""
    return words if isinstance(words, str) else words.get("en") or next(iter(words.values()), "")


@cache
def current() -> Settings:
    """Return the settings of the project that this process works on; those of the core alone outside of any."""
    root = locate.project_root_or_none()
    return read(root) if root is not None else Settings()


def texts_folder() -> str | None:
    """Return the folder of the source texts: `$KG_SOURCES`, else that of the settings, else as `locate.sources`."""
    named = current().project.texts
    if not named or "KG_SOURCES" in os.environ:
        return locate.sources()
    return str(Path(current().file).parent / named)


@cache
def read(root: str) -> Settings:
    """Return the settings of a project; an unknown key or a value of the wrong kind is an error with file and line."""
    file = str(Path(root) / locate.PROJECT_FILE)
    try:
        text = Path(file).read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{file} cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{file}: {error}; see docs/project.md for the keys") from None
    found: Settings = _filled(Settings, told, (), file, text)
    _check(found, file, text)
    for place, message in faults_of(found.tables, found.links):
        raise fault(file, text, place, message)
    return found


def _filled(cls: Any, told: Mapping[str, Any], place: tuple[str, ...], file: str, text: str) -> Any:
    hints, names = get_type_hints(cls), [each.name for each in fields(cls) if each.name != "file"]
    known = {name.replace("_", "-"): name for name in names}
    values: dict[str, Any] = {"file": file} if cls is Settings else {}
    for key, value in told.items():
        if key not in known:
            raise fault(file, text, (*place, key), f"{key} is no key here; there are: {', '.join(sorted(known))}")
        values[known[key]] = _value(hints[known[key]], value, (*place, key), file, text)
    return cls(**values)


def _value(kind: Any, value: Any, place: tuple[str, ...], file: str, text: str) -> Any:
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise fault(file, text, place, f"{place[-1]} is a table: write [{'.'.join(place)}] and its keys below")
        return _filled(kind, value, place, file, text)
    if (each := next(iter(get_args(kind)[1:]), None)) is not None and is_dataclass(each):
        if not isinstance(value, dict):
            raise fault(file, text, place, f"{place[-1]} is a table: write [{'.'.join(place)}.NAME] and its keys below")
        return {name: _value(each, told, (*place, name), file, text) for name, told in value.items()}
    wanted, fits = _FITTING[kind]
    if not fits(value):
        raise fault(file, text, place, f"{place[-1]} is {wanted}, not {value!r}")
    return tuple(value) if isinstance(value, list) else value


def _is_table_of(kinds: type | tuple[type, ...], value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, kinds) for each in value.values())


def _is_words(value: Any) -> bool:
    return isinstance(value, str) or (bool(value) and _is_table_of(str, value))


_FITTING: dict[Any, tuple[str, Any]] = {
    str: ("a text", lambda value: isinstance(value, str)),
    Texts: (
        "a list of texts",
        lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    ),
    Mapping[str, str]: ("a table of texts", lambda value: _is_table_of(str, value)),
    Words: ("a text, or a table of texts by language", _is_words),
    Mapping[str, Words]: (
        "a table of texts, each perhaps by language",
        lambda value: isinstance(value, dict) and all(map(_is_words, value.values())),
    ),
    Mapping[str, float]: ("a table of numbers", lambda value: _is_table_of((int, float), value)),
}


def _check(found: Settings, file: str, text: str) -> None:
    if not found.project.base.startswith(("http://", "https://")) or not found.project.base.endswith(("/", "#")):
        raise fault(file, text, ("project", "base"), "base is an http address that ends in / (all names begin with it)")
    if not found.project.languages:
        raise fault(file, text, ("project", "languages"), 'languages is empty: name one at least, as in ["en"]')
    for tag in found.project.title:
        if tag not in found.project.languages:
            message = f"the title is told in “{tag}”, which languages does not list: add it there, or take it away"
            raise fault(file, text, ("project", "title"), message)
    if found.ontology.empty_shapes not in {"refused", "allowed"}:
        raise fault(file, text, ("ontology", "empty-shapes"), "empty-shapes is refused or allowed")
    by_address = {found.project.base + "ontology#": found.ontology.prefix}
    for prefix, address in found.prefixes.items():
        if address in by_address:
            message = f"{prefix} and {by_address[address]} stand for one address: keep one of the prefixes"
            raise fault(file, text, ("prefixes", prefix), message)
        by_address[address] = prefix
