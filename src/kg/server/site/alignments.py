"""How our terms stand to those of others: the alignments of the ontology, read once."""

from __future__ import annotations

from kg.rdf.graph import Graph
from kg.server.site.site import Site

__all__ = ["alignments_of"]


def alignments_of(site: Site) -> Graph:
    """Return the alignments as a graph."""
    return site.graph_of_files("alignments", site.project.alignment_files())
