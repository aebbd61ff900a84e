from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.reasoning import apply_rules, read_rules

from .following import RULES, follows, follows_for
from .little import said, triples


def test_every_rule_has_a_case_here():
    here = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_rules*.py"))
    assert [name for name in RULES if f'"{name}"' not in here] == []


@pytest.mark.parametrize(
    ("born", "left", "least", "most"),
    [
        ("1938-03-17", "1961-06-16", "23", "23"),
        ("1938-06-16", "1961-06-16", "23", "23"),
        ("1938-06-17", "1961-06-16", "22", "22"),
        ("1938-12-31", "1961-01-01", "22", "22"),
        ("1938-01-01", "1961-12-31", "23", "23"),
        ("1940-02-29", "1961-02-28", "20", "20"),
        ("1940-02-29", "1961-03-01", "21", "21"),
        ("1938", "1961-06-16", "22", "23"),
        ("1938-03-17", "1961", "22", "23"),
        ("1938", "1961", "22", "23"),
        ("1938-06", "1961-06-16", "22", "23"),
        ("193X", "1961", "21", "31"),
    ],
)
def test_age_at_departure_at_the_edges_of_birthdays(born: str, left: str, least: str, most: str):
    body = f"""
    person:ada dg:bornIn event:birth .
    event:birth cg:when "{born}"^^edtf:EDTF .
    event:leaving a dg:Departure ; dg:departed person:ada ; cg:when "{left}"^^edtf:EDTF .
    """
    assert follows_for("age-at-departure", body, "dg:ageAtLeast") == {("event:leaving", least)}
    assert follows_for("age-at-departure", body, "dg:ageAtMost") == {("event:leaving", most)}


@pytest.mark.parametrize("birth", ["", 'event:birth cg:when "1938/"^^edtf:EDTF .'])
def test_no_age_without_a_told_birth(birth: str):
    body = f"""
    person:ada dg:bornIn event:birth . {birth}
    event:leaving a dg:Departure ; dg:departed person:ada ; cg:when "1961"^^edtf:EDTF .
    """
    assert follows("age-at-departure", body) == []


ASKED = "event:asking a {cls} ; dg:applicant person:ada ; dg:addressedTo state:x {more} ."


@pytest.mark.parametrize(
    ("cls", "more", "expected"),
    [
        ("dg:AsylumRequest", "", {"dg:soughtAsylumFrom": {("person:ada", "state:x")}}),
        (
            "dg:AsylumRequest",
            "; dg:grantedBy state:x",
            {
                "dg:soughtAsylumFrom": {("person:ada", "state:x")},
                "dg:grantedAsylumBy": {("person:ada", "state:x")},
                "dg:gaveAsylumTo": {("state:x", "person:ada")},
            },
        ),
        (
            "dg:AsylumRequest",
            "; dg:refusedBy state:x",
            {"dg:soughtAsylumFrom": {("person:ada", "state:x")}, "dg:refusedAsylumBy": {("person:ada", "state:x")}},
        ),
        ("dg:Request", "; dg:grantedBy state:x", {}),
    ],
    ids=["asked", "granted", "refused", "another petition"],
)
def test_only_requests_for_asylum_have_short_cuts(cls: str, more: str, expected: dict[str, set[tuple[str, str]]]):
    found = follows("asylum-short-cuts", ASKED.format(cls=cls, more=more))
    short_cuts = ("dg:soughtAsylumFrom", "dg:grantedAsylumBy", "dg:gaveAsylumTo", "dg:refusedAsylumBy")
    assert {p: said(found, p) for p in short_cuts if said(found, p)} == expected


@pytest.mark.parametrize(
    ("rule", "body", "definition"),
    [
        ("definition-left-for-good", "event:e a dg:Departure ; dg:departed person:ada .", "left-for-good"),
        ("definition-left-for-good", "event:e a dg:Relocation ; dg:relocated person:ada .", None),
        (
            "definition-refused-to-return",
            "event:e a dg:Defection ; dg:departed person:ada ; dg:duringJourney journey:tour .",
            "refused-to-return",
        ),
        ("definition-refused-to-return", "event:e a dg:Defection ; dg:departed person:ada .", None),
        (
            "definition-refused-to-return",
            "event:e a dg:Departure ; dg:departed person:ada ; dg:duringJourney journey:tour .",
            None,
        ),
    ],
)
def test_definitions_of_a_defector(rule: str, body: str, definition: str | None):
    expected = {("person:ada", f"c:definition-{definition}")} if definition else set()
    assert follows_for(rule, body, "dg:satisfiesDefinition") == expected


@pytest.mark.parametrize(("kind", "married"), [("c:registered", True), ("c:common-law", False), ("c:as-told", False)])
def test_marriage_needs_a_registered_union(kind: str, married: bool):
    body = f"tie:u dg:unionKind {kind} ; dg:spouse person:ada , person:ben ."
    both = {("person:ada", "person:ben"), ("person:ben", "person:ada")}
    assert follows_for("married-to", body, "dg:marriedTo") == (both if married else set())


