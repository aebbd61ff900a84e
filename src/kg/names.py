"""From what people write to the thing meant: IRI, prefixed name, slug, or a name in any language, case and spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.errors import AmbiguousNameError, NotFoundError, OtherClassError
from kg.languages import MAIN
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import RDFS, SKOS, abbreviate, expand
from kg.search import iri_meant, meant_by, normalise
from kg.translation import label_language, message

if TYPE_CHECKING:
    from kg.search import Index
    from kg.search.thing import Thing

__all__ = ["Names", "definition_of", "normalise", "resolve"]

_MOST_NEAR = 6


def resolve(text: str, index: Index, is_known: Callable[[NamedNode], bool], cls: str | None = None) -> NamedNode:
    """Return the one thing that is meant; `cls` (prefixed name) is the class it must belong to.

    `is_known` tells whether an IRI that has no name, such as that of a passage, is spoken of. Raises NotFoundError
    with the candidates, best first, when nothing, or more than one thing, is meant.
    """
    wanted = None if cls is None else (expand(cls) or cls)
    if (iri := iri_meant(text)) is not None:
        return _with_iri(text, iri, index, is_known, cls)
    meant = meant_by(text, index, lambda thing: wanted is None or wanted in thing.classes)
    if len(meant.things) == 1:
        return NamedNode(meant.things[0].iri)
    if meant.things:
        raise AmbiguousNameError(
            message("“%(text)s” is the name of several things; say which:", text=text), _described(meant.things)
        )
    if meant.of_other_class:
        raise OtherClassError(
            message("“%(text)s” is no %(kind)s:", text=text, kind=cls), _described(meant.of_other_class)
        )
    from kg.search import best_things

    near = [found.thing for found in best_things(text, index) if wanted is None or wanted in found.thing.classes]
    raise NotFoundError(message("nothing here is called “%(text)s”", text=text), _described(near[:_MOST_NEAR]))


def _with_iri(text: str, iri: str, index: Index, is_known: Callable[[NamedNode], bool], cls: str | None) -> NamedNode:
    place = index.by_iri.get(iri)
    if place is None:
        if cls is None and (node := _node(iri)) is not None and is_known(node):
            return node
        raise NotFoundError(message("nothing here is called “%(text)s”", text=text))
    thing = index.things[place]
    if cls is not None and (expand(cls) or cls) not in thing.classes:
        raise OtherClassError(message("“%(text)s” is no %(kind)s:", text=text, kind=cls), _described([thing]))
    return NamedNode(thing.iri)


def _node(iri: str) -> NamedNode | None:
    """Return the node of an IRI, or None for what only stands where an IRI would."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _described(things: Iterable[Thing]) -> list[str]:
    return [f"{abbreviate(thing.iri)}  {thing.title or abbreviate(thing.iri)}" for thing in things]


class Names:
    """Every name in a graph, ready to be looked up."""

    def __init__(self, graph: Graph, index: Index | None = None):
        self._graph, self._given = graph, index

    @cached_property
    def index(self) -> Index:
        """The index of the names: the one that was given, else made from the graph when first asked for."""
        if self._given is not None:
            return self._given
        from kg.search import gather, index_of

        return index_of(gather(self._graph))

    def resolve(self, text: str, cls: str | None = None) -> NamedNode:
        """Return the one thing that is meant, as `resolve` does."""
        return resolve(text, self.index, self._is_known, cls)

    def _is_known(self, node: NamedNode) -> bool:
        return any(True for _ in self._graph.about(node))

    def label(self, node: NamedNode, language: str = "") -> str:
        """Return the label in a language, by default in the one spoken, else any label, else the prefixed name."""
        language = language or label_language()
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self._graph.label(node, predicate, language)) is not None:
                return found
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self._graph.text(node, predicate)) is not None:
                return found
        return abbreviate(node.value)


def definition_of(graph: Graph, node: Subject, language: str = MAIN) -> str:
    """Return what a concept or term means, in a language, else in the project’s first, else in English."""
    return next((text for tag in (language, MAIN, "en") if (text := graph.label(node, SKOS.definition, tag))), "")
