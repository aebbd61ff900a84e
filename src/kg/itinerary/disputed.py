"""Orders that accounts differ in: what the sides of disputes claim to come after or before what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.itinerary.terms import AFTER, BEFORE
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG

__all__ = ["Disputed", "disputed_orders"]

Disputed = Mapping[tuple[NamedNode, NamedNode], list[NamedNode]]
"""Disputes by the two facts, the one claimed to be earlier first."""


def disputed_orders(graph: Graph) -> Disputed:
    """Return which orders are claimed by a side of which disputes."""
    found: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
    for dispute in graph.of_type(CG.Dispute):
        for claim in (side for each in (CG.hasClaim, CG.hasSide) for side in graph.nodes(dispute, each)):
            if (pair := _claimed(graph, claim)) and isinstance(dispute, NamedNode) and dispute not in found[pair]:
                found[pair].append(dispute)
    return found


def _claimed(graph: Graph, claim: NamedNode) -> tuple[NamedNode, NamedNode] | None:
    about, value = graph.node(claim, CG.aboutNode), graph.node(claim, CG.valueNode)
    predicate = graph.node(claim, CG.aboutProperty)
    if about is None or value is None:
        return None
    return (value, about) if predicate in AFTER else (about, value) if predicate in BEFORE else None
