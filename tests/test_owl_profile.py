"""The profile OWL 2 RL: axioms within and outside it, and ours (OWL 2 Profiles, section 4.2)."""

from __future__ import annotations

import pytest
import rdflib

from kg.project import Project

from .rl_profile import outside_rl

DECLARED = """
@prefix : <http://e.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :q a owl:ObjectProperty . :d a owl:DatatypeProperty .
:n a owl:AnnotationProperty .
"""


INSIDE = [
    ":A rdfs:subClassOf :B .",
    "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ] rdfs:subClassOf :B .",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ] .",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ] .",
    "[ a owl:Class ; owl:unionOf ( :A :B ) ] rdfs:subClassOf :B .",
    ":p rdfs:domain :A ; rdfs:range :B . :d rdfs:range xsd:decimal .",
    ":p owl:propertyChainAxiom ( :p :q ) .",
    ":p a owl:TransitiveProperty .",
    ":p owl:propertyDisjointWith :q .",
]


OUTSIDE = [
    (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .",
        "right side of subClassOf",
    ),
    (":A rdfs:subClassOf [ a owl:Class ; owl:unionOf ( :A :B ) ] .", "right side of subClassOf"),
    (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] .",
        "right side of subClassOf",
    ),
    ("owl:Thing rdfs:subClassOf :A .", "left side of subClassOf"),
    (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :A ] rdfs:subClassOf :B .",
        "left side of subClassOf",
    ),
    (":A owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .", "equivalentClass"),
    (":A owl:disjointWith [ a owl:Class ; owl:complementOf :B ] .", "disjointWith"),
    (":p rdfs:range owl:Thing .", "range"),
    (":p rdfs:domain [ a owl:Class ; owl:unionOf ( :A :B ) ] .", "domain"),
    (":d rdfs:range xsd:date .", "datatype range outside RL"),
    (":d rdfs:range xsd:gYear .", "datatype range outside RL"),
    (":n rdfs:range :A .", "domain or range on an annotation property"),
    (":p a owl:ReflexiveProperty .", "forbidden construct"),
    (":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:hasSelf true ] .", "forbidden construct"),
    (":A rdf:subject :B .", "reserved vocabulary"),
    (":p a owl:TransitiveProperty , owl:AsymmetricProperty .", "AsymmetricProperty on a property that is not simple"),
    (
        ":p a owl:FunctionalProperty ; owl:propertyChainAxiom ( :q :q ) .",
        "FunctionalProperty on a property that is not",
    ),
    (":p a owl:TransitiveProperty ; owl:propertyDisjointWith :q .", "disjoint property that is not simple"),
    (":p owl:propertyChainAxiom ( :q :q ) . :q owl:propertyChainAxiom ( :p :p ) .", "property order is not regular"),
    (":p owl:propertyChainAxiom ( :q :p :q ) .", "property order is not regular"),
    (":A :unknown :B .", "undeclared property"),
    (":p owl:propertyChainAxiom ( :q :unknown ) .", "undeclared property in an axiom"),
    (":A rdfs:subClassOf :Unknown .", "undeclared class"),
    (":p a owl:DatatypeProperty .", "two kinds of property"),
]


@pytest.mark.parametrize("axiom", INSIDE)
def test_axioms_within_the_profile(axiom: str):
    assert outside_rl(rdflib.Graph().parse(data=DECLARED + axiom, format="turtle")) == []


@pytest.mark.parametrize(("axiom", "fault"), OUTSIDE, ids=[axiom for axiom, _ in OUTSIDE])
def test_axioms_outside_the_profile_are_named(axiom: str, fault: str):
    found = outside_rl(rdflib.Graph().parse(data=DECLARED + axiom, format="turtle"))
    assert [line for line in found if line.startswith(fault)] != []


def test_no_axiom_of_ours_is_outside_owl_2_rl(project: Project):
    graph = rdflib.Graph()
    for path in project.vocabulary_files():
        graph.parse(path)
    assert outside_rl(graph) == []
