"""Conditional requests, compression, and answers that are kept (RFC 9110, sections 8.8.3, 12.5.3 and 13)."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlencode

import pytest

ORDERED = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 100"


def path(query: str, **parameters: str) -> str:
    return f"/sparql?{urlencode({'query': query, **parameters})}"


def test_an_answer_that_the_client_has_is_not_sent_again(server):
    first = server.get(path("ASK{} #304"))
    assert re.fullmatch(r'W/"[0-9a-f]+"', first.headers["etag"])
    for tag in (first.headers["etag"], f'"x", {first.headers["etag"]}', first.headers["etag"].removeprefix("W/"), "*"):
        for method in ("GET", "HEAD"):
            again = server.ask(method, path("ASK{} #304"), headers={"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]
    assert server.get(path("ASK{} #304"), headers={"if-none-match": '"other"'}).status_code == 200


def test_the_first_conditional_request_is_answered_before_any_work(server):
    """The tag depends on question and data alone, so it is known before there is an answer."""
    tag = server.get(path("ASK{} #a")).headers["etag"]
    assert server.get(path("ASK{} #b"), headers={"if-none-match": tag}).status_code == 200
    assert server.ask("POST", "/sparql", data={"query": "ASK{} #a"}, headers={"if-none-match": tag}).status_code == 200


def test_the_tag_changes_with_whatever_changes_the_answer(server):
    tags = [
        server.get(path("ASK{}")).headers["etag"],
        server.get(path("ASK {}")).headers["etag"],
        server.get(path("ASK{}", format="xml")).headers["etag"],
        server.get(path("ASK{}", view="claims")).headers["etag"],
        server.get(path("ASK{}"), "text/csv").headers["etag"],
        server.get(path("ASK{}"), headers={"accept-encoding": "gzip"}).headers["etag"],
    ]
    assert len(set(tags)) == len(tags)
    assert server.get(path("ASK{}", format="json")).headers["etag"] == tags[0]


@pytest.mark.parametrize(
    "query", ["SELECT (RAND() AS ?x) {}", "SELECT (NOW() AS ?x) {}", "SELECT (STRUUID() AS ?x) {}"]
)
def test_what_changes_from_time_to_time_is_never_kept(server, query):
    first, second = server.get(path(query)), server.get(path(query))
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"
    assert first.content != second.content


def test_a_kept_answer_is_the_same_answer(server):
    before = server.health()["cache"]["answers"]
    answers = [server.get(path(ORDERED + " #kept")) for _ in range(3)]
    assert server.health()["cache"]["answers"] == before + 1
    assert len({answer.content for answer in answers}) == 1
    assert {answer.headers["etag"] for answer in answers} == {answers[0].headers["etag"]}


def test_an_answer_that_took_long_is_kept_when_it_is_short(server):
    query = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1000000 } }"
    before = server.health()["cache"]["answers"]
    first = server.get(path(query))
    assert (first.status_code, first.json()["results"]["bindings"][0]["n"]["value"]) == (200, "1000000")
    assert first.headers["content-length"] == str(len(first.content))
    assert server.health()["cache"]["answers"] == before + 1


def test_errors_are_not_kept(server):
    before = server.health()["cache"]["answers"]
    assert server.get(path("ASK{ #error")).status_code == 400
    assert server.health()["cache"]["answers"] == before


@pytest.mark.parametrize(
    ("encoding", "is_compressed"),
    [("gzip, deflate, br", True), ("br;q=1, gzip;q=0.5", True), ("identity", False), ("gzip;q=0", False)],
)
def test_answers_are_compressed_for_who_takes_it(server, encoding, is_compressed):
    with server.client.stream("GET", server.url + path(ORDERED), headers={"accept-encoding": encoding}) as sent:
        raw = b"".join(sent.iter_raw())
    assert (sent.headers.get("content-encoding") == "gzip") is is_compressed
    assert (gzip.decompress(raw) if is_compressed else raw) == server.get(path(ORDERED)).content
    assert "Accept-Encoding" in sent.headers["vary"]


def test_a_long_answer_is_compressed_while_it_streams(server):
    query = "SELECT * { ?s ?p ?o }"
    plain = server.get(path(query))
    assert len(plain.content) > 1 << 19
    with server.client.stream("GET", server.url + path(query), headers={"accept-encoding": "gzip"}) as sent:
        raw = b"".join(sent.iter_raw())
    assert sent.headers["content-encoding"] == "gzip"
    assert sorted(gzip.decompress(raw)) == sorted(plain.content)
    assert len(raw) < len(plain.content) / 5
