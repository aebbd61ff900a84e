from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Triple

from kg.build import Built
from kg.build.views import without_propositions
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIER, RDF, XSD
from kg.reasoning import close, trim

from .little import ROOT, node, triples, world


@pytest.fixture(scope="module")
def axioms() -> Graph:
    return Graph(turtle.read(ROOT / "ontology" / "axioms.ttl"))


@pytest.mark.parametrize(
    "body",
    [
        "event:r dg:grantedBy state:x ; dg:refusedBy state:x .",
        "person:ada a dg:Person , dg:Group .",
        "place:x a cg:Place , dg:State .",
        "event:e a dg:Birth , dg:Death .",
        "law:x a dg:LegalAct , dg:Provision .",
        "journey:x a dg:Tour , dg:Trip .",
    ],
    ids=["granted and refused", "person and group", "place and state", "birth and death", "act and provision", "tour and trip"],  # noqa: E501
)  # fmt: skip
def test_contradictions_are_told(axioms: Graph, body: str):
    assert close([*axioms, *triples(body)]).inconsistencies != []


def test_what_is_no_contradiction_is_not_told(axioms: Graph):
    body = "event:r dg:grantedBy state:x ; dg:refusedBy state:y . person:ada a dg:Person . group:g a dg:Group ."
    assert close([*axioms, *triples(body)]).inconsistencies == []


def test_the_closure_leaves_its_input_alone_and_gives_only_what_is_new():
    given = triples("dg:Tour rdfs:subClassOf dg:Journey . journey:x a dg:Tour .")
    before = list(given)
    found = close(given)
    assert given == before
    assert set(triples("journey:x a dg:Journey .")) <= set(found.inferred)
    assert set(given) & set(found.inferred) == set()
    assert found.inconsistencies == []


@pytest.mark.parametrize("axiomatic", [False, True])
def test_datatypes_and_other_axioms_are_told_only_when_asked_for(axiomatic: bool):
    found = close(triples("journey:x a dg:Tour ; dg:years 7.0 ."), axiomatic=axiomatic).inferred
    assert bool([t for t in found if t.subject in XSD]) == axiomatic


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("cg:within a owl:TransitiveProperty . place:a cg:within place:b . place:b cg:within place:c .",
         "place:a cg:within place:c ."),
        ("dg:jointWith a owl:SymmetricProperty . event:a dg:jointWith event:b .", "event:b dg:jointWith event:a ."),
        ("dg:defector owl:inverseOf dg:defectorIn . event:a dg:defector person:b .", "person:b dg:defectorIn event:a ."),  # noqa: E501
        ("dg:defector rdfs:subPropertyOf dg:departed . event:a dg:defector person:b .", "event:a dg:departed person:b ."),  # noqa: E501
        ("dg:defector rdfs:range dg:Person . event:a dg:defector person:b .", "person:b a dg:Person ."),
        ("dg:attended owl:propertyChainAxiom ( dg:studentIn dg:atSchool ) . person:a dg:studentIn tie:t ."
         " tie:t dg:atSchool group:s .", "person:a dg:attended group:s ."),
        ("[ a owl:Restriction ; owl:onProperty dg:defectorIn ; owl:someValuesFrom dg:Defection ] rdfs:subClassOf"
         " dg:Defector . person:a dg:defectorIn event:d . event:d a dg:Defection .", "person:a a dg:Defector ."),
        ("[ a owl:Class ; owl:intersectionOf ( dg:Union [ a owl:Restriction ; owl:onProperty dg:unionKind ;"
         " owl:hasValue c:registered ] ) ] rdfs:subClassOf dg:Marriage . tie:u a dg:Union ; dg:unionKind c:registered .",  # noqa: E501
         "tie:u a dg:Marriage ."),
    ],
    ids=["transitive", "symmetric", "inverse", "sub-property", "range", "chain", "some values", "intersection"],
)  # fmt: skip
def test_what_follows_by_owl(body: str, new: str):
    found = trim(close(triples(body)).inferred, Graph())
    assert [t for t in found if t.subject.value.startswith(IDENTIFIER)] == triples(new)


def test_trimming_drops_nameless_types_and_pairs_of_a_thing_with_itself():
    ontology = world("dg:colleagueOf cg:trimSelfPairs true . cg:within cg:trimSelfPairs false .")
    kept = triples("person:a dg:colleagueOf person:b . place:a cg:within place:a . person:a a dg:Person .")
    dropped = [
        *triples("person:a dg:colleagueOf person:a ."),
        Triple(node("person:a"), RDF.type, BlankNode("x")),
        Triple(BlankNode("x"), node("cg:within"), node("place:a")),
        Triple(BlankNode("x"), RDF.type, node("dg:Person")),
    ]
    assert trim([*kept, *dropped], ontology) == kept


def test_closing_again_after_the_rules_adds_nothing(built: Built):
    layers = ("ontology", "authored", "claims", "dates", "gazetteer", "inferred", "rules")
    given = without_propositions(Graph(triple for layer in layers for triple in built.layer(layer)))
    again = close(given)
    known = {*built.layer("authored"), *built.layer("sources"), *built.layer("links")}
    assert [str(t) for t in trim(again.inferred, Graph(built.layer("ontology"))) if t not in known] == []
    assert again.inconsistencies == []


def test_nobody_is_paired_with_himself_in_the_built_graph(graph: Graph):
    marked = graph.subjects(node("cg:trimSelfPairs"))
    assert [str(t) for t in graph if t.predicate in marked and t.subject == t.object] == []


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("person:rudolf-nureyev", "dg:defectedFromCompany", "group:kirov-theatre"),
        ("person:rudolf-nureyev", "dg:defectedIn", "place:paris"),
        ("person:rudolf-nureyev", "rdf:type", "dg:TourDefector"),
        ("person:rudolf-nureyev", "rdf:type", "dg:Dancer"),
        ("person:rudolf-nureyev", "dg:convictedUnder", "law:rsfsr-cc-1960-art-64"),
        ("event:nureyev-conviction", "dg:termBelowRangeOf", "law:rsfsr-cc-1960-art-64"),
        ("event:nureyev-defection", "dg:lawPossiblyInForce", "law:rsfsr-cc-1960-art-64"),
        ("person:viktoria-mullova", "dg:leftTogetherWith", "person:vakhtang-jordania"),
    ],
)
def test_what_follows_from_the_sections(graph: Graph, subject: str, predicate: str, value: str):
    assert node(value) in graph.objects(node(subject), node(predicate))
