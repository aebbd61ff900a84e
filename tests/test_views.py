"""The views of the built graph: which claims become facts, and what is left without a section."""

from __future__ import annotations

import pytest

from kg.build import Built, read_corpus
from kg.build.settle import settled
from kg.build.standing import needs_of_dispute
from kg.build.views import check_view_name, select_facts
from kg.errors import NotFoundError
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, CONCEPT, RDFS, slug_of

from .little import node, said, world

CLAIMS = """
claim:a a cg:Claim ; cg:aboutNode event:e ; cg:aboutProperty cg:when ; cg:valueLiteral "1961"^^edtf:EDTF ;
  cg:rank cc:preferred .
claim:b a cg:Claim ; cg:aboutNode event:e ; cg:aboutProperty dg:place ; cg:valueNode place:x ; cg:rank cc:normal .
claim:c a cg:Claim ; cg:aboutNode event:e ; cg:aboutProperty dg:place ; cg:valueNode place:y ; cg:rank cc:deprecated .
claim:d a cg:Claim ; cg:aboutNode event:e ; cg:aboutProperty dg:place ; cg:valueNode place:z ; cg:rank cc:preferred ;
  cg:basis cc:editorial-inference .
"""


SIDES = {"one": "a", "two": "b", "three": "c"}


def test_only_preferred_claims_become_facts():
    found = list(settled(world(CLAIMS)))
    assert said(found, "cg:when") == {("event:e", "1961")}
    assert said(found, "dg:place") == {("event:e", "place:z")}


def test_claims_with_a_basis_that_is_left_out_do_not_become_facts():
    found = list(settled(world(CLAIMS), [getattr(CONCEPT, "editorial-inference")]))
    assert said(found, "cg:when") == {("event:e", "1961")}
    assert said(found, "dg:place") == set()


@pytest.mark.parametrize("name", ["accepted", "asserted", "claims", "without:aif", "without:oped"])
def test_views_that_exist(built: Built, name: str):
    check_view_name(name, Graph(built.layer("sources")))


@pytest.mark.parametrize("name", ["", "Accepted", "without:", "without:nowhere", "without", "../accepted"])
def test_a_view_that_does_not_exist_lists_those_that_do(built: Built, name: str):
    with pytest.raises(NotFoundError) as caught:
        check_view_name(name, Graph(built.layer("sources")))
    assert "accepted" in caught.value.candidates
    assert "without:oped" in caught.value.candidates


def test_without_a_section_nothing_remains_that_only_it_says_but_names(project: Project):
    corpus = read_corpus(project)
    kept = select_facts(corpus, "without:aif")
    assert kept.value(node("event:mullova-defection"), CG.when) is None
    registers = (node("person:").value, node("group:").value)
    of_mullova = [s for s in kept.all_subjects() if "mullova" in s.value]
    assert [s for s in of_mullova if not s.value.startswith(registers)] == []
    assert [s for s in of_mullova if kept.has(s, CG.evidence) or kept.has(s, CG.citation)] == []


def test_what_is_said_goes_with_the_last_statement_that_says_it(project: Project):
    kept = select_facts(read_corpus(project), "without:oped")
    said = {slug_of(proposition) for proposition in kept.of_type(CG.Proposition)}
    assert [slug for slug in said if slug.startswith("kalandarov")] == []
    assert "aif-on-mullova-hope-found" in said  # a condition within what is said, two steps from the statement


@pytest.mark.parametrize(
    ("left_out", "dispute", "sides"),
    [
        ("gallery", "godunov-divorce-stage", []),
        ("gallery", "makarova-broadway-month", []),
        ("gallery", "tarkovsky-death-day", []),  # the death is still told, but the day no more
        ("oped", "nureyev-austria", ["claim:nureyev-austrian-in-1982", "event:nureyev-naturalisation"]),
        ("oped", "stalin-daughters", []),
    ],
)
def test_a_dispute_stands_while_two_of_its_sides_are_told(
    project: Project, left_out: str, dispute: str, sides: list[str]
):
    kept = select_facts(read_corpus(project), f"without:{left_out}")
    links = (CG.hasClaim, CG.hasSide)
    found = {side for predicate in links for side in kept.nodes(node(f"dispute:{dispute}"), predicate)}
    assert found == {node(side) for side in sides}
    assert kept.has(node(f"dispute:{dispute}"), RDFS.label) == bool(sides)


