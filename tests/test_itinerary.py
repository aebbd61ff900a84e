"""The way of a life: in the order that is told, and no other."""

from __future__ import annotations

import pytest

from kg.itinerary import Course, course_of, stops_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import abbreviate

from .little import node, world

ADA = node("person:ada")
PLACES = """
place:here cg:longitude 10.0 ; cg:latitude 50.0 .
place:quay cg:longitude 10.1 ; cg:latitude 50.1 ; cg:within place:here .
place:there cg:longitude 20.0 ; cg:latitude 40.0 .
place:yonder cg:longitude 30.0 ; cg:latitude 30.0 .
"""
FACTS = ("event:a", "event:b", "event:c", "event:d", "journey:j")


def moved(fact: str, place: str, more: str = "") -> str:
    """Return a fact that has Ada move to a place."""
    return f"{fact} a dg:Relocation ; dg:relocated person:ada ; dg:toPlace {place} {more} ."


def dated(earliest: str, latest: str) -> str:
    return f'; cg:beginEarliest "{earliest}"^^xsd:date ; cg:beginLatest "{latest}"^^xsd:date'


def way(*facts: str) -> Course:
    graph = world(PLACES + "\n".join(facts))
    return course_of(graph, ADA, [node(name) for name in FACTS if any(graph.about(node(name)))])


def places(course: Course) -> list[str]:
    return [abbreviate(station.place.value).removeprefix("place:") for station in course.stations]


def grounds(course: Course) -> list[list[str]]:
    return [[tie.kind.value for tie in join.ties] for join in course.joins]


A, B = moved("event:a", "place:here"), moved("event:b", "place:there")


@pytest.mark.parametrize(
    ("facts", "found", "why"),
    [
        ((A, moved("event:b", "place:there", "; dg:after event:a")), ["here", "there"], [["told"]]),
        ((moved("event:a", "place:here", "; dg:before event:b"), B), ["here", "there"], [["told"]]),
        # Through something that names no place, and through a date after that.
        (
            (
                A,
                "event:c a dg:Request ; dg:after event:a ; dg:before event:b .",
                B,
            ),
            ["here", "there"],
            [["told", "told"]],
        ),
        (
            (
                moved("event:a", "place:here", dated("1970-01-01", "1970-12-31")),
                moved("event:b", "place:there", dated("1971-01-01", "1971-12-31")),
                moved("event:c", "place:yonder", "; dg:after event:b"),
            ),
            ["here", "there", "yonder"],
            [["dates"], ["told"]],
        ),
        # A birth begins, a death ends a life; neither needs a date.
        (
            (
                "event:c a dg:Birth ; dg:born person:ada ; dg:place place:yonder .",
                A,
                "event:d a dg:Death ; dg:died person:ada ; dg:place place:there .",
            ),
            ["yonder", "here", "there"],
            [["first"], ["last"]],
        ),
        # One event tells of both ends.
        (
            ("event:a a dg:Relocation ; dg:relocated person:ada ; dg:fromPlace place:there ; dg:toPlace place:here .",),
            ["there", "here"],
            [[]],
        ),
        # Who comes back has left before; what happens on a journey does so after its beginning.
        (
            (
                "event:a a dg:Departure ; dg:departed person:ada ; dg:place place:here .",
                "event:b a dg:ReturnVisit ; dg:returner person:ada ; dg:place place:there .",
            ),
            ["here", "there"],
            [["return"]],
        ),
        (
            (
                "journey:j a dg:Trip ; dg:traveller person:ada ; dg:touring place:there .",
                "event:a a dg:Departure ; dg:departed person:ada ; dg:place place:here ; dg:duringJourney journey:j .",
            ),
            ["there", "here"],
            [["during"]],
        ),
        # The quay lies here: nobody went anywhere.
        ((A, moved("event:b", "place:quay", "; dg:after event:a")), ["quay"], []),
    ],
)
def test_places_follow_each_other_as_is_told(facts: tuple[str, ...], found: list[str], why: list[list[str]]):
    course = way(*facts)
    assert (places(course), grounds(course)) == (found, why)


@pytest.mark.parametrize(
    "facts",
    [
        # No order is told; the dates overlap; both come after each other.
        (A, B),
        (
            moved("event:a", "place:here", dated("1970-01-01", "1971-12-31")),
            moved("event:b", "place:there", dated("1971-01-01", "1972-12-31")),
        ),
        (
            moved("event:a", "place:here", "; dg:after event:b"),
            moved("event:b", "place:there", "; dg:after event:a"),
        ),
        # Planned, not done; done by somebody else; a tour of two places in no told order.
        (A, "event:b a cg:Plan ; cg:planner person:ada ; dg:place place:there ; dg:after event:a ."),
        (A, "event:b a dg:Death ; dg:died person:bob ; dg:place place:there ; dg:after event:a ."),
        (
            A,
            "journey:j a dg:Tour ; dg:traveller person:ada ; dg:after event:a ; dg:touring place:here , place:there .",
        ),
    ],
)
def test_no_line_claims_an_order_that_nobody_tells(facts: tuple[str, ...]):
    assert len(way(*facts).stations) == 1


def test_what_is_in_no_told_order_stands_aside_between_the_stations_that_it_lies_between():
    course = way(
        A,
        moved("event:b", "place:there", "; dg:after event:a"),
        moved("event:c", "place:here", "; dg:after event:b"),
        moved("event:d", "place:yonder", "; dg:after event:a ; dg:before event:c"),
    )
    assert places(course) in (["here", "there", "here"], ["here", "yonder", "here"])
    (aside,) = course.asides
    assert (aside.after, aside.before) == (0, 2)


CLAIMED = """
dispute:order a cg:Dispute ; cg:hasClaim claim:one , claim:other .
claim:one cg:aboutNode {about} ; cg:aboutProperty dg:after ; cg:valueNode {value} .
claim:other cg:aboutNode {about} ; cg:aboutProperty dg:vagueDelay ; cg:valueNode c:soon .
"""


@pytest.mark.parametrize(
    ("about", "value", "is_disputed"),
    [
        ("event:b", "event:a", True),
        ("event:a", "event:b", True),
        # What came after the second: it may have been there sooner.
        ("role:there", "event:b", True),
        ("role:there", "event:a", False),
    ],
)
def test_an_order_that_a_side_of_a_dispute_claims_is_told_to_be_disputed(about: str, value: str, is_disputed: bool):
    course = way(A, moved("event:b", "place:there", "; dg:after event:a"), CLAIMED.format(about=about, value=value))
    (join,) = course.joins
    assert [abbreviate(dispute.value) for dispute in join.disputes] == (["dispute:order"] if is_disputed else [])


def test_a_place_that_lies_nowhere_is_no_stop():
    graph: Graph = world(PLACES + moved("event:a", "place:nowhere"))
    assert stops_of(graph, ADA, [node("event:a")]) == []
