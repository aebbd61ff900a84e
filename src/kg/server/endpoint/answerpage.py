"""The answer of any query as a page that needs no script: a table, and the pictures that its columns allow.

It is made where queries are answered, in a worker that can open no file: all that a page is made of is read before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryTriples, Triple

from kg.export.geometry import Position
from kg.languages import TAGS
from kg.queries import Answer
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, RDFS, SKOS, abbreviate
from kg.server.endpoint.evaluation import answer_of
from kg.server.pictures.assets import asset, warm
from kg.server.pictures.forms import TABLE, offers_of
from kg.server.pictures.places import AT_CAPITAL
from kg.server.pictures.sheet import sheet_of
from kg.server.pictures.showing import NAME, Pictures, picture_file, pictures_of, plan_of
from kg.server.pictures.taking import Taking, code_for
from kg.server.site.data import Data
from kg.server.site.dates import value_in_words
from kg.server.site.links import path_of
from kg.server.site.reader import reader
from kg.server.site.rendering import page_of
from kg.server.wire.reply import Reply
from kg.translation import gettext, label_language

__all__ = ["answer_page", "answer_picture"]

_MOST = 1000
_TEMPLATES = ("answer.html", "base.html", "pictures.html", "taking.html")
warm(_TEMPLATES)


@dataclass(frozen=True)
class _Things:
    """Names, addresses and positions of the things of a store."""

    data: Data
    pages: str

    def _value(self, node: NamedNode, predicate: NamedNode) -> Iterator[Literal]:
        found = self.data.store.quads_for_pattern(node, predicate, None, self.data.default)
        yield from (quad.object for quad in found if isinstance(quad.object, Literal))

    def title(self, term: Term | Triple) -> str:
        """Return a literal as people read it, the name of a thing, or its IRI in short; of a triple term all three."""
        if isinstance(term, Triple):
            return f"<<( {' '.join(self.title(part) for part in (term.subject, term.predicate, term.object))} )>>"
        if isinstance(term, Literal):
            return value_in_words(term)
        if not isinstance(term, NamedNode):
            return f"_:{term.value}"
        names = {name.language: name.value for p in (SKOS.prefLabel, RDFS.label) for name in self._value(term, p)}
        return next((names[tag] for tag in (label_language(), *TAGS, None) if tag in names), abbreviate(term.value))

    def path(self, node: NamedNode) -> str:
        """Return where a thing is shown, or nothing for what no browser should follow."""
        found = path_of(node.value, self.pages)
        return found if found.startswith(("/", "https://", "http://")) else ""

    def position(self, node: NamedNode) -> Position | None:
        """Return longitude and latitude, or None."""
        found = [next(self._value(node, predicate), None) for predicate in (CG.longitude, CG.latitude)]
        try:
            longitude, latitude = (float(value.value) for value in found if value is not None)
        except ValueError:
            return None
        return longitude, latitude

    def at_capital(self, node: NamedNode) -> bool:
        """Tell whether the position is that of a capital that stands for a state."""
        return AT_CAPITAL is not None and any(v.value in {"true", "1"} for v in self._value(node, AT_CAPITAL))

    def place_called(self, name: str) -> NamedNode | None:
        """Return the one place of a name that lies somewhere, or None."""
        names = [Literal(name, language=tag) for tag in TAGS]
        quads = (q for each in names for q in self.data.store.quads_for_pattern(None, None, each, self.data.default))
        places = {q.subject for q in quads if isinstance(q.subject, NamedNode) and self.position(q.subject)}
        return places.pop() if len(places) == 1 else None


def answer_page(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return the page of an answer; `query`, `view` and `picture` are what the address gives, `root` is the site's."""
    answer, is_whole = _read(data, arguments)
    things = _Things(data, arguments["root"] + reader().prefix)
    shown = {
        "asset": asset,
        "query": arguments["query"],
        "answer": answer,
        "is_whole": is_whole,
        "most": _MOST,
        "cells": [[_cell(term, things) for term in row] for row in answer.rows],
        "pictures": _pictures(answer, things, arguments) if is_whole else None,
        "taking": _taking(answer, arguments),
        "edit": _address(arguments, ""),
    }
    return page_of("answer.html", 200, arguments["root"], arguments["version"], shown)


def answer_picture(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return a picture of an answer as a file; `picture` and `suffix` name it."""
    answer, _ = _read(data, arguments)
    things = _Things(data, arguments["root"])
    return picture_file(plan_of(offers_of(sheet_of(answer, things)), arguments["picture"]), arguments["suffix"])


def _read(data: Data, arguments: dict[str, Any]) -> tuple[Answer, bool]:
    """Return an answer, and whether it is the whole of it; triples are rows of three."""
    found = answer_of(data, arguments)
    if isinstance(found, QueryBoolean):
        return Answer(boolean=bool(found)), True
    if isinstance(found, QueryTriples):
        rows = [(t.subject, t.predicate, t.object) for t in islice(found, _MOST + 1)]
        names = (gettext("subject"), gettext("property"), gettext("value"))
    else:
        names = tuple(variable.value for variable in found.variables)
        rows = [tuple(solution) for solution in islice(found, _MOST + 1)]
    return Answer(names, rows[:_MOST]), len(rows) <= _MOST  # type: ignore[arg-type]


def _cell(term: Term | None, things: _Things) -> tuple[str, str, str]:
    """Return what stands in a cell: text, address and language."""
    if term is None:
        return "", "", ""
    if isinstance(term, NamedNode):
        return things.title(term), things.path(term), ""
    return things.title(term), "", (term.language or "") if isinstance(term, Literal) else ""


def _pictures(answer: Answer, things: _Things, arguments: Mapping[str, Any]) -> Pictures:
    return pictures_of(
        things,
        answer,
        arguments.get(NAME) or TABLE,
        TABLE,
        page=lambda name: _address(arguments, "/answer", {NAME: name}),
        file=lambda name: f"{arguments['root']}/sparql/answer/{name}?{_asked(arguments)}",
    )


def _asked(arguments: Mapping[str, Any], more: Mapping[str, str] | None = None) -> str:
    view = {"view": arguments["view"]} if arguments.get("view") else {}
    return urlencode({"query": arguments["query"], **view, **(more or {})})


def _address(arguments: Mapping[str, Any], step: str, more: Mapping[str, str] | None = None) -> str:
    return f"{arguments['root']}{reader().prefix}/sparql{step}?{_asked(arguments, more)}"


def _taking(answer: Answer, arguments: Mapping[str, Any]) -> Taking:
    start = reader().base or arguments["root"]
    csv, results = (f"{start}/sparql?{_asked(arguments, {'format': name})}" for name in ("csv", "json"))
    files = {} if answer.boolean is not None else {"CSV": csv, "JSON": results}
    more = {NAME: arguments[NAME]} if arguments.get(NAME) else {}
    link = f"{start}{reader().prefix}/sparql/answer?{_asked(arguments, more)}"
    return Taking(link, files, code_for(csv, results))
