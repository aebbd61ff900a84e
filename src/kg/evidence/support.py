"""Which passages support which value of a node.

A citation supports the values of the properties that it names; `dg:evidence` supports every value of the node that
no citation names, and each of several pieces of evidence supports all of them.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import DG

__all__ = ["passages_by_property"]

_APPARATUS = (DG.evidence, DG.citation)


def passages_by_property(authored: Graph, sources: Graph, node: Subject) -> dict[NamedNode, list[NamedNode]]:
    """Return the evidence of each property that the node has; a property without any is left out."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for citation in authored.nodes(node, DG.citation):
        for named in sources.nodes(citation, DG.supports):
            found.setdefault(named, []).extend(sources.nodes(citation, DG.cites))
    evidence = authored.nodes(node, DG.evidence)
    for predicate in {predicate for predicate, _ in authored.about(node)}:
        if evidence and predicate not in found and predicate not in _APPARATUS:
            found[predicate] = list(evidence)
    return found
