"""Where owlrl 7.6 departs from the rule tables, each fault in a world of its own; ours follows the tables."""

from __future__ import annotations

import pytest
import rdflib

from kg.reasoning.owl2rl import close

from .oracle import owlrl_closure, world


def test_a_key_ignores_its_last_property():
    triples = world(":C owl:hasKey ( :p :q ) . :x a :C ; :p 1 ; :q 2 . :y a :C ; :p 1 ; :q 3 .")
    false = set(world(":x owl:sameAs :y ."))
    assert false <= owlrl_closure(triples)[0]
    assert not false & set(close(triples).inferred)


CONTRADICTIONS = {
    "AllDifferent ignores its last member": (
        "eq-diff2",
        "[] a owl:AllDifferent ; owl:members ( :x :y ) . :x owl:sameAs :y .",
    ),
    "AllDisjointProperties ignores its last member": (
        "prp-adp",
        "[] a owl:AllDisjointProperties ; owl:members ( :p :q ) . :x :p :y ; :q :y .",
    ),
    "a functional property may have two literals": (
        "dt-diff",
        ':p a owl:FunctionalProperty . :x :p "a" , "b" .',
    ),
    "a literal outside the range is not seen": ("dt-not-type", ':p rdfs:range xsd:integer . :x :p "seven" .'),
}


@pytest.mark.parametrize(("rule", "turtle"), CONTRADICTIONS.values(), ids=list(CONTRADICTIONS))
def test_contradiction_goes_unreported(rule, turtle):
    triples = world(turtle)
    _, errors = owlrl_closure(triples)
    assert [one.rule for one in close(triples).inconsistencies] == [rule]
    assert not errors


MISSING = {
    "equal values are not the same literal": (
        ":p a owl:InverseFunctionalProperty . :x :p 1 . :y :p 1.0 .",
        ":x owl:sameAs :y .",
    ),
    "nor is a sub-property of itself over others, and what scm-svf2 makes of it": (
        ":p owl:equivalentProperty :r . :A owl:onProperty :r ; owl:someValuesFrom :C ."
        " :B owl:onProperty :r ; owl:someValuesFrom :C .",
        ":A rdfs:subClassOf :B .",
    ),
    "a sub-class of itself over others is not derived": (
        ":below owl:inverseOf rdfs:subClassOf . :A rdfs:subClassOf :B . :B rdfs:subClassOf :A .",
        ":A :below :A .",
    ),
}


@pytest.mark.parametrize(("turtle", "conclusion"), MISSING.values(), ids=list(MISSING))
def test_conclusion_is_missed(turtle, conclusion):
    triples, expected = world(turtle), set(world(conclusion))
    assert not expected & owlrl_closure(triples)[0]
    assert expected <= set(close(triples).inferred)


def test_literals_become_subjects():
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = rdflib.Graph().parse(data="@prefix : <http://example.org/> . :x :p 7 .")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    assert any(isinstance(subject, rdflib.Literal) for subject in graph.subjects())
    assert not len(close(world(":x :p 7 .")).inferred)
