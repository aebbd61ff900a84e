from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from pyoxigraph import NamedNode

from kg.api import DefectorGraph
from kg.browse import SPREAD, UNKNOWN, Facet, Listing, left, listing_of, options
from kg.build import Built
from kg.errors import KgError
from kg.listsettings import FacetPath, Listed
from kg.rdf.graph import Term
from kg.settings import current

A, B, C, D = (NamedNode(f"urn:{name}") for name in "abcd")
DANCER, ACTOR = "c:dancer", "c:actor"
# A danced and acted and left in the sixties; B danced; C acted and left, nobody says when; of D nothing is told.
WORK = Facet("work", {}, {A: frozenset({DANCER, ACTOR}), B: frozenset({DANCER}), C: frozenset({ACTOR})}, {})
LEFT = Facet("left", {}, {A: frozenset({"1960s"}), C: frozenset({SPREAD})}, {}, is_by_decade=True)
WORLD = Listing("person", {}, frozenset({A, B, C, D}), (WORK, LEFT))


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, {A, B, C, D}),
        ({"work": {DANCER}}, {A, B}),
        ({"work": {DANCER, ACTOR}}, {A, B, C}),
        ({"work": {DANCER}, "left": {"1960s"}}, {A}),
        ({"work": {UNKNOWN}}, {D}),
        ({"left": {UNKNOWN, SPREAD}}, {B, C, D}),
        ({"work": {UNKNOWN}, "left": {"1960s"}}, set()),
    ],
)
def test_choices_widen_within_a_facet_and_narrow_across(chosen: dict[str, set[str]], found: set[NamedNode]):
    assert left(WORLD, {name: frozenset(keys) for name, keys in chosen.items()}) == found


def counted(facet: Facet, **chosen: str) -> list[tuple[str, int, bool]]:
    made = {name: frozenset({key}) for name, key in chosen.items()}
    return [(each.key, each.count, each.is_chosen) for each in options(WORLD, facet, made)]


def test_every_choice_says_how_many_things_it_would_leave():
    assert counted(WORK) == [(ACTOR, 2, False), (DANCER, 2, False), (UNKNOWN, 1, False)]
    assert counted(WORK, left="1960s") == [(ACTOR, 1, False), (DANCER, 1, False)]
    assert counted(LEFT, work=DANCER) == [("1960s", 1, False), (UNKNOWN, 1, False)]


def test_a_choice_that_is_made_does_not_hide_the_others_of_its_facet_and_stays_when_it_leaves_nothing():
    assert counted(WORK, work=DANCER) == [(ACTOR, 2, False), (DANCER, 2, True), (UNKNOWN, 1, False)]
    assert counted(LEFT, left="1960s", work=UNKNOWN) == [("1960s", 0, True), (UNKNOWN, 1, False)]


@pytest.fixture(scope="module")
def asked(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.fixture(scope="module")
def listings(asked: DefectorGraph) -> dict[str, Listing]:
    return {name: listing_of(name, lambda text: asked.query(text).rows) for name in current().lists}


def test_people_are_grouped_by_what_the_texts_tell_of_their_departure(listings: dict[str, Listing]):
    person = listings["person"]
    by_name = {facet.name: facet for facet in person.facets}
    nureyev = next(thing for thing in person.things if thing.value.endswith("rudolf-nureyev"))
    rand = next(thing for thing in person.things if thing.value.endswith("ayn-rand"))
    assert by_name["decade"].of[nureyev] == {"1960s"}
    assert by_name["departure"].of[nureyev] == {"dg:Defection"}
    assert by_name["departure"].of[rand] == {"dg:Departure"}
    assert by_name["asylum"].of[nureyev] == {"state:france"}
    assert by_name["disputed"].of[nureyev] == {"yes"}


def test_fifty_random_choices_leave_what_sparql_finds(asked: DefectorGraph, listings: dict[str, Listing]):
    chance = random.Random(14)  # noqa: S311
    for _ in range(50):
        listing = listings[chance.choice(["person", "journey", "work", "group"])]
        told = current().lists[listing.name]
        facets = [
            facet for facet in listing.facets if facet.name in told.facets and not facet.is_by_decade and facet.terms
        ]
        chosen = {
            facet.name: frozenset(chance.sample(sorted([*facet.terms, UNKNOWN]), k=chance.randint(1, 2)))
            for facet in chance.sample(facets, k=min(2, len(facets)))
        }
        assert left(listing, chosen) == in_sparql(asked, told, listing, chosen), (listing.name, chosen)


def in_sparql(
    graph: DefectorGraph, told: Listed, listing: Listing, chosen: dict[str, frozenset[str]]
) -> set[Term | None]:
    """Return what a query written from the settings finds."""
    facets = {facet.name: facet for facet in listing.facets}
    tests = []
    for name, keys in chosen.items():
        path, any_of = told.facets[name].path, []
        known = " ".join(f"<{term.value}>" for term in facets[name].terms.values())
        if picked := " ".join(f"<{facets[name].terms[key].value}>" for key in keys - {UNKNOWN}):
            # Of classes the most special count: one that has another of the choices below it is not meant.
            lower = f"FILTER NOT EXISTS {{ ?thing {path} ?low . ?low rdfs:subClassOf ?v FILTER(?low != ?v) }}"
            any_of.append(f"EXISTS {{ VALUES ?v {{ {picked} }} ?thing {path} ?v {lower} }}")
        if UNKNOWN in keys:
            any_of.append(f"NOT EXISTS {{ VALUES ?k {{ {known} }} ?thing {path} ?k }}")
        tests.append(f"FILTER({' || '.join(any_of)})")
    rows = graph.query(f"SELECT ?thing WHERE {{ ?thing a {told.of} {' '.join(tests)} }}").rows
    return {row[0] for row in rows}


def test_a_path_that_cannot_be_read_is_told_with_file_and_line(monkeypatch: pytest.MonkeyPatch):
    def refuse(text: str) -> Iterable[Sequence[Term | None]]:
        if "cg:when/" in text:
            raise KgError("a path ends in nothing")
        return []

    bad = Listed("dg:Person", {}, "", {"decade": FacetPath("cg:when/")})
    monkeypatch.setitem(current().lists, "person", bad)  # type: ignore[arg-type]
    with pytest.raises(KgError, match=r"project\.toml:\d+: cg:when/ is no property path: a path ends in nothing"):
        listing_of("person", refuse)
