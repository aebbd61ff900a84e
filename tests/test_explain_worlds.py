"""Proofs in little worlds: each has the rules, the premises and the leaves that it should have, and no other."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, Triple

from kg.build.read import Corpus
from kg.evidence import Citation
from kg.explain import Explanation, Proof, Teller, Theory, contradictions, explain, explanation_as_text
from kg.explain.enumeration import proofs_of
from kg.explain.search import smallest_proof
from kg.rdf.graph import Graph
from kg.rdf.namespaces import RDF, abbreviate
from kg.reasoning import Rule

from .little import ROOT, node, triples

SPANS = """
span:one a cg:Span ; cg:ofSection section:a ; cg:startOffset 0 ; cg:endOffset 9 ; cg:paraphrase "One."@en .
span:two a cg:Span ; cg:ofSection section:a ; cg:startOffset 10 ; cg:endOffset 19 ; cg:paraphrase "Two."@en .
span:three a cg:Span ; cg:ofSection section:b ; cg:startOffset 0 ; cg:endOffset 9 ; cg:paraphrase "Three."@en .
"""
TOUR = """
dg:defectorIn owl:inverseOf dg:defector .
dg:defectedDuring owl:propertyChainAxiom ( dg:defectorIn dg:duringTour ) .
dg:defectedFromCompany owl:propertyChainAxiom ( dg:defectedDuring dg:touredBy ) .
[ a owl:Restriction ; owl:onProperty dg:defectorIn ; owl:someValuesFrom dg:Defection ] rdfs:subClassOf dg:Defector .
"""
LEFT = """
event:left a dg:Defection ; dg:defector person:ada ; dg:duringTour journey:tour ; cg:evidence span:one , span:three .
journey:tour a dg:Tour ; dg:touredBy group:company ; cg:evidence span:two .
"""
BEFORE = Rule(
    "before",
    """#+ summary: One thing ended before another began.
PREFIX cc: <https://w3id.org/cited-graph/id/concept/>
PREFIX cg: <https://w3id.org/cited-graph/core#>
PREFIX dg: <https://w3id.org/defector-graph/ontology#>

