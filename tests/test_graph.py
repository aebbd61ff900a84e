from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.graph import Graph
from kg.rdf.namespaces import RDF, RDFS, SKOS

from .little import node, triples, world

LIGHTS = """
person:ada a dg:Person ; rdfs:label "Ada"@en , "Ада"@ru ; skos:altLabel "A. Fenn" .
person:ben a dg:Person ; rdfs:label "Ben"@en ; cg:wikidata wd:Q1 .
place:rock a cg:Place .
"""


@pytest.fixture
def lights() -> Graph:
    return world(LIGHTS)


def test_a_graph_holds_each_triple_once(lights: Graph):
    lights.update(triples(LIGHTS))
    assert len(lights) == len(list(lights)) == 8


def test_a_graph_gives_back_what_it_was_given(lights: Graph):
    assert set(lights) == set(triples(LIGHTS))


def test_membership(lights: Graph):
    assert Triple(node("person:ada"), RDF.type, node("dg:Person")) in lights
    assert Triple(node("person:ada"), RDF.type, node("cg:Place")) not in lights
    assert "person:ada" not in lights


def test_subjects_with_a_property_or_with_a_value(lights: Graph):
    assert lights.subjects(RDFS.label) == [node("person:ada"), node("person:ben")]
    assert lights.subjects(RDFS.label, Literal("Ben", language="en")) == [node("person:ben")]
    assert lights.subjects(RDFS.label, Literal("Ben")) == []
    assert lights.subjects(SKOS.broader) == []


def test_subjects_of_a_type_come_in_order_of_their_iris(lights: Graph):
    assert lights.of_type(node("dg:Person")) == [node("person:ada"), node("person:ben")]


def test_values(lights: Graph):
    ada = node("person:ada")
    assert lights.text(ada, SKOS.altLabel) == "A. Fenn"
    assert lights.value(ada, SKOS.prefLabel) is None
    assert lights.text(ada, SKOS.prefLabel) is None
    assert lights.label(ada, RDFS.label, "ru") == "Ада"
    assert lights.label(ada, RDFS.label, "fr") is None
    assert lights.node(node("person:ben"), node("cg:wikidata")) == node("wd:Q1")
    assert lights.node(ada, RDFS.label) is None
    assert lights.nodes(ada, RDFS.label) == []


def test_asking_does_not_add(lights: Graph):
    stranger = node("person:cy")
    assert not lights.has(stranger, RDF.type)
    assert list(lights.about(stranger)) == []
    assert stranger not in lights.all_subjects()


def test_about_yields_property_and_value_in_order_of_the_properties(lights: Graph):
    assert [p for p, _ in lights.about(node("person:ada"))] == [RDF.type, RDFS.label, RDFS.label, SKOS.altLabel]


def test_blank_nodes_are_subjects_too():
    graph = Graph([Triple(BlankNode("b"), RDF.type, node("dg:Person"))])
    assert graph.all_subjects() == [BlankNode("b")]


@pytest.mark.parametrize("written", ["007", "7.0", "7.00", "1e3"])
def test_literals_are_kept_as_they_were_written(written: str):
    number = Literal(written, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    assert Graph([Triple(node("person:ada"), node("dg:years"), number)]).text(node("person:ada"), node("dg:years")) == (
        written
    )
