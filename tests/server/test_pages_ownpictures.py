"""A thing's own pictures: its time, its places, its ties."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from kg.build import Built
from kg.server.pages.ownpictures import own_picture
from kg.server.pages.things import thing_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


@pytest.fixture(scope="module")
def nureyev(site: Site) -> Element:
    return parsed(thing_page(site, {"kind": "person", "slug": "rudolf-nureyev"}))


def drawn_from(site: Site, kind: str, slug: str, picture: str) -> dict[str, Any]:
    reply = own_picture(site, {"kind": kind, "slug": slug, "picture": picture, "suffix": "json"})
    return json.loads(reply.body)  # type: ignore[arg-type]


def test_a_life_has_its_time_its_places_and_its_ties(nureyev: Element):
    assert faults_of(nureyev) == []
    (section,) = with_class(nureyev, "own-pictures")
    assert [text_of(each) for each in section.iter("summary")] == ["Timeline", "Map", "In words", "Network", "In words"]
    assert [each.get("open") is not None for each in section.iter("details")] == [True, False, False, False, False]
    assert "/graph/pictures/person/rudolf-nureyev/map.svg?language=en" in links_of(nureyev)
    assert {"#picture-timeline", "#picture-map", "#picture-network"} <= set(links_of(nureyev))


def test_the_places_of_a_life_are_those_that_are_told(site: Site):
    spots = {spot["name"]: spot for spot in drawn_from(site, "person", "rudolf-nureyev", "map")["spots"]}
    assert {"Paris", "Copenhagen", "London"} <= set(spots)
    assert "death, 1993" in spots["Paris"]["there"]
    assert spots["Austria"]["capital"]
    assert spots["Paris"]["path"] == "/graph/page/place/paris"


def test_the_ties_of_a_life_lead_to_those_whom_it_is_tied_to_and_join_them_too(site: Site):
    found = drawn_from(site, "person", "rudolf-nureyev", "network")
    names = {node["id"]: node["name"] for node in found["nodes"]}
    joins = {(names[join["one"]], names[join["other"]]) for join in found["joins"]}
    assert ("Rudolf Nureyev", "Margot Fonteyn") in joins
    assert [node["name"] for node in found["nodes"] if node["subject"]] == ["Rudolf Nureyev"]


def test_a_network_stands_there_in_words_too(nureyev: Element):
    _, words = with_class(nureyev, "picture-words")
    assert "Margot Fonteyn : stage partnership" in text_of(words)
    assert "/graph/page/person/margot-fonteyn" in links_of(words)


def test_what_is_claimed_and_not_accepted_is_in_no_picture(site: Site):
    page = parsed(thing_page(site, {"kind": "person", "slug": "mikhail-baryshnikov"}))
    drawn = " ".join(text_of(each) for each in with_class(page, "picture"))
    assert drawn
    assert "claim" not in drawn.casefold()


@pytest.mark.parametrize(("kind", "slug"), [("group", "kirov-theatre"), ("journey", "bolshoi-tour-1979")])
def test_companies_and_journeys_have_pictures_too_but_no_line_from_place_to_place(site: Site, kind: str, slug: str):
    assert with_class(parsed(thing_page(site, {"kind": kind, "slug": slug})), "own-pictures")
    try:
        routes = drawn_from(site, kind, slug, "map")["routes"]
    except Problem:
        routes = []
    assert routes == []


@pytest.mark.parametrize(
    ("slug", "lines"),
    [
        # Asked in Paris in 1961, went on to Copenhagen and then to London, died in Paris.
        ("rudolf-nureyev", ["1 → 2: Paris → Copenhagen", "2 → 3: Copenhagen → London", "3 → 4: London → Paris"]),
        # A birth comes before all else.
        ("mikhail-baryshnikov", ["1 → 2: Riga → United States"]),
        # Stayed in Britain in 1970, danced in Leningrad in 1989, lives in America by 2012.
        (
            "natalia-makarova",
            ["1 → 2: United Kingdom → Saint Petersburg", "2 → 3: Saint Petersburg → United States"],
        ),
        # All that is told of him and has a place was in America.
        ("alexander-godunov", []),
        # Italy in 1980, Stockholm in 1984, died in Paris in 1986; when he lived in Berlin is not told.
        ("andrei-tarkovsky", ["1 → 2: Italy (territory) → Stockholm", "2 → 3: Stockholm → Paris"]),
        # Flown to Japan, and on to America from there.
        ("viktor-belenko", ["1 → 2: Japan → United States"]),
        # From Delhi to America; came back, was in Georgia, and returned to America then.
        (
            "svetlana-alliluyeva",
            [
                "1 → 2: Delhi → United States",
                "2 → 3: United States → Georgia (territory in the Caucasus)",
                "3 → 4: Georgia (territory in the Caucasus) → United States",
            ],
        ),
        # America in June 1922, Paris in 1938.
        ("fyodor-chaliapin", ["1 → 2: United States → Paris"]),
        # Childhood in Saint Petersburg, America from 1926 on.
        ("ayn-rand", ["1 → 2: Saint Petersburg → United States"]),
        # France alone is told with a place.
        ("alexander-alekhine", []),
    ],
)
def test_lines_lead_from_place_to_place_in_the_order_that_is_told(site: Site, slug: str, lines: list[str]):
    assert [route["what"] for route in drawn_from(site, "person", slug, "map")["routes"]] == lines


def test_the_way_of_a_life_agrees_with_the_question_on_ways(site: Site):
    """Who moved after a flight is at the place of the flight before; the question tells the stages by numbers."""
    told = defaultdict[str, dict[str, set[str]]](lambda: defaultdict(set))
    for row in site.graph.ask(site.graph.catalogue["geography/routes-from-home-to-residence"], {}):
        told[row["person"]][row["stage"]].add(row["station_name"])
    compared = 0
    for person, stages in told.items():
        slug = person.rpartition("/")[2]
        try:
            spots = drawn_from(site, "person", slug, "map")["spots"]
        except Problem:
            continue
        numbers = {
            spot["name"]: [int(each) for each in spot["number"].split("·")] for spot in spots if "number" in spot
        }
        flights = [numbers[name][0] for name in stages["3 flight"] if name in numbers]
        moves = [numbers[name][-1] for name in stages["4 move"] if name in numbers]
        assert all(flight <= move for flight in flights for move in moves), slug
        compared += len(flights) * len(moves)
    assert compared > 4


def test_an_order_in_which_accounts_differ_is_marked_and_leads_to_the_dispute(site: Site, nureyev: Element):
    found = drawn_from(site, "person", "rudolf-nureyev", "map")
    assert [route.get("disputed", False) for route in found["routes"]] == [False, True, False]
    assert {spot["name"]: spot["number"] for spot in found["spots"] if "number" in spot} == {
        "Paris": "1·4",
        "Copenhagen": "2",
        "London": "3",
    }
    (steps,) = with_class(nureyev, "picture-steps")
    _, second, third, last = steps.findall("li")
    assert "Told in this order: asylum request, 1961 (Paris), then relocation (Copenhagen)." in text_of(second)
    assert "/graph/page/dispute/nureyev-london-at-once" in links_of(third)
    assert "It ends a life: death, 1993" in text_of(last)
    assert len(with_class(nureyev, "p-route-disputed")) == 2, "in the wide and in the narrow drawing"


def test_a_place_whose_time_is_not_told_has_no_number_and_says_so(site: Site):
    page = parsed(thing_page(site, {"kind": "person", "slug": "andrei-tarkovsky"}))
    berlin = next(each for each in page.iter("li") if text_of(each).startswith("Berlin :"))
    assert text_of(berlin) == "Berlin : residence (before stop 3, it is not told when)"


def test_a_picture_that_nothing_suffices_for_is_not_there(site: Site):
    with pytest.raises(Problem) as refused:
        own_picture(site, {"kind": "concept", "slug": "ballet-dancer", "picture": "timeline", "suffix": "svg"})
    assert refused.value.status == 404
