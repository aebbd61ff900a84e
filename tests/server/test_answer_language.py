"""The language of an answer over HTTP and on pages: the same things, under the names of the language asked for."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.api import DefectorGraph
from kg.queries import Catalogue, read_query
from kg.server.api.asking import RESERVED
from kg.server.api.listing import description, query_text
from kg.server.api.openapi import description_of
from kg.server.site.site import Site

from .canned_support import TOURS, ask, document, problem, text
from .pages_support import links_of, question_of, text_of

GODUNOV = ("person", "person:alexander-godunov")
RUSSIAN = ("language", "ru")
WITHOUT_NAMES = "counts/people"
"""A question of these tests: its answer is a number. Those of the project all have names or words."""


@pytest.fixture(scope="module")
def little(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same site with two questions, one of them without names."""
    folder = tmp_path_factory.mktemp("queries") / "counts"
    folder.mkdir()
    (folder.parent / "words.yaml").write_text("ru:\n  lost: утрачено\n", encoding="utf-8")
    (folder / "people.rq").write_text(
        "#+ summary: How many people are there?\n"
        "PREFIX dg: <https://w3id.org/defector-graph/ontology#>\n"
        "SELECT (COUNT(?person) AS ?people)\nWHERE {\n  ?person a dg:Person .\n}\n",
        encoding="utf-8",
    )
    counting = read_query(folder / "people.rq", WITHOUT_NAMES)
    graph = DefectorGraph(site.graph.built)
    vars(graph)["catalogue"] = Catalogue({TOURS: site.graph.catalogue[TOURS], counting.name: counting})
    return Site(graph, version="test")


@pytest.mark.parametrize(
    ("pairs", "name", "company"),
    [
        ([], "Alexander Godunov", "Bolshoi Theatre"),
        ([("language", "en")], "Alexander Godunov", "Bolshoi Theatre"),
        ([("language", "")], "Alexander Godunov", "Bolshoi Theatre"),
        ([RUSSIAN], "Александр Годунов", "Большой театр"),
        ([("language", "RU")], "Александр Годунов", "Большой театр"),
    ],
)
def test_names_are_in_the_language_asked_for(site: Site, pairs, name, company):
    (row,) = document(site, TOURS, GODUNOV, *pairs)["rows"]
    assert (row["person_name"], row["company_name"]) == (name, company)
    assert row["person"] == "https://w3id.org/defector-graph/id/person/alexander-godunov"


def test_the_language_is_told_with_what_was_understood(site: Site):
    assert document(site, TOURS, GODUNOV, RUSSIAN)["parameters"]["language"] == "ru"
    assert "language" not in document(site, TOURS, GODUNOV)["parameters"]


def test_the_other_parts_and_the_page_are_in_the_same_language(site: Site):
    reply = ask(site, TOURS, RUSSIAN, ("limit", "1"))
    led = [link.partition(">")[0].strip(" <") for link in reply.headers["Link"].split(", <")]
    asked = [parse_qs(urlsplit(address).query).get("language") for address in led if TOURS in address]
    assert len(asked) > 2
    assert set(map(tuple, asked)) == {("ru",)}


def test_rows_in_russian_rest_on_the_same_passages(site: Site):
    def passages(*pairs: tuple[str, str]) -> list[str]:
        (row,) = document(site, TOURS, GODUNOV, ("evidence", "true"), *pairs)["rows"]
        return [citation["span"] for citation in row["evidence"]]

    assert passages(RUSSIAN) == passages() != []


def test_the_text_of_a_question_asks_for_the_language(site: Site):
    russian = text(query_text(site, {"name": TOURS, "parameters": [RUSSIAN]}))
    assert '= "ru"' in russian
    assert '= "en"' not in russian


@pytest.mark.parametrize(
    ("name", "pairs", "kind", "allowed"),
    [
        (TOURS, [("language", "de")], "invalid-parameter", ["en", "ru"]),
        (TOURS, [RUSSIAN, RUSSIAN], "repeated-parameter", None),
        (WITHOUT_NAMES, [RUSSIAN], "unknown-parameter", list(RESERVED)),
    ],
)
def test_what_is_no_language_of_the_question_is_refused(little: Site, name, pairs, kind, allowed):
    refused = problem(little, name, *pairs)
    assert (refused.status, refused.kind, refused.members["parameter"]) == (400, kind, "language")
    assert refused.members.get("allowed") == allowed


@pytest.mark.parametrize(("name", "tags"), [(TOURS, ["en", "ru"]), (WITHOUT_NAMES, [])])
def test_programs_are_told_which_languages_there_are(little: Site, name, tags):
    assert json.loads(text(description(little, {"name": name})))["languages"] == tags
    told = description_of(little)
    named = [each.get("$ref", "") for each in told["paths"][f"/api/{name}"]["get"]["parameters"]]
    assert ("#/components/parameters/Language" in named) is bool(tags)
    assert told["components"]["schemas"]["Language"]["enum"] == ["en", "ru"]


def test_a_page_leads_to_the_same_answer_in_the_other_language_and_back(site: Site):
    english = question_of(site, TOURS, person=GODUNOV[1])
    russian = question_of(site, TOURS, person=GODUNOV[1], language="ru")
    address = f"/questions/{TOURS}?person=person%3Aalexander-godunov"
    assert f"{address}&language=ru" in links_of(english)
    assert address in links_of(russian)
    cells = [text_of(cell) for cell in russian.iter("td")]
    assert "Александр Годунов" in cells
    assert "Большой театр" in cells


def test_the_form_keeps_the_language_and_so_do_the_formats_for_programs(site: Site):
    page = question_of(site, TOURS, language="ru")
    kept = [field.get("value") for field in page.iter("input") if field.get("name") == "language"]
    assert kept == ["ru"]
    programs = [link for link in links_of(page) if link.startswith("/api/")]
    assert programs
    assert all("language=ru" in link for link in programs)


def test_a_page_in_a_language_that_there_is_not_says_which_there_are(site: Site):
    assert "language: one of en, ru" in text_of(question_of(site, TOURS, 400, language="de"))


def test_a_question_without_names_takes_no_notice_of_a_language(little: Site):
    page = question_of(little, WITHOUT_NAMES, language="ru")
    assert not [link for link in links_of(page) if "language=" in link]


def test_a_question_that_waits_for_a_name_waits_in_any_language(site: Site):
    """A field that is not filled yet is no mistake because the language was chosen first."""
    page = question_of(site, "people/names-of-a-person", language="ru")
    assert not [each for each in page.iter() if each.get("aria-invalid")]
