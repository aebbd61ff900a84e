from __future__ import annotations

import csv
import io
import json

import pytest

from kg.build import Built
from kg.server.api.listing import description, queries, query_text, read_listing
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from .canned_support import NAMES, TOURS, choose, text


def listed(site: Site, *pairs: tuple[str, str], accept: str = ""):
    return queries(site, read_listing(pairs, accept, choose))


def names(site: Site, *pairs: tuple[str, str]) -> list[str]:
    return [entry["name"] for entry in json.loads(text(listed(site, *pairs)))]


def test_all_questions_are_listed_and_no_check(site: Site):
    assert names(site) == NAMES


def test_one_entry(below: Site):
    (entry,) = (each for each in json.loads(text(listed(below))) if each["name"] == TOURS)
    assert entry["family"] == "theatres"
    assert entry["summary"] == "Who left on whose tour?"
    assert entry["tags"] == ["theatres", "tours", "defections"]
    assert entry["display"] == "table"
    assert [(p["name"], p["kind"], p["optional"], p["default"]) for p in entry["parameters"]] == [
        ("person", "iri", True, None),
        ("company", "iri", True, None),
    ]
    assert entry["parameters"][0]["class"] == "https://w3id.org/defector-graph/ontology#Person"
    assert entry["links"] == {
        "answer": "/graph/api/theatres/who-left-on-whose-tour",
        "page": "/graph/questions/theatres/who-left-on-whose-tour",
        "sparql": "/graph/api/queries/theatres/who-left-on-whose-tour.rq",
        "documentation": "/graph/docs#theatres-who-left-on-whose-tour",
    }


@pytest.mark.parametrize(
    ("pairs", "some", "not_these"),
    [
        ([("q", "tour")], [TOURS], ["wikidata/linked-things"]),
        ([("q", "TOUR left")], [TOURS], ["people/deaths-and-causes"]),
        ([("q", "кто остался на гастролях")], [TOURS], ["people/deaths-and-causes"]),
        ([("family", "law")], ["law/convictions"], [TOURS]),
        ([("family", "theatres"), ("q", "tour")], [TOURS], ["geography/stops-of-journeys"]),
    ],
)
def test_some_are_listed(site: Site, pairs: list, some: list[str], not_these: list[str]):
    found = set(names(site, *pairs))
    assert set(some) <= found
    assert not found & set(not_these)


@pytest.mark.parametrize("asked", ["who left while on tour", "кто сбежал на гастролях"])
def test_the_best_is_listed_first(site: Site, asked: str):
    assert names(site, ("q", asked))[0] == TOURS


def test_words_that_no_question_has_give_an_empty_list(site: Site):
    assert names(site, ("q", "zebra")) == []


def test_as_csv(site: Site):
    reply = listed(site, accept="text/csv")
    assert reply.media_type == "text/csv"
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text(reply)))}
    assert list(rows) == NAMES
    assert rows[TOURS]["parameters"] == "person company"


@pytest.mark.parametrize(
    ("pairs", "kind", "says"),
    [
        ([("family", "opera")], "invalid-parameter", "theatres"),
        ([("format", "xml")], "invalid-parameter", "json, csv"),
        ([("words", "a")], "unknown-parameter", "q, family, format"),
        ([("q", "a"), ("q", "b")], "repeated-parameter", "once"),
    ],
)
def test_what_is_refused(site: Site, pairs: list, kind: str, says: str):
    with pytest.raises(Problem) as refused:
        listed(site, *pairs)
    assert (refused.value.status, refused.value.kind) == (400, kind)
    assert says in refused.value.detail


def test_nothing_acceptable(site: Site):
    with pytest.raises(Problem) as refused:
        listed(site, accept="image/png")
    assert refused.value.status == 406


def test_one_query_with_its_text(site: Site):
    found = json.loads(text(description(site, {"name": TOURS})))
    assert found["summary"] == "Who left on whose tour?"
    assert "dg:duringTour" in found["sparql"]


def test_the_text_as_its_file_has_it(site: Site, built: Built):
    reply = query_text(site, {"name": TOURS})
    assert reply.media_type == "application/sparql-query"
    assert text(reply) == (built.project.queries / f"{TOURS}.rq").read_text(encoding="utf-8")


def test_the_text_with_parameters_bound(site: Site):
    bound = text(query_text(site, {"name": TOURS, "parameters": [["person", "Годунов"]]}))
    assert "VALUES ?__person_iri { <https://w3id.org/defector-graph/id/person/alexander-godunov> }" in bound


def test_no_text_of_what_is_not_there(site: Site):
    with pytest.raises(Problem) as refused:
        query_text(site, {"name": "../secret"})
    assert refused.value.status == 404
