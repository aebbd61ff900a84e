"""Disputes where some passages are left out: one stands while two of its sides are still told."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.evidence.support import passages_for
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG

__all__ = ["needs_of_dispute", "with_standing_disputes"]

_SIDES = (CG.hasClaim, CG.hasSide)
_OF_SIDES = (*_SIDES, CG.resolution)


def with_standing_disputes(facts: Graph, written: Graph) -> Graph:
    """Return facts without sides that nothing tells any more, and without disputes left with fewer than two.

    `written` is what was written, of which the facts are the part that is left.
    """
    gone = set(_gone(facts, written))
    return Graph(
        triple
        for triple in facts
        if (triple.subject, None) not in gone
        and not (triple.predicate in _OF_SIDES and (triple.subject, triple.object) in gone)
    )


def needs_of_dispute(written: Graph, sources: Graph, dispute: Subject, value: Term) -> tuple[frozenset[NamedNode], ...]:
    """Return sets of passages, of each of which one must be told for a dispute and a value of it to stand.

    That two sides of several stand is said as: whichever side is left out, one of the others stands.
    """
    sides = _sides_of(written, dispute)
    carried = {side: _passages_of_side(written, sources, side, sides) for side in sides}
    others = ([carried[other] for other in sides if other != side] for side in sides)
    needs = [frozenset().union(*each) for each in others if each and all(each)]
    return tuple(
        dict.fromkeys([*needs, *(passages for side, passages in carried.items() if side == value and passages)])
    )


def _passages_of_side(written: Graph, sources: Graph, side: NamedNode, sides: list[NamedNode]) -> frozenset[NamedNode]:
    """Return the passages any one of which lets a side stand; none where it stands without any."""
    disputed = _disputed(written, side, sides) or {predicate for predicate, _ in written.about(side)}
    each = [passages_for(written, sources, side, predicate) for predicate in disputed]
    return frozenset().union(*each) if all(each) else frozenset()


def _sides_of(facts: Graph, dispute: Subject) -> list[NamedNode]:
    return list(dict.fromkeys(side for predicate in _SIDES for side in facts.nodes(dispute, predicate)))


def _gone(facts: Graph, written: Graph) -> Iterator[tuple[Subject, Subject | None]]:
    """Yield each dispute with a side that is gone, and with None where the dispute itself is."""
    for dispute in facts.of_type(CG.Dispute):
        sides = _sides_of(facts, dispute)
        standing = [side for side in sides if _stands(facts, written, side, sides)]
        if len(standing) < 2:
            yield dispute, None
        yield from ((dispute, side) for side in sides if side not in standing)


def _stands(facts: Graph, written: Graph, side: NamedNode, sides: list[NamedNode]) -> bool:
    """Return whether a side is told: something of it, and of what it had of the properties in dispute."""
    if next(iter(facts.about(side)), None) is None:
        return False
    disputed = _disputed(written, side, sides)
    return not disputed or any(facts.has(side, predicate) for predicate in disputed)


def _disputed(written: Graph, side: NamedNode, sides: list[NamedNode]) -> set[NamedNode]:
    """Return the properties of a side that another side claims otherwise."""
    return {
        predicate
        for claim in sides
        if written.node(claim, CG.aboutNode) == side
        and (predicate := written.node(claim, CG.aboutProperty)) is not None
        and written.has(side, predicate)
    }
