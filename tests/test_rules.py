from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Triple

from kg.build.expand import date_bounds
from kg.errors import SourceError
from kg.project import Project
from kg.reasoning import apply_rules, read_rules

from .little import ROOT, node, said, triples, world

RULES = {path.stem: path for path in Project(ROOT).rule_files()}


def follows(rule: str, body: str) -> list[Triple]:
    """Return what one rule adds to a little world, its dates expanded."""
    graph = world(body)
    graph.update(list(date_bounds(graph)))
    return apply_rules(graph, read_rules([RULES[rule]]))[rule]


def follows_for(rule: str, body: str, predicate: str) -> set[tuple[str, str]]:
    return said(follows(rule, body), predicate)


def test_every_rule_has_a_case_here():
    here = Path(__file__).read_text(encoding="utf-8")
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


CERTAIN, POSSIBLE, UNTOLD = "law-certainly-in-force", "law-possibly-in-force", "law-of-untold-beginning"


@pytest.mark.parametrize(
    ("event", "law", "holds"),
    [
        ("1961", "1960/1997", {CERTAIN, POSSIBLE}),
        ("1961", "1960/..", {CERTAIN, POSSIBLE}),
        ("1961", "1960/", {POSSIBLE}),
        ("1961-06-16", "1961-06-16/1997", {CERTAIN, POSSIBLE}),
        ("1961-06-15", "1961-06-16/1997", set()),
        ("1961", "1961-06-16/1997", {POSSIBLE}),
        ("1961", "1961/1997", {POSSIBLE}),
        ("1960", "1926-11-22/1960-12-31", {CERTAIN, POSSIBLE}),
        ("1960", "1926/1960", {POSSIBLE}),
        ("1961", "1926/1960", set()),
        ("1961-01-01", "1926/1960-12-31", set()),
        ("1974", "1929-11-21/", {POSSIBLE}),
        ("1922-06", "1929-11-21/", set()),
        ("1922-06", "/1926", {UNTOLD}),
        ("1927-06", "/1926", set()),
        ("1927-06", "../1930", {UNTOLD}),
        (None, "1960/1997", {POSSIBLE}),
        (None, "1960/..", {POSSIBLE}),
        (None, "/1926", {UNTOLD}),
        ("1961", None, {UNTOLD}),
        ("[1961..]", "1960/1997", {POSSIBLE}),
        ("[1961..]", "1926/1960", set()),
        ("[..1959]", "1960/1997", set()),
    ],
)
@pytest.mark.parametrize("kind", ["dg:Defection", "dg:Denaturalisation", "dg:Conviction"])
@pytest.mark.parametrize("norm", ["dg:LegalAct", "dg:Provision"])
def test_which_law_was_in_force(event: str | None, law: str | None, holds: set[str], kind: str, norm: str):
    body = f"event:e a {kind} . law:x a {norm} ."
    body += f' event:e cg:when "{event}"^^edtf:EDTF .' if event else ""
    body += f' law:x cg:when "{law}"^^edtf:EDTF .' if law else ""
    found = {
        CERTAIN: follows_for("law-certainly-in-force", body, "dg:lawCertainlyInForce"),
        POSSIBLE: follows_for("law-possibly-in-force", body, "dg:lawPossiblyInForce"),
        UNTOLD: follows_for("law-of-untold-beginning", body, "dg:lawOfUntoldBeginning"),
    }
    assert {name for name, pairs in found.items() if pairs} == holds
    assert all(pairs <= {("event:e", "law:x")} for pairs in found.values())


def test_what_is_certain_is_possible_too():
    body = (
        """event:e a dg:Defection ; cg:when "1961"^^edtf:EDTF . law:x a dg:Provision ; cg:when "1960/.."^^edtf:EDTF ."""
    )
    assert follows_for(CERTAIN, body, "dg:lawPossiblyInForce") == {("event:e", "law:x")}


def test_law_is_asked_for_departures_that_broke_it_only():
    body = (
        """event:e a dg:Departure ; cg:when "1961"^^edtf:EDTF . law:x a dg:Provision ; cg:when "1960/.."^^edtf:EDTF ."""
    )
    assert [follows(rule, body) for rule in (CERTAIN, POSSIBLE, UNTOLD)] == [[], [], []]


