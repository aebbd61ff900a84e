"""Which passage carries which value of a node: the rules of citation and evidence, each with its case."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.build.read import Corpus, divide
from kg.build.views import select_facts
from kg.evidence.support import passages_by_property, passages_for, passages_of
from kg.explain.grounds import Grounds
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF, slug_of

from .little import DG, triples
from .little import node as named

SPANS = """
span:one a cg:Span ; cg:ofSection section:aif . span:two a cg:Span ; cg:ofSection section:aif .
span:far a cg:Span ; cg:ofSection section:oped .
"""
NODES = {
    "evidence alone": "event:x a dg:Defection ; dg:place place:a ; cg:when '1901' ; cg:evidence span:one, span:far .",
    "citation beside evidence": """
        event:x a dg:Defection ; dg:place place:a ; cg:when '1901' ; cg:evidence span:one ; cg:citation citation:c .
        citation:c a cg:Citation ; cg:cites span:far ; cg:supports cg:when .""",
    "two citations of one value": """
        event:x a dg:Defection ; cg:when '1901' ; cg:citation citation:c, citation:d .
        citation:c a cg:Citation ; cg:cites span:one ; cg:supports cg:when .
        citation:d a cg:Citation ; cg:cites span:far ; cg:supports cg:when .""",
}
CARRIED = [
    ("evidence alone", DG.place, "one far"),
    ("evidence alone", CG.when, "one far"),
    ("evidence alone", RDF.type, "one far"),
    ("citation beside evidence", DG.place, "one"),
    ("citation beside evidence", CG.when, "far"),  # and the evidence no longer
    ("citation beside evidence", RDF.type, "one far"),
    ("two citations of one value", CG.when, "one far"),
    ("two citations of one value", RDF.type, "one far"),
]
# What remains of the node without a section, by property.
REMAINING = [
    ("evidence alone", "aif", "type place when evidence"),
    ("citation beside evidence", "aif", "type when citation"),
    ("citation beside evidence", "oped", "type place evidence"),
    ("two citations of one value", "aif", "type when citation"),
]


def corpus_of(node: str) -> Corpus:
    world, sources = divide(triples(SPANS + NODES[node]))
    return Corpus(Graph(), sources, world)


X = named("event:x")


@pytest.mark.parametrize(("node", "predicate", "expected"), CARRIED)
def test_the_passages_that_carry_a_value(node: str, predicate: NamedNode, expected: str):
    corpus = corpus_of(node)
    found = passages_for(corpus.authored, corpus.sources, X, predicate)
    assert {slug_of(span) for span in found} == set(expected.split())


@pytest.mark.parametrize(("node", "predicate", "expected"), CARRIED)
def test_proofs_rest_on_the_same_passages(node: str, predicate: NamedNode, expected: str):
    corpus = corpus_of(node)
    layers = {name: set() for name in ("ontology", "sources", "authored", "claims", "dates", "links", "gazetteer")}
    layers["authored"] = set(corpus.authored)
    (triple,) = [t for t in corpus.authored if t.subject == X and t.predicate == predicate]
    (ground,) = Grounds(layers, corpus.authored, corpus.sources).of(triple)
    assert [{slug_of(span) for span in needs} for needs in ground.needs] == [set(expected.split())]


@pytest.mark.parametrize(("node", "section", "expected"), REMAINING)
def test_what_remains_without_a_section(node: str, section: str, expected: str):
    kept = select_facts(corpus_of(node), f"without:{section}")
    assert {p.value.split("#")[1] for p, _ in kept.about(X)} == set(expected.split())


def test_all_passages_of_a_node_by_property():
    corpus = corpus_of("citation beside evidence")
    found = passages_by_property(corpus.authored, corpus.sources, X)
    assert {slug_of(span) for span in found[CG.when]} == {"far"}
    assert {slug_of(span) for span in found[DG.place]} == {"one"}
    assert {slug_of(span) for span in passages_of(corpus.authored, corpus.sources, X)} == {"one", "far"}


def test_an_entry_of_a_register_needs_no_passage_for_its_name():
    corpus = corpus_of("evidence alone")
    assert passages_for(corpus.authored, corpus.sources, named("place:a"), RDF.type) == frozenset()