@pytest.mark.parametrize(
    ("sides", "value", "needs"),
    [
        ("claim:one, claim:two", '"a reason"', {"b", "a"}),
        ("claim:one, claim:two", "claim:one", {"b", "a"}),
        ("claim:one, claim:two, claim:three", '"a reason"', {"bc", "ac", "ab"}),
        ("claim:one, claim:two, claim:three", "claim:three", {"bc", "ac", "ab", "c"}),
        ("claim:one, claim:ours", '"a reason"', {"a"}),  # what editors know stands without a passage
        ("claim:ours, claim:one, claim:two", '"a reason"', {"ab"}),
    ],
)
def test_a_dispute_needs_two_of_its_sides(sides: str, value: str, needs: set[str]):
    claims = "".join(f"claim:{name} cg:note {name!r} ; cg:evidence span:{span} .\n" for name, span in SIDES.items())
    facts = (
        f"{claims} claim:ours cg:note 'known' . dispute:d a cg:Dispute ; cg:hasClaim {sides} ; cg:rationale {value} ."
    )
    graph = world(facts)
    found = needs_of_dispute(graph, Graph(), node("dispute:d"), graph.value(node("dispute:d"), CG.rationale))
    assert {"".join(sorted(slug_of(span) for span in each)) for each in found} == needs


def test_without_the_opinion_article_nureyev_leaves_in_paris_and_no_longer_in_france(project: Project):
    kept = select_facts(read_corpus(project), "without:oped")
    event = node("event:nureyev-defection")
    assert kept.objects(event, node("dg:place")) == [node("place:paris")]
    assert kept.objects(event, node("dg:inState")) == []
    assert kept.text(event, CG.when) == "1961"


def test_without_the_compilation_delhi_goes_and_america_stays(project: Project):
    kept = select_facts(read_corpus(project), "without:aif")
    event = node("event:alliluyeva-defection")
    assert kept.objects(event, node("dg:place")) == []
    assert kept.objects(event, node("dg:destination")) == [node("state:usa")]
    assert kept.text(event, CG.when) is None


@pytest.fixture(scope="module", params=["accepted", "asserted", "without:aif", "without:oped"])
def view(request: pytest.FixtureRequest, built: Built) -> tuple[str, Graph]:
    return request.param, built.graph(request.param)


def test_no_value_of_a_claim_that_is_not_preferred_is_in_any_view(view: tuple[str, Graph]):
    _, found = view
    told = []
    for claim in found.of_type(CG.Claim):
        if found.value(claim, CG.rank) == CONCEPT.preferred:
            continue
        about, predicate = found.node(claim, CG.aboutNode), found.node(claim, CG.aboutProperty)
        value = found.value(claim, CG.valueNode) or found.value(claim, CG.valueLiteral)
        if about and predicate and value in found.objects(about, predicate):
            told.append(str(claim.value))
    assert told == []


def test_what_each_view_knows(view: tuple[str, Graph]):
    name, found = view
    convicted_under = found.objects(node("person:rudolf-nureyev"), node("dg:convictedUnder"))
    assert (convicted_under != []) == (name != "asserted")  # an agency tells of the judgment, too
    mullova = found.objects(node("person:viktoria-mullova"), node("dg:defectorIn"))
    assert (mullova != []) == (name != "without:aif")
    state = found.objects(node("event:nureyev-defection"), node("dg:inState"))
    assert (state != []) == (name != "without:oped")
    delhi = found.objects(node("person:svetlana-alliluyeva"), node("dg:defectedIn"))
    assert (delhi != []) == (name != "without:aif")


def test_the_asserted_view_has_no_value_whose_basis_is_the_editors(built: Built):
    accepted, asserted = built.graph(), built.graph("asserted")
    inferred = [claim for claim in accepted.subjects(CG.basis) if accepted.value(claim, CG.rank) == CONCEPT.preferred]
    assert inferred != []
    for claim in inferred:
        about, predicate = accepted.node(claim, CG.aboutNode), accepted.node(claim, CG.aboutProperty)
        value = accepted.value(claim, CG.valueNode) or accepted.value(claim, CG.valueLiteral)
        assert about
        assert predicate
        assert value in accepted.objects(about, predicate)
        assert value not in asserted.objects(about, predicate), claim