@pytest.mark.parametrize(
    ("kind", "event", "act", "reaches"),
    [
        ("dg:Defection", "1922-06", "1929-11-21/", True),
        ("dg:Denaturalisation", "1929-11-20", "1929-11-21/", False),  # no refusal to return
        ("dg:Departure", "1922-06", "1929-11-21/", False),
        ("dg:Defection", "1929-11-21", "1929-11-21/", False),
        ("dg:Defection", "1929", "1929-11-21/", False),
        ("dg:Defection", "1961", "1929-11-21/", False),
        ("dg:Conviction", "1922-06", "1929-11-21/", False),
        ("dg:Defection", "[1922..]", "1929-11-21/", False),
        ("dg:Defection", "XXXX-06-01", "1929-11-21/", False),
        ("dg:Defection", "1922-06", "/1960", False),
    ],
)
def test_a_law_reaches_back_to_what_lies_before_it(kind: str, event: str, act: str, reaches: bool):
    body = f"""
    event:e a {kind} ; cg:when "{event}"^^edtf:EDTF .
    law:act a dg:LegalAct ; dg:definesOffence c:refusal-to-return ; cg:when "{act}"^^edtf:EDTF .
    law:act-art-6 a dg:Provision ; dg:extendsBack law:act .
    """
    expected = {("event:e", "law:act")} if reaches else set()
    assert follows_for("law-reaches-back", body, "dg:lawReachesBackTo") == expected


@pytest.mark.parametrize(
    ("offence", "reaches"),
    [
        ("law:act dg:definesOffence c:refusal-to-return .", True),
        ("law:act-art-1 dg:partOfAct law:act ; dg:definesOffence c:refusal-to-return .", True),
        ("law:act dg:definesOffence c:espionage .", False),
        ("law:act-art-1 dg:partOfAct law:other ; dg:definesOffence c:refusal-to-return .", False),
        ("", False),
    ],
)
def test_a_law_reaches_back_only_to_that_of_which_it_speaks(offence: str, reaches: bool):
    body = f"""
    event:e a dg:Defection ; cg:when "1922"^^edtf:EDTF .
    law:act a dg:LegalAct ; cg:when "1929"^^edtf:EDTF . {offence}
    law:act-art-6 a dg:Provision ; dg:extendsBack law:act .
    """
    assert bool(follows("law-reaches-back", body)) == reaches


def test_an_act_that_nothing_extends_back_reaches_nobody():
    body = """
    event:e a dg:Defection ; cg:when "1922"^^edtf:EDTF .
    law:act a dg:LegalAct ; dg:definesOffence c:refusal-to-return ; cg:when "1929"^^edtf:EDTF .
    """
    assert follows("law-reaches-back", body) == []


@pytest.mark.parametrize(("kind", "married"), [("c:registered", True), ("c:common-law", False), ("c:as-told", False)])
def test_marriage_needs_a_registered_union(kind: str, married: bool):
    body = f"tie:u dg:unionKind {kind} ; dg:spouse person:ada , person:ben ."
    both = {("person:ada", "person:ben"), ("person:ben", "person:ada")}
    assert follows_for("married-to", body, "dg:marriedTo") == (both if married else set())


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("1958/1961", "1967/1974", False),
        ("1958/1967", "1967/1974", True),
        ("1958-01/1961-06", "1961-06/1974", True),
        ("1958/1961-05", "1961-06/1974", False),
        ("1958/", "1967/1974", True),
        ("/1961", "1967/1974", False),
        ("/1961", "/1974", True),
        (None, "1967/1974", False),
        (None, None, False),
    ],
)
def test_who_possibly_served_together(one: str | None, other: str | None, met: bool):
    body = """
    role:one dg:roleHolder person:ada ; dg:atGroup group:kirov .
    role:other dg:roleHolder person:ben ; dg:atGroup group:kirov .
    role:away dg:roleHolder person:cy ; dg:atGroup group:bolshoi ; cg:when "1900/2000"^^edtf:EDTF .
    """
    body += f'role:one cg:when "{one}"^^edtf:EDTF .' if one else ""
    body += f'role:other cg:when "{other}"^^edtf:EDTF .' if other else ""
    both = {("person:ada", "person:ben"), ("person:ben", "person:ada")}
    assert follows_for("possibly-served-with", body, "dg:possiblyServedWith") == (both if met else set())


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("1958/1967", "1967/1974", False),  # 1967 may be January for one and December for the other
        ("1958/1968", "1967/1974", True),
        ("1958/1974", "1961-06", True),
        ("1961-06-16", "1961-06-16", True),
        ("1961", "1961", False),  # some time in the year, each
        ("1958/1961", "1967/1974", False),
        ("1958/", "1967/1974", False),  # the end is not told
        ("1958/..", "1967/1974", True),  # there is none
        ("1958/..", "1967/..", True),
        ("../1974", "1967/1970", False),  # the beginning is not told
        ("XXXX-06-16", "XXXX-06-16", False),
        (None, "1967/1974", False),
        (None, None, False),
    ],
)
def test_colleagues_are_those_whose_times_provably_overlap(one: str | None, other: str | None, met: bool):
    body = SERVING
    body += f'role:one cg:when "{one}"^^edtf:EDTF .' if one else ""
    body += f'role:other cg:when "{other}"^^edtf:EDTF .' if other else ""
    both = {("person:ada", "person:ben"), ("person:ben", "person:ada")}
    assert follows_for("colleague-of", body, "dg:colleagueOf") == (both if met else set())


