"""Every way of asking wrongly is a Problem that says what is allowed, and no value is more than a value."""

from __future__ import annotations

import pytest

from kg.build import Built
from kg.server.api.asking import Asking
from kg.server.api.formats import MEDIA_TYPES, ROWS
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from .canned_support import TOURS, ask, choose, document, problem, with_query

YEAR = "roles/posts-in-a-year"
OUTCOMES = "asylum/requests-and-outcomes"
LIFE = "people/one-life-in-order"


def read(*pairs: tuple[str, str], accept: str = "") -> Asking:
    return Asking.read(TOURS, pairs, accept, choose)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], Asking(TOURS, media_types=("application/json", "text/turtle"))),
        ([("format", "csv")], Asking(TOURS, media_types=("text/csv",), format="csv")),
        (
            [("person", "a"), ("limit", "2"), ("company", "b"), ("offset", "4")],
            Asking(
                TOURS,
                parameters=(("person", "a"), ("company", "b")),
                media_types=("application/json", "text/turtle"),
                limit=2,
                offset=4,
            ),
        ),
        (
            [("evidence", "true"), ("view", "claims"), ("format", "jsonld")],
            Asking(TOURS, media_types=("application/ld+json",), format="jsonld", evidence=True, view="claims"),
        ),
        ([("evidence", "false"), ("format", "md")], Asking(TOURS, media_types=("text/markdown",), format="md")),
    ],
)
def test_reading_a_query_string(pairs: list[tuple[str, str]], expected: Asking):
    assert read(*pairs) == expected
    assert Asking.from_arguments(read(*pairs).as_arguments()) == expected


@pytest.mark.parametrize(
    ("accept", "evidence", "media_types"),
    [
        ("", "false", ("application/json", "text/turtle")),
        ("text/csv", "false", ("text/csv",)),
        ("text/turtle", "false", ("text/turtle",)),
        ("text/turtle", "true", ("text/turtle",)),
        ("application/ld+json", "true", ("application/ld+json",)),
        ("text/*", "false", ("text/csv", "text/turtle")),
        ("image/png, application/sparql-results+json", "false", ("application/sparql-results+json",)),
    ],
)
def test_negotiation(accept: str, evidence: str, media_types: tuple[str, ...]):
    assert read(("evidence", evidence), accept=accept).media_types == media_types


def test_nothing_acceptable():
    with pytest.raises(Problem) as refused:
        read(accept="image/png")
    assert refused.value.status == 406
    assert refused.value.members["offered"] == list(MEDIA_TYPES.values())


def test_turtle_without_evidence_says_how_to_have_it(site: Site):
    refused = problem(site, TOURS, accept="text/turtle")
    assert (refused.status, refused.members["offered"]) == (406, list(ROWS.values()))
    assert "evidence=true" in refused.detail


# query, parameters, kind of problem, parameter that it names, what the detail says
REFUSED = [
    (
        TOURS,
        [("format", "pdf")],
        "invalid-parameter",
        "format",
        "md, citation, bibtex, csl-json, turtle",
    ),
    (TOURS, [("evidence", "yes")], "invalid-parameter", "evidence", "true or false"),
    (TOURS, [("limit", "0")], "invalid-parameter", "limit", "from 1"),
    (TOURS, [("limit", "-1")], "invalid-parameter", "limit", "from 1"),
    (TOURS, [("limit", "ten")], "invalid-parameter", "limit", "whole number"),
    (TOURS, [("limit", "٣")], "invalid-parameter", "limit", "whole number"),
    (TOURS, [("limit", "9" * 5000)], "invalid-parameter", "limit", "whole number"),
    (TOURS, [("offset", "1.5")], "invalid-parameter", "offset", "from 0"),
    (TOURS, [("view", "mine")], "unknown-view", "view", "accepted, asserted, claims, without:"),
    (TOURS, [("view", "without:../../etc")], "unknown-view", "view", "accepted"),
    (TOURS, [("limit", "1"), ("limit", "2")], "repeated-parameter", "limit", "once"),
    (TOURS, [("person", "a"), ("person", "b")], "repeated-parameter", "person", "once"),
    (TOURS, [("persn", "a")], "unknown-parameter", "persn", "person, company, language, format"),
    (TOURS, [("", "a")], "unknown-parameter", "", "person, company"),
    ("people/who-left-together", [("person", "a")], "unknown-parameter", "person", "has: language, format"),
    (TOURS, [("person", "Bolshoi Theatre")], "unknown-name", "person", "is no dg:Person"),
    (TOURS, [("person", "person:nobody-at-all")], "unknown-name", "person", "nothing here"),
    (TOURS, [("person", "https://example.org/x> } DROP ALL #")], "unknown-name", "person", "nothing here"),
    (YEAR, [("year", "soon")], "invalid-parameter", "year", "a whole number"),
    (YEAR, [("year", "1979 ")], "invalid-parameter", "year", "a whole number"),
    ("people/defectors-in-order-of-date", [("after", "1961")], "invalid-parameter", "after", "1961-06-16"),
    ("people/defectors-in-order-of-date", [("after", "1961-02-30")], "invalid-parameter", "after", "1961-06-16"),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case[2]}-{case[3]}")
