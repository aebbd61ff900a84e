"""What two things have in common beside ties: the same body, place, journey or person told of both, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, subject_of
from kg.rdf.namespaces import CG, is_term, kind_of

__all__ = ["Overlap", "Shared", "overlap", "shared_by"]

Overlap = Literal["together", "perhaps together", "apart", ""]
"""How two times lie: surely with a day in common, possibly, surely without; empty where no time is told."""


_SUREST_FIRST: tuple[Overlap, ...] = ("together", "perhaps together", "", "apart")


@dataclass(frozen=True)
class Shared:
    """A thing that facts of both name: those of the one, those of the other, and how the nearest two of them lie."""

    thing: NamedNode
    one: tuple[NamedNode, ...]
    other: tuple[NamedNode, ...]
    times: Overlap


def shared_by(graph: Graph, authored: Graph, pair: tuple[NamedNode, NamedNode], kinds: frozenset[str]) -> list[Shared]:
    """Return the things of some kinds that cited facts of both name, those of the surest times first.

    A fact that names both is a tie already, and what somebody said of them is no fact of theirs.
    """
    mine, theirs = (_named_with(authored, node, kinds) for node in pair)
    both = {fact for facts in mine.values() for fact in facts} & {fact for facts in theirs.values() for fact in facts}
    found = []
    for thing in sorted((mine.keys() & theirs.keys()) - set(pair), key=str):
        one, other = (tuple(sorted(facts[thing] - both, key=str)) for facts in (mine, theirs))
        if one and other:
            times = min((overlap(graph, a, b) for a in one for b in other), key=_SUREST_FIRST.index)
            found.append(Shared(thing, one, other, times))
    return sorted(found, key=lambda shared: (_SUREST_FIRST.index(shared.times), shared.thing.value))


def overlap(graph: Graph, one: NamedNode, other: NamedNode) -> Overlap:
    """Tell how the times of two nodes lie, by their four bounds: what is not known only may be."""
    begins = [(graph.text(node, CG.beginEarliest), graph.text(node, CG.beginLatest)) for node in (one, other)]
    ends = [(graph.text(node, CG.endEarliest), graph.text(node, CG.endLatest)) for node in (one, other)]
    if not all(any((*begin, *end)) for begin, end in zip(begins, ends, strict=True)):
        return ""
    for first, second in ((0, 1), (1, 0)):
        last_day, first_day = ends[first][1], begins[second][0]
        if last_day is not None and first_day is not None and last_day < first_day:
            return "apart"
    latest, earliest = [begin[1] for begin in begins], [end[0] for end in ends]
    if None not in latest and None not in earliest and max(map(str, latest)) <= min(map(str, earliest)):
        return "together"
    return "perhaps together"


def _named_with(authored: Graph, node: NamedNode, kinds: frozenset[str]) -> dict[NamedNode, set[NamedNode]]:
    """Return the things that are named in what is told of a node, each with the facts that name it."""
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for triple in authored:
        fact = subject_of(triple)
        if triple.object != node or not is_term(triple.predicate) or not isinstance(fact, NamedNode):
            continue
        if kind_of(fact) == "statement" or not (authored.has(fact, CG.evidence) or authored.has(fact, CG.citation)):
            continue
        for _, value in authored.about(fact):
            if isinstance(value, NamedNode) and kind_of(value) in kinds:
                found[value].add(fact)
    return found
