"""What the tables leave open: merging across roles, spellings of literals, strange graphs, what is told."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.reasoning.owl2rl import Pattern, close, rules_of

from .oracle import world

EX = "http://example.org/"
INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def inferred(turtle, **options):
    return set(close(world(turtle), **options).inferred)


def test_an_empty_graph_has_no_consequences():
    closure = close([])
    assert not len(closure.inferred)
    assert closure.is_consistent


def test_only_new_triples_are_told():
    told = inferred(":A rdfs:subClassOf :B . :x a :A , :B . :y a :A .")
    assert told == set(world(":y a :B ."))


def test_membership_needs_no_decoding():
    closure = close(world(":A rdfs:subClassOf :B . :x a :A ."))
    assert world(":x a :B .")[0] in closure.inferred
    assert world(":x a :A .")[0] not in closure.inferred
    assert world(":unheard a :of .")[0] not in closure.inferred
    assert "x" not in closure.inferred


def test_equals_are_told_of_each_other():
    told = inferred(":a owl:sameAs :b . :b owl:sameAs :c . :a :p 1 . :d :p :c .")
    assert told == set(
        world(
            """:b owl:sameAs :a . :c owl:sameAs :b , :a . :a owl:sameAs :c .
            :b :p 1 . :c :p 1 . :d :p :a , :b ."""
        )
    )


def test_merging_makes_new_axioms():
    told = inferred(
        """:p a owl:FunctionalProperty . :x :p :q , :r . :r a owl:TransitiveProperty .
        :a :q :b . :b :q :c ."""
    )
    assert set(world(":a :q :c ; :r :b , :c . :q a owl:TransitiveProperty .")) <= told


def test_merged_list_nodes_are_read_in_every_way():
    told = inferred(
        """:C owl:unionOf :l1 . :l1 owl:sameAs :l2 .
        :l1 rdf:first :A ; rdf:rest () . :l2 rdf:first :B ; rdf:rest () . :x a :B ."""
    )
    assert set(world(":x a :C .")) <= told


def test_axioms_may_be_inferred_from_the_data():
    told = inferred(
        """:broader owl:equivalentProperty rdfs:subClassOf . :A :broader :B . :B :broader :C . :s a :A .
        :p a :Kin . :Kin rdfs:subClassOf owl:SymmetricProperty . :s :p :t ."""
    )
    assert set(world(":s a :B , :C . :t :p :s . :A :broader :C .")) <= told


def test_a_property_of_the_vocabulary_may_be_specialised():
    told = inferred("rdf:type rdfs:subPropertyOf :isA . :A rdfs:subClassOf :B . :x a :A .")
    assert set(world(":x :isA :A , :B .")) <= told
    told = inferred("owl:sameAs rdfs:subPropertyOf :equals . :a owl:sameAs :b .")
    assert set(world(":a :equals :a , :b .")) <= told


def test_everything_is_the_same_as_itself_when_asked():
    told = inferred(":a owl:sameAs :b . :c :p :d .", axiomatic=True)
    assert set(world(":a owl:sameAs :a . :b owl:sameAs :b . :p owl:sameAs :p . :d owl:sameAs :d .")) <= told


def test_a_literal_may_be_the_same_as_a_thing():
    told = inferred(":p a owl:FunctionalProperty . :x :p 1 , :one . :y :q :one .")
    assert set(world(":one owl:sameAs 1 . :y :q 1 .")) <= told
    assert {triple.object for triple in told if isinstance(triple.object, Literal)} == {Literal("1", datatype=INTEGER)}


def test_long_lists_and_chains():
    members = " ".join(f":C{number}" for number in range(3_000))
    assert set(world(":x a :C .")) <= inferred(f":C owl:unionOf ( {members} ) . :x a :C2999 .")
    steps = "".join(f":n{number} :next :n{number + 1} . " for number in range(60))
    assert set(world(":n0 :next :n60 .")) <= inferred(":next a owl:TransitiveProperty . " + steps)


@pytest.mark.parametrize(
    "turtle",
    [
        ":C owl:unionOf :l . :l rdf:first :A ; rdf:rest :l .",
        ":C owl:unionOf :l . :l rdf:first :A .",
        ":C owl:intersectionOf () . :x a :C .",
        ":C owl:unionOf 7 . :x :p :y . :p rdfs:subPropertyOf 8 ; owl:inverseOf 9 .",
        ":C owl:onProperty :p ; owl:maxCardinality -1 . :x a :C ; :p :y , :z .",
    ],
)
def test_malformed_axioms_say_nothing(turtle):
    closure = close(world(turtle))
    assert closure.is_consistent
    assert not list(closure.inferred)


def test_each_value_keeps_the_spelling_that_it_came_with():
    told = inferred(":p rdfs:subPropertyOf :q . :x :p 007 . :y :r 7 , 7.0 .")
    assert told == {Triple(NamedNode(EX + "x"), NamedNode(EX + "q"), Literal("007", datatype=INTEGER))}


def test_values_meet_over_their_spellings():
    told = inferred(":p owl:propertyChainAxiom ( :q [ owl:inverseOf :r ] ) . :x :q 7 . :y :r 7.0 .")
    assert set(world(":x :p :y .")) <= told
    told = inferred(":C owl:hasKey ( :k ) . :x a :C ; :k 1 , 2 . :y a :C ; :k 02 .")
    assert told == set(world(":x owl:sameAs :y . :y owl:sameAs :x ; :k 1 , 2 . :x :k 02 ."))


def test_equal_literals_of_a_functional_property_are_no_contradiction():
    closure = close(world(":p a owl:FunctionalProperty . :x :p 1 , 1.0 , 01 ."))
    assert closure.is_consistent
    assert not len(closure.inferred)


def test_a_contradiction_names_axiom_and_triples():
    turtle = ":p a owl:FunctionalProperty . :x :p 1 , 2 ; :q 3 ."
    (found,) = close(world(turtle)).inconsistencies
    assert found.rule == "dt-diff"
    assert list(found.axiom) == world(":p a owl:FunctionalProperty .")
    assert set(found.triples) == set(world(":x :p 1 , 2 ."))


def test_a_contradiction_is_told_once():
    found = close(world(":p a owl:AsymmetricProperty . :x :p :y . :y :p :x . :z :p :z .")).inconsistencies
    assert [len(one.triples) for one in found] == [2, 2]


LITERALS_IN_CONTRADICTIONS = [
    # OWL 2 Profiles 4.3 over generalised triples: a literal has the classes that ranges give it.
    (":p rdfs:range :C . :q rdfs:range :D . :C owl:disjointWith :D .", ':x :p "abc" . :y :q "abc" .', "cax-dw"),
    (":p rdfs:range owl:Nothing .", ':x :p "abc"@en .', "cls-nothing2"),
    (":p rdfs:range :C . :q rdfs:range :D . :C owl:complementOf :D .", ":x :p 1 ; :q 01 .", "cls-com"),
    (
        ":p rdfs:range :C . :q rdfs:range :D . [] a owl:AllDisjointClasses ; owl:members ( :C :D ) .",
        ':x :p "2000-01-01"^^xsd:date ; :q "2000-01-01"^^xsd:date .',
        "cax-adc",
    ),
]


@pytest.mark.parametrize(("axioms", "facts", "rule"), LITERALS_IN_CONTRADICTIONS)
def test_a_contradiction_on_a_literal_names_the_triples_that_have_it(axioms, facts, rule):
    found = [one for one in close(world(axioms + facts)).inconsistencies if one.rule == rule]
    assert found
    assert all(set(one.triples) <= set(world(facts)) and one.triples for one in found)


def test_different_names_that_were_merged_are_named():
    (found,) = close(
        world("[] a owl:AllDifferent ; owl:distinctMembers ( :a :b :c ) . :c owl:sameAs :b .")
    ).inconsistencies
    assert set(found.triples) == set(world(":b owl:sameAs :c ."))


def test_rules_have_names_axioms_and_patterns():
    rules = rules_of(world(":p rdfs:domain :C ."))
    (domain,) = [rule for rule in rules if rule.name == "prp-dom"]
    assert list(domain.axiom) == world(":p rdfs:domain :C .")
    (body,) = domain.body
    assert body.predicate == NamedNode(EX + "p")
    assert isinstance(domain.head, Pattern)
    assert (domain.head.subject, domain.head.object) == (body.subject, NamedNode(EX + "C"))


def test_rules_are_kept_few_by_leaving_out_what_others_say_in_steps():
    rules = rules_of(world(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :D ."))
    steps = [rule for rule in rules if rule.name == "cax-sco" and rule.axiom[0].subject.value.startswith(EX)]
    assert len(steps) == 3


def test_statements_about_statements_are_carried_along():
    statement = Triple(*(NamedNode(EX + name) for name in "xpy"))
    about = Triple(NamedNode(EX + "s"), NamedNode(EX + "says"), statement)
    told = set(close([about, *world(":says rdfs:subPropertyOf :claims .")]).inferred)
    assert told == {Triple(NamedNode(EX + "s"), NamedNode(EX + "claims"), statement)}