def test_what_is_refused(site: Site, case: tuple[str, list, str, str, str]):
    name, pairs, kind, parameter, says = case
    refused = problem(site, name, *pairs)
    assert (refused.status, refused.kind) == (400, kind)
    assert refused.members["parameter"] == parameter
    assert says in refused.detail


def test_a_name_of_several_people_comes_with_candidates(site: Site):
    refused = problem(site, TOURS, ("person", "Vladimir"))
    assert {
        "name": "person:vladimir-mayakovsky",
        "id": "https://w3id.org/defector-graph/id/person/vladimir-mayakovsky",
        "label": "Vladimir Mayakovsky",
    } in refused.members["candidates"]


def test_a_name_of_several_things_comes_with_all_of_them(site: Site):
    refused = problem(site, LIFE, ("person", "Andrei"))
    names = [candidate["name"] for candidate in refused.members["candidates"]]
    assert "person:andrei-tarkovsky" in names
    assert len(names) > 1


@pytest.mark.parametrize("spelling", ["Нуреев", "нуриев", "rudolf-nureyev", "person:rudolf-nureyev", "NUREYEV"])
def test_a_name_may_be_spelt_in_many_ways(site: Site, spelling: str):
    assert document(site, TOURS, ("person", spelling))["total"] == 1


@pytest.mark.parametrize(
    "name", ["people/who-left-togehter", "who-left-together", "nothing", "", "../secret", "checks/same-name-violation"]
)
def test_an_unknown_question_is_404(site: Site, name: str):
    refused = problem(site, name)
    assert (refused.status, refused.kind) == (404, "unknown-query")


def test_a_misspelt_question_comes_with_candidates(site: Site):
    assert problem(site, "people/who-left-togehter").members["candidates"][0] == {
        "name": "people/who-left-together",
        "label": "Who left together with whom, and how?",
        "path": "/api/people/who-left-together",
    }


HARMLESS = [
    '"',
    "'",
    '""" }',
    'refused" } # ',
    "> } <http://example.org/>",
    "} UNION { ?s ?p ?o ",
    "a\nb\r\nc\td",
    "\x00",
    "#",
    "\\",
    "\\\\",
    '\\" } SELECT * { #',
    "\\u0022 } #",
    "\\\\u0022 } #",
    "?s",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "\U0001f600",
    "é́",
    "x" * 100_000,
]


@pytest.mark.parametrize("value", HARMLESS, ids=ascii)
def test_a_text_is_bound_as_a_text(site: Site, value: str):
    """It matches nothing, and nothing else happens; the document gives it back as it came."""
    found = document(site, OUTCOMES, ("outcome", value))
    assert (found["total"], found["parameters"]) == (0, {"outcome": value})


@pytest.mark.parametrize("value", HARMLESS, ids=ascii)
def test_a_name_of_nothing_is_refused_as_a_name(site: Site, value: str):
    refused = problem(site, TOURS, ("person", value))
    assert refused.status == 400
    assert refused.kind in {"unknown-name", "invalid-parameter"}
    assert refused.members["parameter"] == "person"


@pytest.fixture(scope="module")
def echo(built: Built) -> Site:
    """A site that answers one question more, with what it is given."""
    return with_query(built, "SELECT ?_said_literal\nWHERE {\n  FILTER(BOUND(?_said_literal))\n}")


@pytest.mark.parametrize("value", HARMLESS, ids=ascii)
def test_the_engine_gives_a_text_back_as_it_came(echo: Site, value: str):
    assert document(echo, "people/asked", ("said", value))["rows"] == [{"_said_literal": value}]


def test_values_bind_as_terms(site: Site):
    assert document(site, OUTCOMES, ("outcome", "refused"))["total"] == 3  # Nureyev, Alliluyeva, Tarkovsky.
    assert ask(site, YEAR, ("year", "+1979")).status == 200