CONSTRUCT {
  ?one dg:before ?other .
}
WHERE {
  ?one a cg:Event ;
    cg:endLatest ?ended .
  ?other a cg:Event .
  OPTIONAL { ?other cg:beginEarliest ?began }
  OPTIONAL { ?other cg:openBegin ?open }
  FILTER(!BOUND(?began) || ?ended < ?began)
}
""",
    ROOT / "before.rq",
)


def theory(ontology: str, facts: str = "", *, sources: str = SPANS, rules: tuple[Rule, ...] = ()) -> Theory:
    return Theory(Corpus(Graph(triples(ontology)), Graph(triples(sources)), Graph(triples(facts))), rules=rules)


def triple(text: str) -> Triple:
    subject, predicate, value = text.split(" ", 2)
    about = RDF.type if predicate == "a" else node(predicate)
    return Triple(node(subject), about, Literal(value[1:-1]) if value.startswith('"') else node(value))


def told(explanation: Explanation) -> list[set[str]]:
    """Return for each proof the triples that its leaves tell, axioms left out."""
    return [leaves(proof) for proof in explanation.proofs]


def leaves(proof: Proof) -> set[str]:
    return {short(g.triple) for g in proof.grounds if g.layer != "ontology"}


def short(one: Triple) -> str:
    value = one.object.value if isinstance(one.object, Literal) else abbreviate(one.object.value)
    return f"{abbreviate(one.subject.value)} {abbreviate(one.predicate.value)} {value}"


def rules_of(proof: Proof) -> list[str]:
    return [part.step.rule for part in proof.walk() if part.step]


def names(sets) -> list[set[str]]:
    return [{abbreviate(one.value) for one in each} for each in sets]


def test_a_chain_over_an_inverse_goes_down_to_what_is_told():
    found = explain(theory(TOUR, LEFT), triple("person:ada dg:defectedFromCompany group:company"))
    assert found.status == "inferred"
    assert not found.cut_short
    (proof,) = found.proofs
    assert rules_of(proof) == ["prp-spo2", "prp-spo2", "prp-inv2"]
    assert leaves(proof) == {
        "event:left dg:defector person:ada",
        "event:left dg:duringTour journey:tour",
        "journey:tour dg:touredBy group:company",
    }


def test_what_would_defeat_it_are_the_smallest_sets_of_spans_and_sections():
    found = explain(theory(TOUR, LEFT), triple("person:ada dg:defectedFromCompany group:company"))
    assert names(found.defeat.sections) == [{"section:a"}]
    assert names(found.defeat.spans) == [{"span:two"}, {"span:one", "span:three"}]
    assert found.defeat.spans_whole


def test_a_class_expression_is_a_step_of_its_own():
    found = explain(theory(TOUR, LEFT), triple("person:ada a dg:Defector"))
    assert rules_of(found.proofs[0]) == ["cax-sco", "cls-svf1", "prp-inv2"]
    assert told(found) == [{"event:left dg:defector person:ada", "event:left rdf:type dg:Defection"}]


def test_what_is_told_is_asserted_and_needs_no_rule():
    found = explain(theory(TOUR, LEFT), triple("journey:tour dg:touredBy group:company"))
    assert found.status == "asserted"
    assert [proof.size for proof in found.proofs] == [1]
    assert names(found.defeat.spans) == [{"span:two"}]


def test_two_proofs_are_listed_shortest_first():
    ontology = "dg:b rdfs:subPropertyOf dg:c . dg:c rdfs:subPropertyOf dg:p . dg:q owl:inverseOf dg:p ."
    facts = "event:x dg:b event:y ; cg:evidence span:one . event:y dg:q event:x ; cg:evidence span:three ."
    found = explain(theory(ontology, facts), triple("event:x dg:p event:y"))
    assert told(found) == [{"event:y dg:q event:x"}, {"event:x dg:b event:y"}]
    assert [proof.size for proof in found.proofs] == [3, 5]
    assert names(found.defeat.sections) == [{"section:a", "section:b"}]
    cut = explain(theory(ontology, facts), triple("event:x dg:p event:y"), limit=1)
    assert cut.cut_short
    assert told(cut) == [{"event:y dg:q event:x"}]
    assert names(cut.defeat.sections) == [{"section:a", "section:b"}]


def test_a_circular_ontology_gives_no_circular_step():
    ontology = """
        dg:p a owl:SymmetricProperty ; rdfs:subPropertyOf dg:q . dg:q rdfs:subPropertyOf dg:p ; owl:inverseOf dg:q .
        dg:p owl:equivalentProperty dg:r . dg:r a owl:TransitiveProperty ."""
    facts = "event:x dg:p event:y ; cg:evidence span:one . event:y dg:r event:z ; cg:evidence span:two ."
    small = theory(ontology, facts)
    for one in small.inferred:
        found, _ = proofs_of(small, one, 5)
        assert found
        for proof in found:
            assert_well_founded(proof)


def assert_well_founded(proof: Proof, above: tuple[Triple, ...] = ()) -> None:
    assert proof.triple not in above
    for part in proof.parts:
        assert_well_founded(part, (*above, proof.triple))


def test_a_listed_proof_needs_all_of_its_leaves():
    ontology = "dg:p owl:propertyChainAxiom ( dg:a dg:b ) . dg:b rdfs:subPropertyOf dg:p ."
    facts = "event:x dg:a event:y ; dg:b event:z ; cg:evidence span:one . event:y dg:b event:z ; cg:evidence span:two ."
    found = explain(theory(ontology, facts), triple("event:x dg:p event:z"))
    assert told(found) == [{"event:x dg:b event:z"}, {"event:x dg:a event:y", "event:y dg:b event:z"}]


def test_dates_are_a_step_from_what_is_told_and_conditions_are_told():
    facts = """
        event:x a cg:Event ; cg:when "1961"^^edtf:EDTF ; cg:evidence span:one .
        event:y a cg:Event ; cg:when "1974"^^edtf:EDTF ; cg:evidence span:two ."""
    found = explain(theory("", facts, rules=(BEFORE,)), triple("event:x dg:before event:y"))
    (proof,) = found.proofs
    assert rules_of(proof) == ["before", "dates"]
    assert proof.step is not None
    assert proof.step.reads == "One thing ended before another began."
    assert proof.step.conditions == ("1961-12-31 < 1974-01-01", "not told: event:y cg:openBegin ?open")


def test_an_option_that_the_rule_could_do_without_is_no_premise():
    facts = """
        event:x a cg:Event ; cg:when "1961"^^edtf:EDTF ; cg:evidence span:one .
        event:y a cg:Event ; cg:when "1974"^^edtf:EDTF ; cg:evidence span:two ."""
    found = explain(theory("", facts, rules=(BEFORE,)), triple("event:x dg:before event:y"))
    assert "event:y cg:when 1974" not in told(found)[0]
    assert found.proofs[0].step is not None
    assert [short(t) for t in found.proofs[0].step.also] == ["event:y cg:beginEarliest 1974-01-01"]


CLAIMS = """
event:left a cg:Event ; cg:evidence span:one .
claim:paris a cg:Claim ; cg:aboutNode event:left ; cg:aboutProperty dg:place ; cg:valueNode place:paris ;
    cg:rank cc:preferred ; cg:basis cc:editorial-inference ; cg:rationale "Named before." ; cg:evidence span:two .
