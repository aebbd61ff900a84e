"""Stops of a life: facts that put somebody at one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.geometry import Position
from kg.export.placing import position_of
from kg.itinerary.terms import AT, FROM, TO, WHO
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG

__all__ = ["Stop", "grounds", "stops_of"]


@dataclass(frozen=True)
class Stop:
    """A fact and the place at which it puts somebody.

    `part` is 0 for the place that was left, 1 for where it happened, 2 for the place that was reached: within one fact
    they come in this order.
    """

    fact: NamedNode
    place: NamedNode
    part: int


def stops_of(graph: Graph, person: NamedNode, facts: Iterable[NamedNode]) -> list[Stop]:
    """Return the stops that facts tell of; what names several places, of which none lies in the other, tells of none.

    Places that no gazetteer places are left out.
    """
    return [stop for fact in facts if _was_there(graph, fact, person) for stop in _stops(graph, fact)]


def _was_there(graph: Graph, fact: NamedNode, person: NamedNode) -> bool:
    return any(person in graph.nodes(fact, predicate) for predicate in WHO)


def _stops(graph: Graph, fact: NamedNode) -> Iterator[Stop]:
    for part, properties in enumerate((FROM, AT, TO)):
        told = dict.fromkeys(place for each in properties for place in graph.nodes(fact, each))
        placed = [place for place in told if position_of(graph, place) is not None]
        place = _most_exact(graph, placed)
        if place is not None:
            yield Stop(fact, place, part)


def _most_exact(graph: Graph, places: Sequence[NamedNode]) -> NamedNode | None:
    """Return the place that lies in all others, or None."""
    for place in places:
        ground = grounds(graph, place)
        if all(position_of(graph, other) in ground for other in places):
            return place
    return None


def grounds(graph: Graph, place: NamedNode) -> set[Position]:
    """Return where a place and all that it lies in stand: a state stands where its ground does."""
    found: set[Position] = set()
    waiting, seen = [place], {place}
    while waiting:
        each = waiting.pop()
        if (position := position_of(graph, each)) is not None:
            found.add(position)
        new = [wider for wider in graph.nodes(each, CG.within) if wider not in seen]
        seen.update(new)
        waiting += new
    return found
