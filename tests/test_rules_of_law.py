"""Rules on law: which provision was in force, what reaches back, terms against the statute."""

from __future__ import annotations

import pytest

from .following import follows, follows_for
from .little import node, said

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
