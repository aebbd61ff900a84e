"""Rules on posts: who served together, who was a colleague, a member, whose home company it was."""

from __future__ import annotations

import pytest

from .following import follows, follows_for


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
