"""The step in which the values of preferred claims become facts; no other claim ever does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Triple

from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, CONCEPT

__all__ = ["settled"]


def settled(graph: Graph, leave_out: Collection[Term] = ()) -> Iterator[Triple]:
    """Yield the value of each preferred claim whose basis is not left out."""
    for claim in graph.subjects(CG.rank, CONCEPT.preferred):
        if graph.value(claim, CG.basis) not in leave_out or graph.value(claim, CG.basis) is None:
            triple = _value_of(graph, claim)
            if triple is not None:
                yield triple


def _value_of(graph: Graph, claim: Subject) -> Triple | None:
    node, about = graph.node(claim, CG.aboutNode), graph.node(claim, CG.aboutProperty)
    value = graph.value(claim, CG.valueNode) or graph.value(claim, CG.valueLiteral)
    return Triple(node, about, value) if node and about and value else None
