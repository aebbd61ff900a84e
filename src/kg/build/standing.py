"""Disputes where some passages are left out: one stands while two of its sides are still told."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG

__all__ = ["with_standing_disputes"]

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


def _gone(facts: Graph, written: Graph) -> Iterator[tuple[Subject, Subject | None]]:
    """Yield each dispute with a side that is gone, and with None where the dispute itself is."""
    for dispute in facts.of_type(CG.Dispute):
        sides = [side for predicate in _SIDES for side in facts.nodes(dispute, predicate)]
        standing = [side for side in sides if _stands(facts, written, side, sides)]
        if len(standing) < 2:
            yield dispute, None
        yield from ((dispute, side) for side in sides if side not in standing)


def _stands(facts: Graph, written: Graph, side: NamedNode, sides: list[NamedNode]) -> bool:
    """Return whether a side is told: something of it, and of what it had of the properties in dispute."""
    if next(iter(facts.about(side)), None) is None:
        return False
    disputed = {
        predicate
        for claim in sides
        if written.node(claim, CG.aboutNode) == side
        and (predicate := written.node(claim, CG.aboutProperty)) is not None
        and written.has(side, predicate)
    }
    return not disputed or any(facts.has(side, predicate) for predicate in disputed)
