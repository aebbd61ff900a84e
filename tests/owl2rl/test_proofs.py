"""The rules that a closure hands out are enough to prove what it tells."""

from __future__ import annotations

from collections import defaultdict

import pytest
from pyoxigraph import Triple, Variable

from kg.reasoning.owl2rl import close

from .oracle import world

WORLDS = {
    "chain": ":p owl:propertyChainAxiom ( :q :r ) . :x :q :y . :y :r :z .",
    "inferred restriction below another": """
        :A owl:someValuesFrom :C ; owl:onProperty :p . :B owl:someValuesFrom :D ; owl:onProperty :p .
        :C rdfs:subClassOf :D . :x a :A .""",
    "classes and properties": """
        :A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :q a owl:SymmetricProperty .
        :p rdfs:domain :A ; owl:inverseOf :q . :x :p :y . :D owl:intersectionOf ( :A :B ) .
        :D rdfs:subClassOf [ owl:onProperty :q ; owl:hasValue :z ] .""",
}  # fmt: skip


class Facts:
    """A set of triples to look patterns up in."""

    def __init__(self, triples):
        self.by_predicate = defaultdict(set)
        for triple in triples:
            self.by_predicate[triple.predicate].add(triple)

    def bindings(self, patterns, bound):
        """Yield every way to match the patterns, one after the other."""
        if not patterns:
            yield bound
            return
        for triple in self.by_predicate[patterns[0].predicate]:
            found = match(patterns[0], triple, bound)
            if found is not None:
                yield from self.bindings(patterns[1:], found)


def match(pattern, triple, bound):
    """Return the bindings under which a pattern is the triple, or None."""
    bound = dict(bound)
    for part, term in zip((pattern.subject, pattern.predicate, pattern.object), triple, strict=True):
        if (bound.setdefault(part, term) if isinstance(part, Variable) else part) != term:
            return None
    return bound


def is_supported(fact, rules, facts):
    """Tell whether some rule has the fact as its head and its body among the facts."""
    heads = ((rule, match(rule.head, fact, {})) for rule in rules if rule.head is not None)
    return any(next(facts.bindings(rule.body, b), None) is not None for rule, b in heads if b is not None)


@pytest.mark.parametrize("turtle", WORLDS.values(), ids=list(WORLDS))
def test_every_fact_is_the_head_of_a_rule_that_holds(turtle):
    triples = world(turtle)
    closure = close(triples)
    facts = Facts([*triples, *closure.inferred])
    assert len(closure.inferred)
    assert [fact for fact in closure.inferred if not is_supported(fact, closure.rules, facts)] == []


def test_forward_from_the_premises_every_fact_is_reached():
    triples = set(world(WORLDS["classes and properties"]))
    closure = close(triples)
    reached, before = set(triples), set()
    while reached != before:
        before, facts = set(reached), Facts(reached)
        for rule in closure.rules:
            for bound in facts.bindings(rule.body, {}) if rule.head is not None else ():
                parts = (rule.head.subject, rule.head.predicate, rule.head.object)
                reached.add(Triple(*(bound.get(part, part) for part in parts)))
    assert set(closure.inferred) <= reached
