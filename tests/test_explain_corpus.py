"""Proofs of everything that follows in the corpus: each conclusion has one, and stands or falls with its leaves."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pyoxigraph import NamedNode, Triple

from kg.build import Built
from kg.build.expand import date_bounds
from kg.build.views import View, materialise, without_propositions
from kg.explain import Proof, Theory, explain
from kg.explain.asking import theory_of
from kg.explain.enumeration import proofs_of
from kg.explain.model import key_of
from kg.explain.search import smallest_proof
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIER, is_term, slug_of
from kg.reasoning import apply_rules, read_rules, trim
from kg.reasoning.owl2rl import close

from .budgets import THOROUGH
from .little import node

LEAVES_TRIED, PROOFS_LISTED, DEFEATS_TRIED = (30, 60, 200) if THOROUGH else (6, 20, 50)


def sample(triples: Iterable[Triple], size: int) -> list[Triple]:
    """Return triples evenly spread over all in their order, the same ones every time."""
    ordered = sorted(triples, key=key_of)
    return ordered[:: max(1, len(ordered) // size)][:size]


@pytest.fixture(scope="module")
def theory(built: Built) -> Theory:
    return theory_of(built)


@pytest.fixture(scope="module")
def conclusions(theory: Theory) -> list[Triple]:
    """Everything inferred, by OWL 2 RL and by our rules."""
    return sorted([*theory.inferred, *theory.ruled], key=key_of)


@pytest.fixture(scope="module")
def smallest(theory: Theory, conclusions: list[Triple]) -> dict[Triple, Proof | None]:
    return {triple: smallest_proof(theory, triple) for triple in conclusions}


@pytest.fixture(scope="module")
def leaves(smallest: dict[Triple, Proof | None]) -> list[Triple]:
    """A sample of the leaves of all these proofs, the same one every time."""
    found = {ground.triple for proof in smallest.values() if proof for ground in proof.grounds}
    return sample(found, LEAVES_TRIED)


def test_the_theory_concludes_what_the_build_has(theory: Theory, built: Built):
    assert set(theory.inferred) == set(built.layer("inferred"))
    assert set(Theory(theory.corpus, rules=theory.rules).ruled) == set(theory.ruled) == set(built.layer("rules"))
    assert {t for t in theory.graph if theory.holds(t)} >= built.triples()


def test_everything_inferred_has_a_proof(smallest: dict[Triple, Proof | None]):
    assert len(smallest) > 1000
    assert [str(triple) for triple, proof in smallest.items() if proof is None] == []


def test_every_step_rests_on_what_holds_and_none_on_itself(smallest: dict[Triple, Proof | None], theory: Theory):
    for proof in smallest.values():
        assert proof is not None
        assert_well_founded(proof, theory, frozenset())


def assert_well_founded(proof: Proof, theory: Theory, above: frozenset[Triple]) -> None:
    assert proof.triple in theory.graph
    assert proof.triple not in above
    assert (proof.step is None) == (proof.ground is not None)
    if proof.step is not None:
        assert proof.step.premises == tuple(part.triple for part in proof.parts)
    for part in proof.parts:
        assert_well_founded(part, theory, above | {proof.triple})


def concluded_without(theory: Theory, leaf: Triple) -> set[Triple]:
    """Run the pipeline again without one triple."""
    left = {layer: [t for t in theory.layers[layer] if t != leaf] for layer in ("ontology", "authored", "claims")}
    told = without_propositions(Graph([*left["authored"], *left["claims"]]))
    ground = [*left["ontology"], *told, *date_bounds(told), *(theory.layers["gazetteer"] - {leaf})]
    inferred = trim(close(ground).inferred, theory.corpus.ontology)
    beside = [*theory.layers["sources"], *(theory.layers["links"] - {leaf})]
    ruled = apply_rules([*ground, *inferred, *beside], theory.rules)
    return {*left["authored"], *ground, *inferred, *(t for triples in ruled.values() for t in triples)}


@pytest.mark.thorough
def test_without_a_leaf_the_conclusion_is_gone_or_another_proof_carries_it(
    theory: Theory, leaves: list[Triple], smallest: dict[Triple, Proof | None]
):
    """The oracle is the pipeline itself, run again without the leaf."""
    for leaf in leaves:
        left = concluded_without(theory, leaf)
        for triple, proof in smallest.items():
            assert proof is not None
            carried: Proof | None = proof
            if any(ground.triple == leaf for ground in proof.grounds):
                carried = smallest_proof(theory, triple, lambda ground, leaf=leaf: ground.triple == leaf)
            assert (carried is not None) == (triple in left), (str(leaf), str(triple))


@pytest.mark.thorough
def test_a_whole_listing_has_a_proof_for_every_leaf_that_can_be_spared(
    theory: Theory, smallest: dict[Triple, Proof | None]
):
    world = [t for t in smallest if str(t.subject.value).startswith(IDENTIFIER) and is_term(t.predicate)]
    for triple in sample(world, PROOFS_LISTED):
        listed, cut_short = proofs_of(theory, triple, 8)
        for leaf in {ground for proof in listed for ground in proof.grounds}:
            another = smallest_proof(theory, triple, lambda ground, leaf=leaf: ground == leaf)
            assert cut_short or (another is not None) == any(leaf not in proof.grounds for proof in listed)


@pytest.mark.thorough
def test_listed_proofs_are_minimal_and_in_order_of_size(theory: Theory, conclusions: list[Triple]):
    for triple in sample(conclusions, PROOFS_LISTED):
        listed, _ = proofs_of(theory, triple, 4)
        grounds = [proof.grounds for proof in listed]
        assert len(set(grounds)) == len(grounds)
        assert [proof.size for proof in listed] == sorted(proof.size for proof in listed)
        assert not any(one < other for one in grounds for other in grounds)


@pytest.mark.thorough
@pytest.mark.parametrize("section", ["aif", "oped", "encyclopaedia", "profiles"])
def test_what_falls_without_a_section_is_what_its_view_has_not(built: Built, theory: Theory, section: str):
    view: View = materialise(theory.corpus, f"without:{section}", read_rules(built.project.rule_files()))
    kept = set(view.inferred) | set(view.ruled)
    gone = NamedNode(f"{IDENTIFIER}section/{section}")
    for triple in sample([*theory.inferred, *theory.ruled], DEFEATS_TRIED):
        defeat = explain(theory, triple, limit=1).defeat
        falls = any(sections <= {gone} for sections in defeat.sections)
        told_there = triple in kept or triple in view.authored
        assert falls != told_there, (str(triple), slug_of(gone))


def test_nureyev_left_the_kirov_by_defection_and_tour(theory: Theory):
    goal = Triple(node("person:rudolf-nureyev"), node("dg:defectedFromCompany"), node("group:kirov-theatre"))
    found = explain(theory, goal)
    told = {slug_of(g.node) for proof in found.proofs for g in proof.grounds if g.layer == "authored"}  # type: ignore[arg-type]
    assert told == {"nureyev-defection", "kirov-tour-1961"}
    spans = {slug_of(span) for proof in found.proofs for ground in proof.grounds for span in ground.spans}
    assert "aif-nureyev-stayed" in spans
    assert [{slug_of(one) for one in sections} for sections in found.defeat.sections] == [{"aif", "gallery"}]


def test_another_view_has_its_own_proofs(built: Built):
    asserted = theory_of(built, "asserted")
    goal = Triple(node("person:rudolf-nureyev"), node("dg:convictedUnder"), node("law:rsfsr-cc-1960-art-64"))
    assert explain(theory_of(built), goal).holds
    missing = explain(asserted, goal)
    assert not missing.holds
    assert missing.misses[0].claimed == (node("claim:nureyev-conviction-article-64"),)
