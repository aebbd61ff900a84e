"""One dispute as a sample for the first page: who says what, and which side is held to be right."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.cards import difference_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.disputes import ShownDispute, shown_dispute
from kg.server.pages.footnotes import Footnotes

__all__ = ["sample_dispute"]


def sample_dispute(context: Context) -> ShownDispute | None:
    """Return a dispute that can be taken in at a glance; None where the project has none."""
    node = context.site.kept("sample dispute", lambda: _plainest(context.site.authored))
    if node is None:
        return None
    difference = difference_of(node, context.graph, context.site.authored, context.site.graph.texts)
    return shown_dispute(difference, context, Footnotes())


def _plainest(authored: Graph) -> NamedNode | None:
    """Return the first dispute, by address, that has two values, a speaker and a verdict."""
    nodes = sorted((node for node in authored.of_type(CG.Dispute) if isinstance(node, NamedNode)), key=str)
    return next((node for node in nodes if _is_plain(authored, node)), None)


def _is_plain(authored: Graph, dispute: NamedNode) -> bool:
    claims = authored.nodes(dispute, CG.hasClaim)
    return (
        len(claims) == 2
        and not authored.nodes(dispute, CG.hasSide)
        and bool(authored.nodes(dispute, CG.resolution))
        and all(authored.node(claim, CG.valueNode) for claim in claims)
        and any(authored.node(claim, CG.assertedBy) for claim in claims)
    )
