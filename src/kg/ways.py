"""Ways through the graph as settings write them: `a/b`, first property a, then b; `^a` against the direction of a."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.domain import term
from kg.rdf.graph import Graph, Term

__all__ = ["Step", "Way", "ends_of", "way", "ways"]


@dataclass(frozen=True)
class Step:
    """One property, and whether it is walked from its value to its subject."""

    property: NamedNode
    is_inverse: bool = False


Way = tuple[Step, ...]


def way(text: str) -> Way:
    """Return a way of the settings.

    >>> [step.is_inverse for step in way("^rdf:type/rdfs:label")]
    [True, False]
    """
    return tuple(Step(term(step.removeprefix("^")), step.startswith("^")) for step in text.split("/"))


def ways(texts: Iterable[str]) -> tuple[Way, ...]:
    """Return ways in their order."""
    return tuple(map(way, texts))


def ends_of(graph: Graph, node: Term, some: Iterable[Way]) -> Iterator[Term]:
    """Yield what stands at the end of each way from a node; the same thing again where two ways lead to it."""
    for each in some:
        found = [node]
        for step in each:
            found = [value for start in found for value in _next(graph, start, step)]
        yield from found


def _next(graph: Graph, node: Term, step: Step) -> Iterable[Term]:
    if step.is_inverse:
        return graph.subjects(step.property, node)
    return graph.objects(node, step.property)
