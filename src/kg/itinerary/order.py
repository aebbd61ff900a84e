"""The order of facts as dates and texts tell it: a strict partial order, each step of it with its ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.itinerary.terms import AFTER, BEFORE, DEPARTURES, DURING, FIRST, LAST, RETURNS
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF

__all__ = ["Kind", "Order", "Tie"]


class Kind(Enum):
    """Why one fact comes before another."""

    TOLD = "told"
    DURING = "during"
    RETURN = "return"
    DATES = "dates"
    FIRST = "first"
    LAST = "last"


class Tie(NamedTuple):
    """One fact, another that began later, and why."""

    one: NamedNode
    other: NamedNode
    kind: Kind


class Order:
    """The order of the facts of one life, and of what they are told to come before or after.

    A fact comes before another when it surely began earlier: by dates, by what is told, or by both in turn. Where both
    would come before each other, neither does.
    """

    def __init__(self, graph: Graph, facts: Sequence[NamedNode]):
        self._graph, self._facts = graph, facts
        self._ways: dict[NamedNode, dict[NamedNode, tuple[Tie, ...]]] = {}

    def way(self, one: NamedNode, other: NamedNode) -> tuple[Tie, ...]:
        """Return the fewest steps that lead from a fact to a later one; none where it does not come before."""
        there, back = self._from(one).get(other, ()), self._from(other).get(one, ())
        return there if not back else ()

    def _from(self, start: NamedNode) -> dict[NamedNode, tuple[Tie, ...]]:
        """Return every fact that comes after one, with the steps that lead there."""
        if start not in self._ways:
            found: dict[NamedNode, tuple[Tie, ...]] = {start: ()}
            waiting = [start]
            for each in waiting:
                for tie in self._ties[each]:
                    if tie.other not in found:
                        found[tie.other] = (*found[each], tie)
                        waiting.append(tie.other)
            self._ways[start] = found
        return self._ways[start]

    @cached_property
    def _ties(self) -> dict[NamedNode, list[Tie]]:
        """What comes right after each fact; what is told comes before what follows from dates."""
        told = list(dict.fromkeys(self._told()))
        nodes = list(dict.fromkeys([*self._facts, *(node for tie in told for node in (tie.one, tie.other))]))
        found: dict[NamedNode, list[Tie]] = defaultdict(list)
        for tie in (*told, *self._returns(), *self._by_date(nodes), *self._at_the_ends()):
            if tie.one != tie.other:
                found[tie.one].append(tie)
        return found

    def _told(self) -> Iterator[Tie]:
        waiting, seen = list(self._facts), set(self._facts)
        for fact in waiting:
            for tie in self._told_of(fact):
                yield tie
                new = [node for node in (tie.one, tie.other) if node not in seen]
                seen.update(new)
                waiting += new

    def _told_of(self, fact: NamedNode) -> Iterator[Tie]:
        for predicates, kind in ((AFTER, Kind.TOLD), (DURING, Kind.DURING)):
            yield from (Tie(one, fact, kind) for each in predicates for one in self._graph.nodes(fact, each))
        yield from (Tie(fact, other, Kind.TOLD) for each in BEFORE for other in self._graph.nodes(fact, each))

    def _returns(self) -> Iterator[Tie]:
        departures = self._of(DEPARTURES)
        for other in self._of(RETURNS):
            yield from (Tie(one, other, Kind.RETURN) for one in departures)

    def _of(self, cls: NamedNode | None) -> list[NamedNode]:
        return [fact for fact in self._facts if cls is not None and cls in self._graph.nodes(fact, RDF.type)]

    def _by_date(self, nodes: Iterable[NamedNode]) -> Iterator[Tie]:
        """Yield pairs of which one surely began before the other; dates of ISO 8601 sort as text."""
        graph = self._graph
        bounds = [(node, graph.text(node, CG.beginEarliest), graph.text(node, CG.beginLatest)) for node in nodes]
        for one, _, latest in bounds:
            for other, earliest, _ in bounds:
                if latest is not None and earliest is not None and latest < earliest:
                    yield Tie(one, other, Kind.DATES)

    def _at_the_ends(self) -> Iterator[Tie]:
        first = {fact: rank for fact in self._facts if (rank := self._rank(fact, FIRST)) is not None}
        last = {fact: rank for fact in self._facts if (rank := self._rank(fact, LAST)) is not None}
        for one, rank in first.items():
            later = (fact for fact in self._facts if first.get(fact, len(FIRST)) > rank)
            yield from (Tie(one, other, Kind.FIRST) for other in later)
        for other, rank in last.items():
            sooner = (fact for fact in self._facts if last.get(fact, -1) < rank)
            yield from (Tie(one, other, Kind.LAST) for one in sooner)

    def _rank(self, fact: NamedNode, marks: Sequence[NamedNode]) -> int | None:
        """Return the number of the mark that a fact has as its class or among its values."""
        values = {value for _, value in self._graph.about(fact)} if marks else set()
        return next((rank for rank, mark in enumerate(marks) if mark in values), None)