SERVING = """
    role:one dg:roleHolder person:ada ; dg:atGroup group:kirov .
    role:other dg:roleHolder person:ben ; dg:atGroup group:kirov .
    role:away dg:roleHolder person:cy ; dg:atGroup group:bolshoi ; cg:when "1900/2000"^^edtf:EDTF .
"""


@pytest.mark.parametrize(
    ("position", "member"),
    [
        ("", True),
        ("role:one dg:position c:soloist . c:soloist dg:namesProfession c:soloist .", True),
        ("role:one dg:position c:head . c:head dg:makesMember true .", True),
        ("role:one dg:position c:co-owner . c:co-owner dg:makesMember false .", False),
    ],
    ids=["untold", "calling", "office", "ownership"],
)
def test_not_every_role_makes_a_member(position: str, member: bool):
    body = SERVING + 'role:one cg:when "1960/1970"^^edtf:EDTF . role:other cg:when "1960/1970"^^edtf:EDTF .' + position
    ada = ("person:ada", "group:kirov")
    assert (ada in follows_for("membership", body, "dg:memberOf")) == member
    assert (ada[::-1] in follows_for("membership", body, "dg:hasMember")) == member
    assert bool(follows("colleague-of", body)) == member
    assert bool(follows("possibly-served-with", body)) == member


@pytest.mark.parametrize(
    ("told", "home"),
    [
        ("role:r dg:before event:left .", True),
        ('role:r cg:when "1958/1961"^^edtf:EDTF .', True),
        ('role:r cg:when "1958/"^^edtf:EDTF .', True),
        ('role:r cg:when "1961"^^edtf:EDTF .', False),  # may have begun after June
        ('role:r cg:when "1962/"^^edtf:EDTF .', False),
        ('role:r cg:when "/1961"^^edtf:EDTF .', False),
        ("role:r dg:after event:left .", False),
        ("role:r dg:before event:another .", False),
        ("", False),
    ],
)
def test_the_home_company_is_that_of_a_role_held_before(told: str, home: bool):
    body = f"""
    event:left a dg:Departure ; dg:departed person:ada ; cg:when "1961-06"^^edtf:EDTF .
    role:r dg:roleHolder person:ada ; dg:atGroup group:kirov . {told}
    group:kirov a dg:PerformingCompany .
    """
    expected = {("person:ada", "group:kirov")} if home else set()
    assert follows_for("home-company", body, "dg:homeCompany") == expected


def test_a_body_that_does_not_perform_is_no_home_company():
    body = """
    event:left a dg:Departure ; dg:departed person:ada .
    role:r dg:roleHolder person:ada ; dg:atGroup group:office ; dg:before event:left . group:office a dg:Group .
    """
    assert follows("home-company", body) == []


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


TERM = """
event:c dg:imposes penalty:p ; dg:underProvision law:art .
penalty:p dg:penaltyKind {kind} ; dg:years {years} .
law:art dg:penaltyOption penalty:prison , penalty:exile .
penalty:prison dg:penaltyKind c:imprisonment ; dg:minYears 10.0 ; dg:maxYears 15.0 .
penalty:exile dg:penaltyKind c:exile ; dg:minYears 2.0 ; dg:maxYears 5.0 ; dg:accompanies penalty:prison .
"""


@pytest.mark.parametrize(
    ("kind", "years", "predicate"),
    [
        ("c:imprisonment", "7.0", "dg:termBelowRangeOf"),
        ("c:imprisonment", "9.9", "dg:termBelowRangeOf"),
        ("c:imprisonment", "10", "dg:termWithinRangeOf"),
        ("c:imprisonment", "10.0", "dg:termWithinRangeOf"),
        ("c:imprisonment", "12.5", "dg:termWithinRangeOf"),
        ("c:imprisonment", "15.0", "dg:termWithinRangeOf"),
        ("c:imprisonment", "15.1", "dg:termAboveRangeOf"),
        ("c:exile", "1.0", None),
        ("c:death", "1.0", None),
    ],
)
def test_the_term_against_the_range_of_the_provision(kind: str, years: str, predicate: str | None):
    found = follows("term-against-range", TERM.format(kind=kind, years=years))
    assert {t.predicate for t in found} == ({node(predicate)} if predicate else set())
    assert said(found, predicate or "dg:none") == ({("event:c", "law:art")} if predicate else set())


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
