"""Our ontology with its data: owlrl and our rules derive the same facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from kg.build.built import Built
from kg.reasoning.owl2rl import close, rules_of

from ..budgets import THOROUGH, spread
from .oracle import owlrl_closure

THINGS = 250
ONTOLOGY = Path(__file__).parents[2] / "ontology"


def read_ontology():
    files = [ONTOLOGY / name for name in ("defector-graph.ttl", "axioms.ttl")]
    return [q.triple for path in files for q in parse(path=path, format=RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def ground(built: Built):
    return [t for layer in ("ontology", "authored", "claims", "dates") for t in built.layer(layer)]


@pytest.fixture(scope="module")
def told(built: Built, ground):
    """The ontology but for its words, and what is told of an even selection of the things; all in a thorough run."""
    ontology = set(built.layer("ontology"))
    words = set() if THOROUGH else {t for t in ontology if isinstance(t.object, Literal) and t.object.language}
    seen = set(spread(sorted({t.subject for t in ground if t not in ontology}, key=str), THINGS))
    return [t for t in ground if t not in words and (t in ontology or t.subject in seen)]


@pytest.mark.thorough
def test_same_facts_as_owlrl(told):
    closure = close(told)
    theirs, errors = owlrl_closure(told)
    assert set(closure.inferred) == theirs
    assert closure.is_consistent
    assert not errors


def test_every_axiom_of_a_rule_is_true(ground):
    closure = close(ground, axiomatic=True)
    true = {*ground, *closure.inferred}
    assert [rule for rule in closure.rules if not set(rule.axiom) <= true] == []


def test_rules_cite_the_axiom_that_they_come_from():
    ontology = read_ontology()
    chains = [rule for rule in rules_of(ontology) if rule.name == "prp-spo2"]
    assert len(chains) == sum(t.predicate.value.endswith("#propertyChainAxiom") for t in ontology) >= 20
    assert all(set(rule.axiom) <= set(ontology) for rule in chains)
    assert sorted({len(rule.body) for rule in chains}) == [2, 3]


@pytest.mark.parametrize(
    ("turtle", "rule"),
    [
        ("<urn:r> dg:grantedBy <urn:s> ; dg:refusedBy <urn:s> .", "prp-pdw"),
        ("<urn:x> a dg:Person , dg:Group .", "cax-adc"),
        ("<urn:x> dg:replaces <urn:y> . <urn:y> dg:replaces <urn:x> .", "prp-asyp"),
    ],
)
def test_contradictions_are_reported(turtle, rule):
    prefix = "@prefix dg: <https://w3id.org/defector-graph/ontology#> . "
    clash = [q.triple for q in parse(prefix + turtle, format=RdfFormat.TURTLE)]
    found = close([*read_ontology(), *clash]).inconsistencies
    assert rule in {one.rule for one in found}
    assert all(one.axiom and one.triples for one in found)
