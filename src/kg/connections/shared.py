"""What two things have in common beside ties: the same body, place, journey or person told of both, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.connections.times import Times, times_of
from kg.rdf.graph import Graph, subject_of
from kg.rdf.namespaces import CG, is_term, kind_of

__all__ = ["Shared", "is_told_fact", "shared_by"]


@dataclass(frozen=True)
class Shared:
    """A thing that facts of both name: those of the one, those of the other, and how the nearest two of them lie.

    Where the thing is itself told of as a fact that names both, as a journey is, it is the one fact of each.
    """

    thing: NamedNode
    one: tuple[NamedNode, ...]
    other: tuple[NamedNode, ...]
    times: Times


def shared_by(graph: Graph, authored: Graph, pair: tuple[NamedNode, NamedNode], kinds: frozenset[str]) -> list[Shared]:
    """Return the things of some kinds that cited facts of both name, those of the surest times first.

    A fact that names both tells more than what they share, but for a thing of these kinds: that is shared by both.
    What somebody said of them is no fact of theirs.
    """
    mine, theirs = (_named_with(authored, node, kinds) for node in pair)
    both = {fact for facts in mine.values() for fact in facts} & {fact for facts in theirs.values() for fact in facts}
    found = []
    for thing in sorted((mine.keys() & theirs.keys()) - set(pair), key=str):
        one, other = (_in_order(graph, facts[thing] - (both - {thing})) for facts in (mine, theirs))
        if one and other:
            times = Times() if thing in (*one, *other) else times_of(graph, one, other)
            found.append(Shared(thing, one, other, times))
    return sorted(found, key=lambda shared: (shared.times.order[0], shared.thing.value))


def _in_order(graph: Graph, facts: Iterable[NamedNode]) -> tuple[NamedNode, ...]:
    """Return facts in order of date, those without one last."""
    return tuple(sorted(facts, key=lambda fact: (graph.text(fact, CG.beginEarliest) or "9999", fact.value)))


def is_told_fact(authored: Graph, node: object) -> bool:
    """Tell whether a node is a fact that passages tell, and no statement: what somebody said is no fact."""
    if not isinstance(node, NamedNode) or kind_of(node) == "statement":
        return False
    return authored.has(node, CG.evidence) or authored.has(node, CG.citation)


def _named_with(authored: Graph, node: NamedNode, kinds: frozenset[str]) -> dict[NamedNode, set[NamedNode]]:
    """Return the things that are named in what is told of a node, each with the facts that name it."""
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for fact in _facts_naming(authored, node):
        for value in (fact, *(value for _, value in authored.about(fact))):
            if isinstance(value, NamedNode) and kind_of(value) in kinds:
                found[value].add(fact)
    return found


def _facts_naming(authored: Graph, node: NamedNode) -> Iterator[NamedNode]:
    for triple in authored:
        fact = subject_of(triple)
        if triple.object == node and is_term(triple.predicate) and is_told_fact(authored, fact):
            assert isinstance(fact, NamedNode)  # noqa: S101
            yield fact
