"""The bridge to rdflib, which owlrl, pySHACL and the second query engine work on."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KgError
from kg.rdf.graph import Term
from kg.rdf.namespaces import PREFIXES, XSD

__all__ = ["from_rdflib", "term_from_rdflib", "term_to_rdflib", "to_rdflib"]

_Node = rdflib.term.Node

# It logs a traceback for each literal whose value Python cannot hold, though nothing is lost.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return an rdflib graph with the same triples; lexical forms are kept."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    seen: dict[Term, _Node] = {}

    def convert(term: Term) -> _Node:
        if term not in seen:
            seen[term] = term_to_rdflib(term)
        return seen[term]

    for triple in triples:
        graph.add((convert(triple.subject), convert(triple.predicate), convert(triple.object)))  # type: ignore[arg-type]
    return graph


def from_rdflib(graph: Iterable[tuple[_Node, _Node, _Node]]) -> list[Triple]:
    """Return the triples of an rdflib graph that are legal RDF (a literal is never a subject)."""
    return [
        Triple(term_from_rdflib(s), term_from_rdflib(p), term_from_rdflib(o))  # type: ignore[arg-type]
        for s, p, o in graph
        if not isinstance(s, rdflib.Literal) and isinstance(p, rdflib.URIRef)
    ]


def term_to_rdflib(term: Term) -> _Node:
    """Return one term in rdflib's classes, unnormalised; what only RDF 1.2 has is an error."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal) or term.direction:
        what = "a literal with a direction" if isinstance(term, Literal) else "a triple term"
        raise KgError(f"{what} is of RDF 1.2, which rdflib does not know: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype == XSD.string else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def term_from_rdflib(node: _Node) -> Term:
    """Return one rdflib term as a term of ours."""
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return BlankNode(str(node)) if isinstance(node, rdflib.BNode) else NamedNode(str(node))
