from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.interchange import from_rdflib, term_from_rdflib, term_to_rdflib, to_rdflib
from kg.rdf.namespaces import XSD

from .little import node, triples

TERMS = [
    node("person:ada"),
    BlankNode("b0"),
    Literal("Ada"),
    Literal(""),
    Literal("Ада", language="ru"),
    Literal("1.50", datatype=XSD.decimal),
    Literal("007", datatype=XSD.integer),
    Literal("TRUE", datatype=XSD.boolean),
    Literal("1961-06-16Z", datatype=XSD.date),
    Literal("1961~", datatype=node("edtf:EDTF")),
    Literal("not a number", datatype=XSD.integer),
    Literal(" 7 ", datatype=XSD.integer),
    Literal("line\nbreak\ttab\\", datatype=NamedNode("http://example.org/type")),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_every_term_goes_there_and_back_as_it_was_written(term: NamedNode | BlankNode | Literal):
    assert term_from_rdflib(term_to_rdflib(term)) == term


@pytest.mark.parametrize("term", [t for t in TERMS if isinstance(t, Literal)], ids=str)
def test_the_lexical_form_is_the_same_in_rdflib(term: Literal):
    there = term_to_rdflib(term)
    assert str(there) == term.value


@pytest.mark.parametrize("term", [t for t in TERMS if not isinstance(t, BlankNode)], ids=str)
def test_a_graph_keeps_the_lexical_forms(term: NamedNode | Literal):
    triple = Triple(node("person:ada"), node("dg:owner"), term)
    assert from_rdflib(to_rdflib([triple])) == [triple]


def test_two_spellings_of_one_number_stay_two():
    two = triples("person:ada dg:years 1.5 , 1.50 .")
    assert len(to_rdflib(two)) == 2
    assert set(from_rdflib(to_rdflib(two))) == set(two)


def test_what_is_no_rdf_is_left_out_on_the_way_back():
    graph = rdflib.Graph()
    subject, predicate = rdflib.URIRef("http://e.org/s"), rdflib.URIRef("http://e.org/p")
    graph.add((rdflib.Literal("x"), predicate, subject))
    graph.add((subject, rdflib.BNode(), subject))
    graph.add((subject, predicate, subject))
    assert from_rdflib(graph) == [Triple(*(NamedNode(f"http://e.org/{n}") for n in "sps"))]


def test_the_prefixes_come_along():
    bound = dict(to_rdflib([]).namespaces())
    assert str(bound["dg"]) == "https://w3id.org/defector-graph/ontology#"
