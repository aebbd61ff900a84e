"""Search: things by any of their names, in any language, case and spelling; questions by plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from kg.accounts.wording import wording_of
from kg.languages import TAGS
from kg.queries import Query
from kg.search import Found, FoundQuestion, best_things, classes_of, iri_meant, mixed, pair_asked
from kg.server.pages.context import Context, context_of
from kg.server.pages.foundpassages import found_passages, told_of
from kg.server.pages.guide import found_in_guide
from kg.server.pages.rendering import render
from kg.server.pages.titles import kind_of
from kg.server.site.candidates import things_of
from kg.server.site.questions import catalogue_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import gettext, marked, said

__all__ = ["Best", "Group", "search_page"]

_LONGEST = 200
_FIRST = 3
_LEAST_QUESTION = 0.02
"""What a question is worth at least; less have those that share only words that stand everywhere, as who and where."""
_FROM_GUIDE = 4
_FROM_PASSAGES = 8
_TOLD = 0.51
"""What somebody is worth whom no word names, and of whom a passage tells all that was asked for."""
_HEADINGS = {
    "name": marked("Names"),
    "dispute": marked("Disputes"),
    "section": marked("Sections of the sources"),
    "doc": marked("Documents"),
    "span": marked("Passages"),
    "concept": marked("Concepts"),
    "scheme": marked("Lists of concepts"),
    "": marked("Terms of the ontology"),
}


@dataclass
class Group:
    """Things of one kind that were found."""

    heading: str
    nodes: list[NamedNode] = field(default_factory=list)


@dataclass(frozen=True)
class Best:
    """What answers best of all: a thing, a question, or how two things are connected."""

    node: NamedNode | None = None
    question: Query | None = None
    pair: tuple[NamedNode, NamedNode] | None = None


def search_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the things and the questions that come near `q`, best first: a name, or a question in plain words."""
    words = "".join(char for char in str(arguments.get("q", "")) if char.isprintable()).strip()[:_LONGEST]
    if unnamed := _unnamed(words, site):
        return _page(site, words, [Best(unnamed)], [unnamed], questions=[], passages=[])
    index, queries = site.graph.names.index, catalogue_of(site).queries
    things = best_things(words, index)
    questions = [
        found
        for found in catalogue_of(site).questions.best(words, classes_of(words, index))
        if found.score >= _LEAST_QUESTION
    ]
    passages = found_passages(site, words, _FROM_PASSAGES)
    told = told_of(site, words, passages)
    best = [*_connection(words, site), *_nearest(mixed(things, questions, words)[:_FIRST], told, queries)]
    nodes = list(dict.fromkeys([*(NamedNode(found.thing.iri) for found in things), *filter(None, [told])]))
    asked = [queries[found.name] for found in questions]
    return _page(site, words, best, nodes, questions=asked, passages=passages)


def _nearest(found: list[Found | FoundQuestion], told: NamedNode | None, queries: Mapping[str, Query]) -> list[Best]:
    """Return what was found, and whom a passage tells of in its place among them."""
    nearest = [_best(each, queries) for each in found]
    if told is not None and Best(told) not in nearest:
        place = next((place for place, each in enumerate(found) if each.score < _TOLD), len(found))
        nearest.insert(place, Best(told))
    return nearest


def _page(site: Site, words: str, best: list[Best], nodes: list[NamedNode], **found: Sequence[Any]) -> Reply:
    context = context_of(site)
    shown: dict[str, Any] = {"search_words": words, "best": best, "groups": _by_kind(context, nodes), **found}
    guide = found_in_guide(site, words, _FROM_GUIDE) if words else []
    return render(context, "search.html", **shown, count=len(nodes), guide=guide)


def _unnamed(words: str, site: Site) -> NamedNode | None:
    """Return what has the IRI that was asked for and no name, such as a passage."""
    iri = iri_meant(words)
    is_ours = iri is not None and iri not in site.graph.names.index.by_iri and iri in things_of(site)
    return NamedNode(iri) if iri is not None and is_ours else None


def _best(found: Found | FoundQuestion, queries: Mapping[str, Query]) -> Best:
    return Best(NamedNode(found.thing.iri)) if isinstance(found, Found) else Best(question=queries[found.name])


def _connection(words: str, site: Site) -> Iterator[Best]:
    """Yield the connection of two things when that is asked for, or when two people are all that is named."""
    project = site.project.root
    connecting = [w for tag in TAGS for w in wording_of(tag, project).words.get("connecting", ())]
    pair = pair_asked(words, site.graph.names.index, connecting)
    if pair is not None:
        yield Best(pair=(NamedNode(pair[0].iri), NamedNode(pair[1].iri)))


def _heading(context: Context, node: NamedNode) -> str:
    """Return what things of the kind of a node are called: as told for the kind, else as its class is called."""
    kind, own = kind_of(node), current().kinds.headings
    if kind in own:
        return said(own[kind])
    if kind in _HEADINGS:
        return gettext(_HEADINGS[kind])
    called = context.terms.title(next(iter(context.terms.kinds(node)), node))
    return called[:1].upper() + called[1:]


def _by_kind(context: Context, nodes: Iterable[NamedNode]) -> list[Group]:
    """Return the things by kind, the kind of the best one first."""
    groups: dict[str, Group] = {}
    for node in nodes:
        kind = kind_of(node)
        groups.setdefault(kind, Group(_heading(context, node))).nodes.append(node)
    return list(groups.values())
