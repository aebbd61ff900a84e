"""owlrl as a second opinion: its closure as a set of triples, trimmed to what both engines tell."""

from __future__ import annotations

from collections.abc import Iterable

import owlrl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import OWL, RDF, RDFS

PREFIXES = """
@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
XSD = "http://www.w3.org/2001/XMLSchema#"
REFLEXIVE = {OWL.sameAs, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty}
THING_AS_VALUE = {RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.range}
SYSTEM = {RDFS.Datatype, OWL.AnnotationProperty}


def world(turtle: str) -> list[Triple]:
    """Parse Turtle with the usual prefixes; blank nodes keep their names between calls."""
    return [quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)]


def owlrl_closure(triples: Iterable[Triple]) -> tuple[set[Triple], list[str]]:
    """Return owlrl's new triples, trimmed, and its error messages."""
    graph = rdflib.Graph()
    given = set(triples)
    for triple in given:
        graph.add(tuple(map(_to_rdflib, triple)))  # type: ignore[arg-type]
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    errors = [str(message) for message in graph.objects(None, ERROR)]
    kept = (triple for triple in graph if not _is_trivial(*triple))
    return {_from_rdflib(*triple) for triple in kept} - given, errors


def _is_trivial(s: rdflib.term.Node, p: rdflib.term.Node, o: rdflib.term.Node) -> bool:
    return (
        isinstance(s, rdflib.Literal)
        or not isinstance(p, rdflib.URIRef)
        or (s == o and p in REFLEXIVE)
        or (o == OWL.Thing and p in THING_AS_VALUE)
        or (s == OWL.Nothing and p == RDFS.subClassOf)
        or (p == RDF.type and o in SYSTEM)
        or (p in (ERROR, OWL.disjointWith) and str(s).startswith(XSD))
        or p == ERROR
        or str(o).endswith("agent-ont#ErrorMessage")
        or (p == RDF.type and o == OWL.Class and s in (OWL.Thing, OWL.Nothing))
    )


def _to_rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == XSD + "string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _from_rdflib(*triple: rdflib.term.Node) -> Triple:
    return Triple(*map(_term, triple))  # type: ignore[arg-type]


def _term(node: rdflib.term.Node) -> NamedNode | BlankNode | Literal:
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    assert isinstance(node, rdflib.Literal)
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