claim:lyon a cg:Claim ; cg:aboutNode event:left ; cg:aboutProperty dg:place ; cg:valueNode place:lyon ;
    cg:rank cc:deprecated ; cg:assertedBy person:ada ; cg:evidence span:three .
dispute:place a cg:Dispute ; cg:hasClaim claim:paris , claim:lyon .
"""


def test_the_value_of_a_preferred_claim_is_told_with_its_basis_and_rivals():
    small = theory("dg:place rdfs:subPropertyOf dg:near .", CLAIMS)
    found = explain(small, triple("event:left dg:near place:paris"))
    (ground,) = (g for g in found.proofs[0].grounds if g.layer == "claims")
    assert ground.node == node("claim:paris")
    assert found.rivals == (node("claim:lyon"),)
    assert found.disputes == (node("dispute:place"),)
    text = explanation_as_text(found, Teller(small), 200)
    assert "preferred claim, claim:paris, basis: cc:editorial-inference" in text
    assert "Named before." in text
    assert explain(small, triple("event:left dg:place place:paris")).status == "value of a preferred claim"


def test_a_claim_that_is_not_accepted_is_told_with_who_claims_it():
    small = theory("dg:place rdfs:subPropertyOf dg:near .", CLAIMS)
    found = explain(small, triple("event:left dg:place place:lyon"))
    assert (found.holds, found.status) == (False, "claimed, not accepted")
    text = explanation_as_text(found, Teller(small), 200)
    assert "deprecated claim, claim:lyon, asserted by person:ada" in text
    assert "Three." in text


def test_a_missing_premise_that_is_claimed_says_so():
    small = theory("dg:place rdfs:subPropertyOf dg:near .", CLAIMS)
    (miss,) = explain(small, triple("event:left dg:near place:lyon")).misses
    assert miss.missing == ("event:left dg:place place:lyon",)
    assert miss.claimed == (node("claim:lyon"),)


def test_a_missing_premise_is_named_with_what_holds():
    facts = LEFT.replace("dg:touredBy group:company ; ", "")
    found = explain(theory(TOUR, facts), triple("person:ada dg:defectedFromCompany group:company"))
    assert (found.holds, found.proofs) == (False, ())
    (miss,) = found.misses
    assert miss.rule == "prp-spo2"
    assert [short(t) for t in miss.present] == ["person:ada dg:defectedDuring journey:tour"]
    assert miss.missing == ("journey:tour dg:touredBy group:company",)


def test_a_missing_premise_that_could_follow_is_asked_further():
    facts = LEFT.replace("dg:duringTour journey:tour ; ", "")
    found = explain(theory(TOUR, facts), triple("person:ada dg:defectedFromCompany group:company"))
    assert found.misses[0].missing == ("person:ada dg:defectedDuring journey:tour",)
    assert found.misses[0].deeper[0].missing == ("event:left dg:duringTour journey:tour",)


def test_a_condition_that_fails_is_named():
    facts = """
        event:x a cg:Event ; cg:when "1974"^^edtf:EDTF . event:y a cg:Event ; cg:when "1961"^^edtf:EDTF ."""
    (miss,) = explain(theory("", facts, rules=(BEFORE,)), triple("event:x dg:before event:y")).misses
    assert (miss.rule, miss.missing) == ("before", ())
    assert "fails: (!BOUND(1961-01-01) || 1974-12-31 < 1961-01-01)" in miss.conditions


def test_what_no_rule_gives_would_have_to_be_told():
    small = theory(TOUR, LEFT)
    found = explain(small, triple("journey:tour dg:touredBy group:other"))
    assert found.misses == ()
    assert "it would have to be told" in explanation_as_text(found, Teller(small))


def test_what_is_trimmed_follows_but_does_not_hold():
    ontology = "dg:p a owl:SymmetricProperty ; owl:propertyChainAxiom ( dg:q dg:p ) ; cg:trimSelfPairs true ."
    found = explain(theory(ontology, "event:x dg:q event:y . event:y dg:p event:x ."), triple("event:x dg:p event:x"))
    assert not found.holds
    assert [miss.rule for miss in found.misses] == ["trim"]


def test_a_contradiction_is_proved_like_anything_else():
    ontology = TOUR + "dg:Defector owl:disjointWith dg:Robot ."
    small = theory(ontology, LEFT + "person:ada a dg:Robot .")
    (found,) = contradictions(small)
    assert found.inconsistency.rule == "cax-dw"
    assert {short(p.triple) for p in found.proofs} >= {
        "person:ada rdf:type dg:Defector",
        "person:ada rdf:type dg:Robot",
    }
    assert contradictions(theory(TOUR, LEFT)) == []


def test_what_is_the_same_is_proved_by_equality():
    facts = "person:ada owl:sameAs person:countess ; dg:knows person:bob ; cg:evidence span:one ."
    found = explain(theory("", facts), triple("person:countess dg:knows person:bob"))
    assert rules_of(found.proofs[0]) == ["eq-rep-s"]


def test_register_entries_and_axioms_rest_on_no_passage():
    small = theory("dg:Person rdfs:subClassOf cg:Agent .", "person:ada a dg:Person .")
    assert explain(small, triple("person:ada a cg:Agent")).defeat.untold


def test_citations_that_support_other_properties_do_not_count():
    sources = (
        SPANS
        + """
        citation:by-two a cg:Citation ; cg:cites span:two ; cg:supports dg:place .
        citation:by-three a cg:Citation ; cg:cites span:three ; cg:supports dg:defector ."""
    )
    facts = """event:left a cg:Event ; dg:place place:paris ; dg:defector person:ada ;
        cg:citation citation:by-two , citation:by-three ."""
    small = theory("", facts, sources=sources)
    assert names(explain(small, triple("event:left dg:place place:paris")).defeat.spans) == [{"span:two"}]
    assert names(explain(small, triple("event:left a cg:Event")).defeat.spans) == [{"span:three", "span:two"}]


@pytest.mark.parametrize("text", ["dg:a dg:b dg:c", "person:ada a dg:Robot"])
def test_what_does_not_hold_has_no_proof(text: str):
    assert smallest_proof(theory(TOUR, LEFT), triple(text)) is None


def test_footnotes_say_section_offsets_and_paraphrase():
    small = theory(TOUR, LEFT)
    teller = Teller(small)
    text = explanation_as_text(explain(small, triple("journey:tour dg:touredBy group:company")), teller)
    assert "[1] a, sentence – (span:two, characters 10-19): Two." in text
    assert isinstance(teller.citation(node("span:two")), Citation)
