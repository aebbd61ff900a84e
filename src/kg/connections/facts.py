"""Facts as ties between any two things that one of them names: a person and a body, a journey and a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from pyoxigraph import NamedNode

from kg.connections.chains import Chain, chains_between
from kg.connections.shared import is_told_fact
from kg.connections.ties import Tie
from kg.rdf.graph import Graph
from kg.rdf.namespaces import RDF, is_term, kind_of

__all__ = ["chains_of_facts", "ties_by_facts"]


def ties_by_facts(authored: Graph, kinds: Collection[str]) -> list[Tie]:
    """Return a tie for each two things of some kinds that a cited fact names, or that it is about."""
    found = []
    for fact in authored.all_subjects():
        if isinstance(fact, NamedNode) and is_told_fact(authored, fact):
            cls = authored.node(fact, RDF.type)
            if cls is not None:
                found += [Tie(pair, cls, (fact,)) for pair in _pairs(authored, fact, kinds)]
    return found


def _pairs(authored: Graph, fact: NamedNode, kinds: Collection[str]) -> Iterable[tuple[NamedNode, NamedNode]]:
    told = (value for predicate, value in authored.about(fact) if is_term(predicate))
    named = {value for value in (fact, *told) if isinstance(value, NamedNode) and kind_of(value) in kinds}
    return combinations(sorted(named, key=lambda node: node.value), 2)


def chains_of_facts(ties: Iterable[Tie], start: NamedNode, end: NamedNode, wide: Collection[str]) -> list[Chain]:
    """Return the shortest chains of facts between two things.

    Things of the kinds `wide`, such as states, name half of all facts: a way leads through them only where none leads
    past them.
    """
    known = list(ties)
    ends = {start, end}
    narrow = [tie for tie in known if not any(kind_of(node) in wide and node not in ends for node in tie.people)]
    return chains_between(narrow, start, end) or chains_between(known, start, end)
