"""One thing with what belongs to it: statements, the cited nodes about it, their passages, names of neighbours."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.rdf.graph import Graph, Subject, subject_of
from kg.rdf.namespaces import CG, RDF, RDFS, SKOS, is_term

__all__ = ["describe", "inner_nodes", "name_of"]

_KEPT_OF_NEIGHBOURS = (RDF.type, RDFS.label, SKOS.prefLabel)


def describe(node: NamedNode, authored: Graph, sources: Graph, vocabulary: Graph) -> list[Triple]:
    """Return a bounded description of a thing (after the Concise Bounded Description, W3C submission of 2005)."""
    inner = inner_nodes(node, authored)
    found = Graph(Triple(s, p, o) for s in inner for p, o in authored.about(s))
    spans = [span for s in inner for span in authored.nodes(s, CG.evidence)]
    citations = [citation for s in inner for citation in authored.nodes(s, CG.citation)]
    spans += [span for citation in citations for span in sources.nodes(citation, CG.cites)]
    for source in (*citations, *spans):
        found.update(Triple(source, p, o) for p, o in sources.about(source))
    for neighbour in {t.object for t in found if isinstance(t.object, NamedNode) and t.predicate != RDF.type}:
        found.update(name_of(neighbour, (authored, sources, vocabulary)))
    return list(found)


def inner_nodes(node: NamedNode, authored: Graph) -> set[Subject]:
    """Return the thing itself and the cited nodes that speak of it; other things with names stay outside."""
    pointing = {subject_of(t) for t in authored if t.object == node and is_term(t.predicate)}
    return {node, *(s for s in pointing if authored.has(s, CG.evidence) or authored.has(s, CG.citation))}


def name_of(node: NamedNode, graphs: tuple[Graph, ...]) -> list[Triple]:
    """Return class and labels of a neighbour; a term of ours has them in the ontology."""
    if is_term(node):
        return []
    return [Triple(node, p, o) for graph in graphs for p in _KEPT_OF_NEIGHBOURS for o in graph.objects(node, p)]
