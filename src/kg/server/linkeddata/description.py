"""One thing with what belongs to it, layer by layer: what is told, what follows, what speaks of it, and names.

After the Concise Bounded Description (W3C submission of 2005): the statements of `kg.export.describe`; beyond them
the claims about what happened to the thing and their disputes, what follows for all of these, who points at the
thing, and the names of every neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.export.describe import describe, inner_nodes, name_of
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, OWL, RDF
from kg.server.site.pointers import pointers_of
from kg.server.site.site import Site

__all__ = ["described"]


def described(site: Site, node: NamedNode) -> dict[str, list[Triple]]:
    """Return the description of a thing, each statement under the layer that holds it; empty layers are left out."""
    layers = site.layers
    wanted = Graph(describe(node, site.authored, site.sources, site.ontology))
    inner = _with_claims(inner_nodes(node, site.authored), site.authored)
    for graph in layers.values():
        wanted.update(t for subject in inner for t in _about(subject, graph))
    wanted.update(t for source in _passages(inner, site) for t in _about(source, site.sources))
    wanted.update(Triple(pointer.subject, pointer.predicate, node) for pointer in pointers_of(site).get(node, ()))
    wanted.update(t for match in _matches(node, site) for t in _about(match, site.links))
    naming = (site.authored, site.sources, site.ontology, site.links, site.gazetteer)
    for neighbour in _neighbours(wanted):
        wanted.update(name_of(neighbour, naming))
    parts = {name: [t for t in wanted if t in graph] for name, graph in layers.items()}
    return {name: triples for name, triples in parts.items() if triples}


def _with_claims(inner: set[Subject], authored: Graph) -> set[Subject]:
    """Return the nodes, the claims about them, and the disputes in which these stand."""
    claims = {claim for node in inner for claim in authored.subjects(CG.aboutNode, node)}
    sides = claims | {node for node in inner if CG.Claim in authored.objects(node, RDF.type)}
    disputes = {d for side in sides for p in (CG.hasClaim, CG.hasSide) for d in authored.subjects(p, side)}
    return {*inner, *claims, *disputes}


def _passages(inner: Iterable[Subject], site: Site) -> set[NamedNode]:
    """Return the citations of some nodes, and the passages that these or the nodes themselves name."""
    citations = {citation for node in inner for citation in site.authored.nodes(node, CG.citation)}
    spans = {span for node in inner for span in site.authored.nodes(node, CG.evidence)}
    return citations | spans | {span for citation in citations for span in site.sources.nodes(citation, CG.cites)}


def _matches(node: NamedNode, site: Site) -> set[Subject]:
    """Return the judgements on a thing and the features that they rest on: one that is rejected says so."""
    matches = {*site.links.subjects(CG.matchOf, node)}
    return matches | {feature for match in matches for feature in site.links.subjects(CG.featureOf, match)}


def _about(subject: Term, graph: Graph) -> Iterator[Triple]:
    """Yield what a graph says of a subject and of the nameless nodes below it; that it is a thing says nothing."""
    for predicate, value in graph.about(subject):
        if value == OWL.Thing:
            continue
        yield Triple(subject, predicate, value)  # type: ignore[arg-type]
        if isinstance(value, BlankNode):
            yield from _about(value, graph)


def _neighbours(triples: Iterable[Triple]) -> set[NamedNode]:
    """Return what triples speak of; a class that is but the class of something is told by the ontology."""
    found = (term for t in triples for term in (t.subject, t.object if t.predicate != RDF.type else None))
    return {term for term in found if isinstance(term, NamedNode)}