@pytest.mark.parametrize(
    ("body", "refuges"),
    [
        ("event:r a dg:AsylumRequest ; dg:grantedBy state:x .", {"state:x"}),
        ("event:r a dg:AsylumRequest ; dg:addressedTo state:x .", set()),
        ("event:r a dg:AsylumRequest ; dg:refusedBy state:x .", set()),
        ("event:r a dg:Request ; dg:grantedBy state:x .", set()),
        (
            'role:r dg:resident person:ada ; dg:residenceState state:x ; cg:when "1961-07/"^^edtf:EDTF .'
            'event:d dg:departed person:ada ; cg:when "1961-06"^^edtf:EDTF .',
            {"state:x"},
        ),
        (
            'role:r dg:resident person:ada ; dg:residenceState state:x ; cg:when "1950/1961"^^edtf:EDTF .'
            'event:d dg:departed person:ada ; cg:when "1961-06"^^edtf:EDTF .',
            set(),
        ),
        (
            'role:r dg:resident person:ada ; dg:residenceState state:x ; cg:when "1961/"^^edtf:EDTF .'
            'event:d dg:departed person:ada ; cg:when "1961"^^edtf:EDTF .',
            {"state:x"},
        ),
        (
            'role:r dg:resident person:ben ; dg:residenceState state:x ; cg:when "1962/"^^edtf:EDTF .'
            'event:d dg:departed person:ada ; cg:when "1961"^^edtf:EDTF .',
            set(),
        ),
    ],
    ids=["granted", "asked", "refused", "not asylum", "lived in after", "lived in before", "same year", "another's"],
)
def test_refuge_is_what_gave_asylum_or_was_lived_in_from_the_departure_on(body: str, refuges: set[str]):
    expected = {(state, "dg:RefugeCountry") for state in refuges}
    assert follows_for("refuge-country", body, "rdf:type") == expected


def rule_file(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("status", "linked"),
    [
        ("match-accepted", {("person:ada", "wd:Q7")}),
        ("match-rejected", set()),
        ("match-open", set()),
        ("match-not-found", set()),
    ],
)
def test_a_thing_is_the_same_as_an_item_when_the_match_is_accepted(status: str, linked: set[tuple[str, str]]):
    body = f"match:ada-q7 a cg:Match ; cg:matchOf person:ada ; cg:matchItem wd:Q7 ; cg:matchStatus cc:{status} ."
    assert follows_for("same-in-wikidata", body, "cg:wikidata") == linked


GND = "https://d-nb.info/gnd/1180"


def test_a_record_of_another_authority_is_no_item_of_wikidata():
    body = (
        f"match:ada-gnd a cg:Match ; cg:matchOf person:ada ; cg:matchItem <{GND}> ; cg:matchStatus cc:match-accepted ."
    )
    assert follows_for("same-in-authority", body, "cg:authorityRecord") == {("person:ada", GND)}
    assert follows_for("same-in-wikidata", body, "cg:wikidata") == set()
    item = body.replace(f"<{GND}>", "wd:Q7")
    assert follows_for("same-in-authority", item, "cg:authorityRecord") == set()


@pytest.mark.parametrize(
    ("thing", "status", "matches"),
    [
        ("c:lamp", "match-accepted", {("c:lamp", "wd:Q7")}),
        ("c:lamp", "match-rejected", set()),
        ("person:ada", "match-accepted", set()),
    ],
)
def test_only_concepts_have_exact_matches(thing: str, status: str, matches: set[tuple[str, str]]):
    body = f"""
    c:lamp a skos:Concept .
    match:one a cg:Match ; cg:matchOf {thing} ; cg:matchItem wd:Q7 ; cg:matchStatus cc:{status} .
    """
    assert follows_for("concept-exact-match", body, "skos:exactMatch") == matches


def test_the_top_of_a_scheme_has_nothing_broader_in_it():
    body = """
    c:light skos:inScheme scheme:lights .
    c:lamp skos:inScheme scheme:lights ; skos:broader c:light .
    c:lens skos:inScheme scheme:parts ; skos:broader c:light .
    """
    assert follows_for("top-concept", body, "skos:hasTopConcept") == {
        ("scheme:lights", "c:light"),
        ("scheme:parts", "c:lens"),
    }


def test_rules_feed_each_other_until_nothing_new_follows(tmp_path: Path):
    rules = read_rules(
        [
            rule_file(tmp_path, "a", "CONSTRUCT { ?x <urn:c> ?y } WHERE { ?x <urn:b> ?y }"),
            rule_file(tmp_path, "b", "CONSTRUCT { ?x <urn:b> ?z } WHERE { ?x <urn:b> ?y . ?y <urn:b> ?z }"),
        ]
    )
    given = triples("person:a <urn:b> person:b . person:b <urn:b> person:c . person:c <urn:b> person:d .")
    found = apply_rules(given, rules)
    assert len(found["b"]) == 3
    assert len(found["a"]) == 6


def test_rules_do_not_repeat_what_is_given(tmp_path: Path):
    rules = read_rules([rule_file(tmp_path, "a", "CONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }")])
    assert apply_rules(triples("person:a a dg:Person ; dg:owner person:b ."), rules) == {"a": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [("SELECT * { ?s ?p ?o }", "is no CONSTRUCT query"), ("CONSTRUCT {", "is no SPARQL query"), ("", "SPARQL")],
)
def test_a_file_that_is_no_rule_is_an_error_that_names_it(tmp_path: Path, text: str, message: str):
    with pytest.raises(SourceError, match=message) as caught:
        read_rules([rule_file(tmp_path, "broken", text)])
    assert "broken.rq" in str(caught.value)
