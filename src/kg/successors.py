"""What is gone, and what stands in its place: `deprecated.ttl` and `moved.ttl`, which no view and no count takes in.

Its entries are `owl:deprecated` and lead by `dcterms:isReplacedBy` (DCMI Metadata Terms) to their successors, if any.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import DCTERMS, slug_of
from kg.search import iri_meant

__all__ = ["moved_within", "read_deprecated", "successors", "successors_of_name"]


def read_deprecated(project: Project) -> Graph:
    """Return what is gone with its successors; an empty graph where the project has no such files."""
    return Graph(turtle.read_all(project.deprecated_files()))


def moved_within(deprecated: Graph, namespaces: tuple[str, ...]) -> list[Triple]:
    """Return what is told of the gone names that begin with a namespace."""
    gone = (node for node in deprecated.all_subjects() if isinstance(node, NamedNode))
    return [Triple(n, p, v) for n in gone if n.value.startswith(namespaces) for p, v in deprecated.about(n)]


def successors(deprecated: Graph, node: NamedNode) -> list[NamedNode] | None:
    """Return what stands in the place of a node, in order of the names; None for one that is not gone."""
    if not any(True for _ in deprecated.about(node)):
        return None
    return sorted(deprecated.nodes(node, DCTERMS.isReplacedBy), key=lambda found: found.value)


def successors_of_name(deprecated: Graph, name: str) -> tuple[NamedNode, list[NamedNode]] | None:
    """Return the node that is gone, and its successors, by an IRI, a prefixed name or a slug that is the only such."""
    iri = iri_meant(name)
    every = [s for s in deprecated.all_subjects() if isinstance(s, NamedNode)]
    meant = [s for s in every if s.value == iri or (iri is None and slug_of(s) == name)]
    if len(meant) != 1:
        return None
    return meant[0], successors(deprecated, meant[0]) or []
