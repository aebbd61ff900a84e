"""Search: things by any of their names, in any language and spelling; questions and terms by their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from kg.server.pages.context import context_of
from kg.server.pages.rendering import render
from kg.server.pages.titles import kind_of
from kg.server.site.questions import catalogue_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

__all__ = ["Found", "search_page"]

_LONGEST = 200
_HEADINGS = {
    "person": "People",
    "group": "Groups",
    "place": "Places",
    "state": "States",
    "work": "Works",
    "law": "Law",
    "journey": "Journeys",
    "dispute": "Disputes",
    "section": "Sections of the sources",
    "doc": "Documents",
    "concept": "Concepts",
    "scheme": "Lists of concepts",
    "": "Terms of the ontology",
}


@dataclass
class Found:
    """Things of one kind that were found."""

    heading: str
    nodes: list[NamedNode] = field(default_factory=list)


def search_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return what is called like `q`."""
    words = "".join(char for char in str(arguments.get("q", "")) if char.isprintable()).strip()[:_LONGEST]
    names = site.graph.names
    groups = _by_kind(names.search(words))
    questions = catalogue_of(site).search(words.split()) if words else []
    shown: dict[str, Any] = {"search_words": words, "groups": groups, "questions": questions}
    return render(context_of(site), "search.html", **shown, count=sum(len(group.nodes) for group in groups))


def _by_kind(nodes: Iterable[NamedNode]) -> list[Found]:
    groups = {kind: Found(heading) for kind, heading in _HEADINGS.items()}
    for node in nodes:
        kind = kind_of(node)
        groups.setdefault(kind, Found(kind.capitalize())).nodes.append(node)
    return [group for group in groups.values() if group.nodes]
