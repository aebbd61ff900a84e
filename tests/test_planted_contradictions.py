"""Thirty contradictions planted in a copy of the data, three of each of ten kinds: each is found, and nothing else is.

Each is one thing said too much of people, bodies and laws that the data tell of. As many more are by another hand, in
`planted_by_another_hand.py`, and `planted_by_an_outsider.py` has the forms of an editor who never saw the checks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from kg.build.contradictions import contradictions_in
from kg.build.findings import read_labelled
from kg.build.read import Corpus
from kg.build.views import materialise
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import abbreviate
from kg.reasoning import read_rules
from kg.validation import Report

from .little import ROOT, triples
from .planted_by_an_outsider import BY_AN_OUTSIDER
from .planted_by_another_hand import BY_ANOTHER_HAND
from .planted_further_forms import FURTHER_FORMS

KINDS = {
    "two-dates-of-one-event": {
        "event:belenko-defection": """
            claim:planted-belenko-year a cg:Claim ; cg:aboutNode event:belenko-defection ; cg:aboutProperty cg:when ;
              cg:rank cc:normal ; cg:valueLiteral "1975-09-06"^^edtf:EDTF .""",
        "event:godunov-death": """
            claim:planted-godunov-death a cg:Claim ; cg:aboutNode event:godunov-death ; cg:aboutProperty cg:when ;
              cg:rank cc:deprecated ; cg:valueLiteral "1996"^^edtf:EDTF .""",
        "event:chaliapin-death": 'event:chaliapin-death cg:when "1939"^^edtf:EDTF .',
    },
    "two-places-at-once": {
        "event:belenko-defection": """
            claim:planted-belenko-state a cg:Claim ; cg:aboutNode event:belenko-defection ;
              cg:aboutProperty dg:inState ; cg:rank cc:normal ; cg:valueNode state:finland .""",
        "event:planted-belenko-move": """
            event:planted-belenko-move a dg:Relocation ; dg:relocated person:viktor-belenko ;
              dg:inState state:sweden ; dg:toState state:sweden ; cg:when "1976-09-06"^^edtf:EDTF .""",
        "event:mullova-defection": "event:mullova-defection dg:inState state:india .",
    },
    "two-values-of-one-fact": {
        "event:tarkovsky-family-leave-request": """
            claim:planted-tarkovsky-answer a cg:Claim ; cg:aboutNode event:tarkovsky-family-leave-request ;
              cg:aboutProperty dg:outcome ; cg:rank cc:normal ; cg:valueNode c:not-fulfilled .""",
        "role:suvorov-gru": """
            claim:planted-suvorov-post a cg:Claim ; cg:aboutNode role:suvorov-gru ; cg:aboutProperty dg:position ;
              cg:rank cc:normal ; cg:valueNode c:dancer .""",
        "event:makarova-defection": "event:makarova-defection dg:defector person:viktoria-mullova .",
    },
    "act-before-birth": {
        "event:planted-tarkovsky-move": """
            event:planted-tarkovsky-move a dg:Relocation ; dg:relocated person:andrei-tarkovsky ;
              dg:toState state:italy ; cg:when "1930"^^edtf:EDTF .""",
        "role:planted-godunov-post": """
            role:planted-godunov-post a dg:Role ; dg:roleHolder person:alexander-godunov ;
              dg:position c:dancer ; cg:when "1940/1945"^^edtf:EDTF .""",
        "statement:planted-godunov-word": """
            statement:planted-godunov-word a cg:PublicStatement ; cg:speaker person:alexander-godunov ;
              cg:when "1939"^^edtf:EDTF .""",
    },
    "act-after-death": {
        "event:planted-chaliapin-move": """
            event:planted-chaliapin-move a dg:Relocation ; dg:relocated person:fyodor-chaliapin ;
              dg:toState state:usa ; cg:when "1950"^^edtf:EDTF .""",
        "role:planted-nureyev-post": """
            role:planted-nureyev-post a dg:Role ; dg:roleHolder person:rudolf-nureyev ;
              dg:position c:dancer ; cg:when "1999"^^edtf:EDTF .""",
        "event:planted-alliluyeva-request": """
            event:planted-alliluyeva-request a dg:Request ; dg:applicant person:svetlana-alliluyeva ;
              dg:addressedTo state:switzerland ; cg:when "2012-05"^^edtf:EDTF .""",
    },
    "end-before-beginning": {
        "event:planted-divorce": """
            tie:planted-union a dg:Union ; dg:spouse person:viktor-suvorov , person:viktoria-mullova ;
              dg:unionKind c:as-told ; cg:when "1975"^^edtf:EDTF .
            event:planted-divorce a dg:Divorce ; dg:endsUnion tie:planted-union ; cg:when "1970"^^edtf:EDTF .""",
        "event:planted-belenko-order": """
            event:planted-belenko-order a dg:Relocation ; dg:relocated person:viktor-belenko ; dg:toState state:usa ;
              dg:after event:belenko-defection ; cg:when "1976-08"^^edtf:EDTF .""",
        "role:planted-mullova-post": """
            role:planted-mullova-post a dg:Role ; dg:roleHolder person:viktoria-mullova ; dg:position c:violinist ;
              cg:beginEarliest "1990-01-01"^^xsd:date ; cg:endLatest "1985-12-31"^^xsd:date .""",
    },
    "penalty-outside-its-provision": {
        "event:planted-conviction-too-long": """
            event:planted-conviction-too-long a dg:Conviction ; dg:convicted person:viktor-belenko ;
              dg:imposes penalty:planted-too-long ; dg:underProvision law:rsfsr-cc-1960-art-64 .
            penalty:planted-too-long a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 25.0 .""",
        "event:planted-conviction-of-a-kind": """
            event:planted-conviction-of-a-kind a dg:Conviction ; dg:convicted person:natalia-makarova ;
              dg:imposes penalty:planted-outlawry ; dg:underProvision law:rsfsr-cc-1960-art-64 .
            penalty:planted-outlawry a dg:Penalty ; dg:penaltyKind c:outlawry .""",
        "event:planted-conviction-of-1929": """
            event:planted-conviction-of-1929 a dg:Conviction ; dg:convicted person:fyodor-chaliapin ;
              dg:imposes penalty:planted-prison ; dg:underProvision law:ussr-1929-outlawing-art-4 .
            penalty:planted-prison a dg:Penalty ; dg:penaltyKind c:imprisonment ; dg:years 5.0 .""",
    },
    "post-before-founding": {
        "role:planted-white-oak": """
            role:planted-white-oak a dg:Role ; dg:roleHolder person:mikhail-baryshnikov ; dg:position c:dancer ;
              dg:atGroup group:white-oak-project ; cg:when "1985"^^edtf:EDTF .""",
        "journey:planted-white-oak-tour": """
            journey:planted-white-oak-tour a dg:Tour ; dg:touredBy group:white-oak-project ; dg:touring state:italy ;
              cg:when "1980"^^edtf:EDTF .""",
        "role:planted-gru": """
            event:planted-gru-founding a dg:Founding ; dg:founded group:gru ; cg:when "1990"^^edtf:EDTF .
            role:planted-gru a dg:Role ; dg:roleHolder person:viktor-suvorov ; dg:position c:officer ;
              dg:atGroup group:gru ; cg:when "1978"^^edtf:EDTF .""",
    },
    "contrary-outcomes": {
        "event:nureyev-asylum-france": "event:nureyev-asylum-france dg:grantedBy state:france .",
        "event:planted-family-leave": """
            event:planted-family-leave a dg:Request ; dg:applicant person:andrei-tarkovsky ;
              dg:requested c:foreign-trip ; dg:grantedBy group:cpsu-central-committee .""",
        "event:alexander-request-to-louis": "event:alexander-request-to-louis dg:grantedBy person:louis-xviii .",
    },
    "contrary-counts": {
        "quantity:planted-daughters": """
            quantity:planted-daughters a dg:Quantity ; dg:quantityOf person:joseph-stalin ; dg:unit c:daughters ;
              dg:boundKind c:exact ; dg:amount 2.0 .""",
        "quantity:planted-certificate": """
            quantity:planted-certificate a dg:Quantity ; dg:quantityOf collective:soviet-defectors ; dg:unit c:people ;
              dg:boundKind c:exact ; dg:amount 300.0 ; cg:when "1930-06-05"^^edtf:EDTF .""",
        "obs:planted-1922": """
            obs:planted-1922 a qb:Observation ; qb:dataSet obs:registered-defectors ; dg:defectors 9 ;
              dg:refYear "1922"^^xsd:gYear .""",
    },
    "same-event-twice": {
        "event:planted-nureyev-leaving": """
            event:planted-nureyev-leaving a dg:Defection ; dg:defector person:rudolf-nureyev ; dg:inState state:france ;
              cg:when "1961"^^edtf:EDTF .""",
        "event:planted-tarkovsky-burial": """
            event:planted-tarkovsky-burial a dg:Burial ; dg:buried person:andrei-tarkovsky ;
              cg:when "1987-01-03"^^edtf:EDTF .""",
        "event:planted-makarova-request": """
            event:planted-makarova-request a dg:AsylumRequest ; dg:applicant person:natalia-makarova ;
              dg:addressedTo state:united-kingdom ; cg:when "1970"^^edtf:EDTF .""",
    },
}


@dataclass(frozen=True)
class World:
    """What the checks find in the data with everything planted, and in the data as they are."""

    planted: Report
    real: Report


def findings(project: Project, corpus: Corpus) -> Report:
    view = materialise(corpus, "accepted", read_rules(project.rule_files()), may_contradict=True)
    return contradictions_in(project, view.graph(corpus))


@pytest.fixture(scope="module")
def found() -> World:
    project = Project(ROOT)
    corpus = read_labelled(project)
    real = findings(project, corpus)
    return World(findings(project, planted(corpus, KINDS)), real)


@pytest.fixture(scope="module")
def found_of_another_hand() -> Report:
    project = Project(ROOT)
    return findings(project, planted(read_labelled(project), BY_ANOTHER_HAND))


@pytest.fixture(scope="module")
def found_of_further_forms() -> Report:
    project = Project(ROOT)
    return findings(project, planted(read_labelled(project), FURTHER_FORMS))


@pytest.fixture(scope="module")
def found_of_an_outsider() -> Report:
    project = Project(ROOT)
    return findings(project, planted(read_labelled(project), BY_AN_OUTSIDER))


def planted(corpus: Corpus, kinds: dict[str, dict[str, str]]) -> Corpus:
    """Return the corpus, now with everything that is planted."""
    added = [triple for plants in kinds.values() for body in plants.values() for triple in triples(body)]
    corpus.authored = Graph.union(corpus.authored, added)
    return corpus


def told(report: Report, kind: str) -> list[str]:
    return [
        " ".join(abbreviate(str(term.value)) for term in (result.focus, result.value) if term) + " " + result.message
        for result in report.results
        if result.constraint == f"s:Check-{kind}"
    ]


def test_there_are_three_of_each_of_at_least_ten_kinds() -> None:
    assert len(KINDS) >= 10
    assert {len(plants) for plants in (*KINDS.values(), *BY_ANOTHER_HAND.values())} == {3}
    assert set(BY_ANOTHER_HAND) == set(KINDS)


def each(kinds: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [(kind, node) for kind, plants in kinds.items() for node in plants]


def names_it(report: Report, kind: str, node: str) -> bool:
    return any(f"{node} " in f"{line} " or f"{node};" in line or f"{node}." in line for line in told(report, kind))


@pytest.mark.parametrize(("kind", "node"), each(KINDS))
def test_what_was_planted_is_found(found: World, kind: str, node: str) -> None:
    assert names_it(found.planted, kind, node)


@pytest.mark.parametrize(("kind", "node"), each(BY_ANOTHER_HAND))
def test_what_another_hand_planted_is_found(found_of_another_hand: Report, kind: str, node: str) -> None:
    assert names_it(found_of_another_hand, kind, node)


@pytest.mark.parametrize(("kind", "node"), each(FURTHER_FORMS))
def test_what_took_another_form_is_found(found_of_further_forms: Report, kind: str, node: str) -> None:
    assert names_it(found_of_further_forms, kind, node)


@pytest.mark.parametrize(("kind", "node"), each(BY_AN_OUTSIDER))
def test_what_an_outsider_planted_is_found(found_of_an_outsider: Report, kind: str, node: str) -> None:
    assert names_it(found_of_an_outsider, kind, node)


def test_an_outsider_planted_three_of_each_kind_and_of_the_kinds_since() -> None:
    assert set(BY_AN_OUTSIDER) > set(KINDS)
    assert min(len(plants) for plants in BY_AN_OUTSIDER.values()) == 3


def test_nothing_is_found_beside_what_took_another_form(found_of_further_forms: Report) -> None:
    unnamed = {"s:Check-no-english-name"}
    kinds = Counter(result.constraint for result in found_of_further_forms.results if result.constraint not in unnamed)
    assert set(kinds) == {f"s:Check-{kind}" for kind in FURTHER_FORMS}


def test_nothing_is_found_in_the_data_as_they_are(found: World) -> None:
    assert found.real.results == []


REGISTERED = {
    "two-dates-of-one-event": ("event:belenko-defection", "claim:planted-belenko-year , event:belenko-defection"),
    "two-places-at-once": (
        "event:planted-belenko-move",
        "event:planted-belenko-move , event:belenko-defection , event:belenko-surrender",
    ),
    "two-values-of-one-fact": ("role:suvorov-gru", "claim:planted-suvorov-post , role:suvorov-gru"),
    "act-before-birth": ("role:planted-godunov-post", "role:planted-godunov-post , event:godunov-birth"),
    "act-after-death": ("event:planted-chaliapin-move", "event:planted-chaliapin-move , event:chaliapin-death"),
    "end-before-beginning": ("event:planted-divorce", "event:planted-divorce , tie:planted-union"),
    "penalty-outside-its-provision": (
        "event:planted-conviction-too-long",
        "penalty:planted-too-long , event:planted-conviction-too-long",
    ),
    "post-before-founding": ("role:planted-gru", "role:planted-gru , event:planted-gru-founding"),
    "contrary-outcomes": (
        "event:planted-family-leave",
        "event:planted-family-leave , event:tarkovsky-family-leave-request",
    ),
    "contrary-counts": ("quantity:planted-daughters", "quantity:planted-daughters , quantity:stalin-daughters"),
    "same-event-twice": ("event:planted-nureyev-leaving", "event:planted-nureyev-leaving , event:nureyev-defection"),
}


REGISTERED_FROM_OUTSIDE = {
    "two-places-at-once": ("event:godunov-asylum", "claim:outsider-godunov-asked-in-canada , event:godunov-asylum"),
    "act-after-dissolution": (
        "role:outsider-soviet-citizen",
        "role:outsider-soviet-citizen , event:soviet-dissolution",
    ),
    "departure-off-its-journey": (
        "event:outsider-left-in-berlin",
        "event:outsider-left-in-berlin , journey:kirov-tour-1970",
    ),
}


def test_what_a_dispute_registers_is_no_finding() -> None:
    project = Project(ROOT)
    corpus = read_labelled(project)
    disputes = [
        f"dispute:planted-{kind}-{number} a cg:Dispute ; cg:hasSide {sides} ."
        for number, registered in enumerate((REGISTERED, REGISTERED_FROM_OUTSIDE))
        for kind, (_, sides) in registered.items()
    ]
    plants = [KINDS[kind][node] for kind, (node, _) in REGISTERED.items()]
    plants += [BY_AN_OUTSIDER[kind][node] for kind, (node, _) in REGISTERED_FROM_OUTSIDE.items()]
    added = triples("\n".join([*plants, *disputes]))
    corpus.authored = Graph.union(corpus.authored, added)
    contrary = [result for result in findings(project, corpus).results if result.constraint[8:] in BY_AN_OUTSIDER]
    assert [(result.constraint, result.message) for result in contrary] == []


def test_a_passage_that_repeats_its_own_section_is_found() -> None:
    project = Project(ROOT)
    corpus = read_labelled(project)
    corpus.sources.update(triples("span:aif-nureyev-stayed cg:derivedFrom span:aif-nureyev-star ."))
    assert [r.constraint for r in findings(project, corpus).results] == ["s:Check-derivation-astray"]
