"""A citation: which values of a node one passage tells, named after both, beside the node."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.errors import KgError
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF, abbreviate, expand, identifier, kind_of, slug_of
from kg.scaffold.kinds import vocabulary_of
from kg.scaffold.places import Described
from kg.scaffold.values import property_of
from kg.scaffold.writing import add_to, can_be_added_to

__all__ = ["new_citation"]


def new_citation(project: Project, node: str, span: str, supports: Sequence[str]) -> list[Path]:
    """Write a citation that says which values of a node a passage tells, and link it; return the file written.

    Raises KgError, and writes nothing, for a node or a passage that is not described, a property that the node has not,
    a citation that is there already, and a file that has to be put in canonical form first.
    """
    ontology = vocabulary_of(project)
    described = Described(project, ontology)
    cited, passage = _described(described, node, "node"), _described(described, span, "passage")
    properties = [_told(ontology, described, cited, name) for name in supports]
    citation = identifier("citation", f"{kind_of(cited)}-{slug_of(cited)}-by-{slug_of(passage)}")
    path = described.files[cited]
    if citation in described.files:
        raise KgError(f"{abbreviate(citation.value)} is there already; nothing was written")
    if not can_be_added_to(path):
        raise KgError(f"{project.relative(path)} is not in canonical form: kg format writes it so; nothing was written")
    triples = [
        Triple(cited, CG.citation, citation),
        Triple(citation, RDF.type, CG.Citation),
        Triple(citation, CG.cites, passage),
        *(Triple(citation, CG.supports, prop) for prop in properties),
    ]
    return [add_to(path, triples)]


def _described(among: Described, name: str, what: str) -> NamedNode:
    iri = expand(name)
    found = NamedNode(iri) if iri else None
    if found is None or found not in among.files:
        raise KgError(f"no {what} is called {name}: write it with its prefix, as in event:… or span:…")
    return found


def _told(ontology: Graph, among: Described, node: NamedNode, name: str) -> NamedNode:
    prop = property_of(ontology, name)
    if not among.graph.has(node, prop):
        raise KgError(f"{abbreviate(node.value)} has no {abbreviate(prop.value)} that a passage could support")
    return prop
