"""Chains of told ties in little worlds."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.connections import chains_between, shared_by, ties_of
from kg.connections.times import Times, times_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, slug_of

from .little import triples, world

PEOPLE = "".join(f"person:{name} a dg:Person . " for name in ("ada", "ben", "cleo", "dan", "eve", "fay"))

AT_ONE_BODY = (
    "role:a dg:roleHolder person:ada ; dg:atGroup group:g . role:c dg:roleHolder person:cleo ; dg:atGroup group:g ."
)


def person(name: str) -> NamedNode:
    return NamedNode(PREFIXES["person"] + name)


def role(name: str) -> NamedNode:
    return NamedNode(PREFIXES["role"] + name)


def found(body: str, start: str = "ada", end: str = "cleo", limit: int | None = None, bodies: bool = False):
    ties = ties_of(world(PEOPLE + body), bodies)
    chains = chains_between(ties, person(start), person(end), limit)
    return [[slug_of(step.end) for step in chain.steps] for chain in chains]


def tie(name: str, one: str, other: str, cls: str = "dg:Friendship") -> str:
    return f"tie:{name} a {cls}, dg:Relationship ; dg:party person:{one} , person:{other} . "


@pytest.mark.parametrize(
    ("body", "chains"),
    [
        ("", []),
        (tie("x", "ada", "cleo"), [["cleo"]]),
        (tie("x", "ada", "ben") + tie("y", "ben", "cleo"), [["ben", "cleo"]]),
        (
            tie("x", "ada", "ben") + tie("y", "ben", "cleo") + tie("z", "ada", "dan") + tie("w", "cleo", "dan"),
            [["ben", "cleo"], ["dan", "cleo"]],
        ),
        (tie("x", "ada", "ben") + tie("y", "ben", "cleo") + tie("z", "ada", "cleo"), [["cleo"]]),
        ("event:p a dg:Performance ; dg:performer person:ada , person:cleo .", [["cleo"]]),
        ("tie:k a dg:Kinship, dg:Relationship ; dg:parent person:ada ; dg:child person:cleo .", [["cleo"]]),
        (
            "event:a dg:departed person:ada ; dg:jointWith event:c . event:c dg:departed person:cleo .",
            [["cleo"]],
        ),
        # a teacher of both, a school of both
        (
            "tie:a a dg:Tutelage, dg:Relationship ; dg:pupil person:ada ; dg:teacher person:ben ."
            "tie:c a dg:Tutelage, dg:Relationship ; dg:pupil person:cleo ; dg:teacher person:ben .",
            [["cleo"]],
        ),
        (
            "tie:a a dg:Enrolment, dg:Relationship ; dg:student person:ada ; dg:atSchool group:s ."
            "tie:c a dg:Enrolment, dg:Relationship ; dg:student person:cleo ; dg:atSchool group:s .",
            [["cleo"]],
        ),
        # posts at one body count only when asked for; a proposition joins nobody
        (AT_ONE_BODY, []),
        ("proposition:p a cg:Proposition ; cg:propositionSubject person:ada ; cg:propositionValue person:cleo .", []),
    ],
)  # fmt: skip
def test_the_shortest_chains_are_found(body: str, chains: list[list[str]]):
    assert found(body) == chains


def test_posts_at_one_body_count_when_asked_for():
    body = (
        "role:a dg:roleHolder person:ada ; dg:atGroup group:g . role:c dg:roleHolder person:cleo ; dg:atGroup group:g ."
    )
    assert found(body, bodies=True) == [["cleo"]]


@pytest.mark.parametrize(
    ("limit", "chains"),
    [
        (1, [["cleo"]]),
        (2, [["cleo"], ["ben", "cleo"]]),
        (9, [["cleo"], ["ben", "cleo"], ["dan", "ben", "cleo"]]),
    ],
)
def test_a_limit_goes_on_to_longer_chains_in_which_nobody_comes_twice(limit: int, chains: list[list[str]]):
    body = tie("x", "ada", "cleo") + tie("y", "ada", "ben") + tie("z", "ben", "cleo")
    body += tie("v", "ada", "dan") + tie("w", "dan", "ben")
    assert found(body, limit=limit) == chains


def test_all_ties_of_a_step_are_listed_those_that_join_directly_first():
    body = (
        tie("quarrel", "ada", "cleo", "dg:Rivalry")
        + tie("friends", "ada", "cleo")
        + "tie:a a dg:Tutelage, dg:Relationship ; dg:pupil person:ada ; dg:teacher person:ben ."
        + "tie:c a dg:Tutelage, dg:Relationship ; dg:pupil person:cleo ; dg:teacher person:ben ."
    )
    (chain,) = chains_between(ties_of(world(PEOPLE + body)), person("ada"), person("cleo"))
    assert [(slug_of(t.kind), t.through and slug_of(t.through)) for t in chain.steps[0].ties] == [
        ("Friendship", None),
        ("Rivalry", None),
        ("teacher", "ben"),
    ]
    assert [slug_of(node) for node in chain.steps[0].ties[2].nodes] == ["a", "c"]


DANCERS = """
tie:one dg:spouse person:a ; cg:evidence span:x .
role:a-kirov dg:roleHolder person:a ; dg:atGroup group:kirov ; cg:evidence span:x ;
    cg:beginEarliest "1958-01-01"^^xsd:date ; cg:beginLatest "1958-12-31"^^xsd:date ;
    cg:endEarliest "1961-01-01"^^xsd:date ; cg:endLatest "1961-12-31"^^xsd:date .
role:b-kirov dg:roleHolder person:b ; dg:atGroup group:kirov ; cg:citation citation:x ;
    cg:beginEarliest "{begin}-01-01"^^xsd:date ; cg:beginLatest "{begin}-12-31"^^xsd:date .
event:both dg:performer person:a , person:b ; dg:place place:paris ; cg:evidence span:x .
statement:on-a cg:concerns person:a ; cg:speaker group:paper ; cg:evidence span:x .
statement:on-b cg:concerns person:b ; cg:speaker group:paper ; cg:evidence span:x .
"""


@pytest.mark.parametrize(
    ("begin", "times"), [("1959", "perhaps together"), ("1961", "perhaps together"), ("1962", "apart")]
)
def test_what_two_share_is_told_with_how_the_times_lie_and_no_tie_nor_talk_counts(begin: str, times: str):
    graph = Graph(triples(DANCERS.replace("{begin}", begin)))
    found = shared_by(graph, graph, (person("a"), person("b")), frozenset({"group", "place", "person"}))
    assert [(slug_of(each.thing), each.times.how) for each in found] == [("kirov", times)]


def test_times_are_surely_together_only_where_both_are_known_to_last():
    told = DANCERS.replace("{begin}", "1959") + 'role:b-kirov cg:endEarliest "1970-01-01"^^xsd:date .'
    graph = Graph(triples(told))
    assert times_of(graph, [role("a-kirov")], [role("b-kirov")]) == Times("together", "1959/1961")
    assert times_of(graph, [role("a-kirov")], [role("unknown")]) == Times()
    assert times_of(graph, [role("a-kirov")], [role("a-kirov")]) == Times()
