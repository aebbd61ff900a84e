"""The step in which the values of preferred claims become facts; no other claim ever does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Triple

from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CONCEPT, DG

__all__ = ["settled"]


def settled(graph: Graph, leave_out: Collection[Term] = ()) -> Iterator[Triple]:
    """Yield the value of each preferred claim whose basis is not left out."""
    for claim in graph.subjects(DG.rank, CONCEPT.preferred):
        if graph.value(claim, DG.basis) not in leave_out or graph.value(claim, DG.basis) is None:
            triple = _value_of(graph, claim)
            if triple is not None:
                yield triple


def _value_of(graph: Graph, claim: Subject) -> Triple | None:
    node, about = graph.node(claim, DG.aboutNode), graph.node(claim, DG.aboutProperty)
    value = graph.value(claim, DG.valueNode) or graph.value(claim, DG.valueLiteral)
    return Triple(node, about, value) if node and about and value else None
