"""The answer of any query as a page without scripts, made by a worker that can open no file."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from kg.server.wire.reply import Reply

from .pages_support import Element, faults_of, links_of, parsed, text_of, with_class
from .running import Running

PREFIXES = "PREFIX dg: <https://w3id.org/defector-graph/ontology#> PREFIX cg: <https://w3id.org/cited-graph/core#> "
TOURS = PREFIXES + "SELECT ?tour ?company { ?tour dg:touredBy ?company }"
DEATHS = (
    PREFIXES + "SELECT ?person ?place ?when { ?d dg:died ?person ; dg:place ?place . OPTIONAL { ?d cg:when ?when } }"
)


def page_of(server: Running, query: str, language: str = "", **more: str) -> Element:
    start = f"/{language}" if language else ""
    answer = server.get(f"{start}/sparql/answer?{urlencode({'query': query, **more})}", "text/html")
    assert answer.status_code == 200, answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    page = parsed(Reply(answer.content, "text/html"))
    assert faults_of(page) == []
    return page


def rows_of(page: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter("td")] for row in page.iter("tr") if row.find("td") is not None]


def test_rows_stand_in_a_table_with_names_that_lead_to_their_pages(server: Running):
    page = page_of(server, TOURS)
    assert ["Bolshoi tour of 1979", "Bolshoi Theatre"] in rows_of(page)
    assert "/page/group/bolshoi-theatre" in links_of(page)


def test_a_form_without_scripts_sends_its_choice_of_a_format_too(server: Running):
    assert ["Bolshoi tour of 1979", "Bolshoi Theatre"] in rows_of(page_of(server, TOURS, view="", format="json"))


def test_a_picture_of_the_answer_is_chosen_by_its_address(server: Running):
    page = page_of(server, DEATHS, picture="map")
    (wide, _) = with_class(page, "picture")
    assert "Paris" in text_of(wide)
    (nav,) = with_class(page, "switch")
    assert "Map" in [text_of(link) for link in nav.iter("a") if link.get("aria-current")]
    (figure,) = with_class(page, "picture-figure")
    drawn = json.loads(server.get(str(figure.get("data-svg")).replace("map.svg", "map.json")).text)
    assert "Paris" in {spot["name"] for spot in drawn["spots"]}


def test_the_page_speaks_russian_and_names_things_in_it(server: Running):
    page = page_of(server, TOURS, "ru")
    assert any("Большой театр" in row for row in rows_of(page))
    assert "Таблица" in text_of(page)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (PREFIXES + "ASK { ?x a dg:Tour }", "Yes"),
        (PREFIXES + "ASK { ?x a dg:NoSuchThing }", "No"),
        (PREFIXES + "SELECT ?x { ?x a dg:NoSuchThing }", "Nothing fits the query."),
        (PREFIXES + "CONSTRUCT { ?p a dg:Person } WHERE { ?p a dg:TourDefector }", "Rudolf Nureyev"),
        ("SELECT ?a { VALUES ?a { '<script>alert(1)</script>' } }", "<script>alert(1)</script>"),
        # Triple terms (RDF 1.2 Concepts, section 3.1), one within the other, too.
        ("SELECT (<<( <a:b> <c:d> 'lit'@en )>> AS ?t) {}", "<<( a:b c:d lit )>>"),
        (
            PREFIXES + "SELECT ?t { ?x a dg:Tour BIND(<<( ?x dg:touredBy <<( ?x dg:touredBy 1 )>> )>> AS ?t) }",
            ")>> )>>",
        ),
        ("CONSTRUCT { <a:b> <c:d> <<( <a:b> <c:d> 1 )>> } WHERE {}", "<<( a:b c:d 1 )>>"),
    ],
)
def test_every_kind_of_answer_has_its_page(server: Running, query: str, told: str):
    (answer,) = (each for each in page_of(server, query).iter("section") if each.get("id") == "answer")
    assert told in text_of(answer)


def test_a_long_answer_is_shown_in_part_and_says_so(server: Running):
    page = page_of(server, "SELECT ?s { ?s ?p ?o } LIMIT 1200")
    assert len(rows_of(page)) == 1000
    assert "The first 1000 rows are shown, and no pictures; the files have all of them." in text_of(page)
    assert not with_class(page, "switch")


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/sparql/answer?query=SELECT", 400, "line 1"),
        ("/sparql/answer", 400, "no parameter query"),
        ("/sparql/answer?query=ASK%7B%7D&view=none", 400, "no view is called none"),
        ("/sparql/answer?query=SELECT*%7BSERVICE%3Chttp%3A%2F%2Fa%3E%7B%7D%7D", 403, "SERVICE"),
        ("/sparql/answer/map.svg?query=SELECT*%7B%7D", 404, "fewer than two rows"),
        ("/sparql/answer/map.png?query=SELECT*%7B%7D", 404, "svg, json"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(server: Running, path: str, status: int, detail: str):
    answer = server.get(path, "application/problem+json, text/html;q=0.1")
    assert answer.status_code == status
    assert detail in answer.text
