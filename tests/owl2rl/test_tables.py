"""Every rule of the OWL 2 RL tables: a world in which it fires, and one in which it must not."""

from __future__ import annotations

import pytest

from kg.reasoning.owl2rl import close
from kg.reasoning.owl2rl.listrules import LIST_RULES
from kg.reasoning.owl2rl.specification import TABLES

from .cases import AXIOMATIC_CASES, CASES
from .oracle import world

# These rules are not compiled: the engine does them by merging terms and by values of literals.
BUILT_IN = {
    "eq-ref", "eq-sym", "eq-trans", "eq-rep-s", "eq-rep-p", "eq-rep-o", "eq-diff1", "eq-diff2", "eq-diff3",
    "prp-ap", "cls-thing", "cls-nothing1", "dt-type1", "dt-type2", "dt-eq", "dt-diff", "dt-not-type",
}  # fmt: skip


def names(cases):
    return [f"{number}-{case[0]}" for number, case in enumerate(cases)]


@pytest.mark.parametrize(("rule", "premises", "conclusion", "_weaker"), CASES, ids=names(CASES))
def test_rule_fires(rule, premises, conclusion, _weaker):
    closure = close(world(premises))
    if conclusion == "false":
        assert {one.rule for one in closure.inconsistencies} == {rule}
    else:
        assert set(world(conclusion)) <= set(closure.inferred)
        assert closure.is_consistent
    assert rule in BUILT_IN or rule in {one.name for one in closure.rules}


@pytest.mark.parametrize(("rule", "_premises", "conclusion", "weaker"), CASES, ids=names(CASES))
def test_rule_does_not_fire_without_a_premise(rule, _premises, conclusion, weaker):
    closure = close(world(weaker))
    assert closure.is_consistent
    assert conclusion == "false" or not set(world(conclusion)) <= set(closure.inferred)
    assert weaker, f"{rule} has no weaker world"


@pytest.mark.parametrize(("rule", "premises", "conclusion", "weaker"), AXIOMATIC_CASES, ids=names(AXIOMATIC_CASES))
def test_what_holds_of_anything_is_told_when_asked(rule, premises, conclusion, weaker):
    expected = set(world(conclusion))
    assert expected <= set(close(world(premises), axiomatic=True).inferred)
    assert not expected & set(close(world(premises)).inferred)
    assert not weaker or not expected <= set(close(world(weaker), axiomatic=True).inferred), rule


def test_every_rule_of_the_specification_has_a_case():
    tabled = {line.split("|")[0].strip() for line in TABLES.splitlines() if "|" in line}
    tested = {case[0] for case in CASES + AXIOMATIC_CASES}
    assert tabled | {rule.name for rule in LIST_RULES} | BUILT_IN == tested


@pytest.mark.parametrize("prop", ["members", "distinctMembers"])
def test_one_that_is_listed_twice_is_named(prop):
    (found,) = close(world(f"[] a owl:AllDifferent ; owl:{prop} ( :a :b :a ) .")).inconsistencies
    assert [(str(one.subject), str(one.object)) for one in found.triples] == [(str(world(":a a :C .")[0].subject),) * 2]
