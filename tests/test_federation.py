"""SERVICE in a query of one's own: allowed addresses are asked with the bindings that both sides share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from pyoxigraph import DefaultGraph, Quad, QueryResultsFormat, Store

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.queries.engines import ask_oxigraph
from kg.queries.federation import without_services

from .little import node, triples

HERE = "person:ada cg:wikidata wd:Q1 . person:ben cg:wikidata wd:Q2 ; dg:lit true ."
THERE = 'wd:Q1 rdfs:label "Ada"@en ; cg:when "1851" . wd:Q2 rdfs:label "Ben"@en . wd:Q3 rdfs:label "Cid"@en .'
VIEW = node("graph:view")


def store_of(body: str, graph=None) -> Store:
    store = Store()
    store.extend(Quad(*triple, graph or DefaultGraph()) for triple in triples(body))
    return store


class Endpoint(HTTPServer):
    """A little SPARQL endpoint on loopback that remembers what it was asked."""

    def __init__(self, status: int = 200):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.queries, self.store = status, list[str](), store_of(THERE)
        self.url = f"http://127.0.0.1:{self.server_port}/sparql"


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())["query"][0]
        self.server.queries.append(query)
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        if self.server.status == 200:
            self.wfile.write(self.server.store.query(query).serialize(format=QueryResultsFormat.JSON) or b"")

    def log_message(self, *_: object) -> None: ...


@contextmanager
def serving(status: int = 200) -> Iterator[Endpoint]:
    with Endpoint(status) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def ask_here(text: str) -> Answer:
    return ask_oxigraph(text, store_of(HERE, VIEW), VIEW)


def answered(text: str, *allowed: str) -> list[tuple[str | None, ...]]:
    rows = ask_here(without_services(text, allowed, ask_here)).rows
    return [tuple(None if term is None else term.value for term in row) for row in rows]


def test_both_sides_are_joined_and_only_shared_bindings_are_sent():
    with serving() as there:
        called = f"SERVICE <{there.url}> {{ ?item rdfs:label ?label }}"
        text = f"SELECT ?label {{ ?p cg:wikidata ?item . {called} }} ORDER BY ?label"
        assert answered(text, there.url) == [("Ada",), ("Ben",)]
    (asked,) = there.queries
    assert "Q1" in asked
    assert "Q3" not in asked


def test_filters_may_speak_of_what_the_service_tells():
    with serving() as there:
        text = f"""SELECT ?p {{ ?p cg:wikidata ?item . SERVICE <{there.url}> {{ ?item rdfs:label ?label }}
            FILTER(?label = "Ben"@en) }}"""
        assert answered(text, there.url) == [(node("person:ben").value,)]


def test_an_optional_part_here_and_a_value_that_is_lacking_there():
    with serving() as there:
        text = f"""SELECT ?label ?when ?lit {{ ?p cg:wikidata ?item . OPTIONAL {{ ?p dg:lit ?lit }}
            SERVICE <{there.url}> {{ ?item rdfs:label ?label OPTIONAL {{ ?item cg:when ?when }} }} }} ORDER BY ?label"""
        assert answered(text, there.url) == [("Ada", "1851", None), ("Ben", None, "true")]


def test_nothing_here_asks_nobody_there():
    with serving() as there:
        text = f"SELECT * {{ ?p dg:owner ?item . SERVICE <{there.url}> {{ ?item rdfs:label ?label }} }}"
        assert answered(text, there.url) == []
    assert there.queries == []


@pytest.mark.parametrize("status", [302, 500])
def test_a_service_that_fails_is_told_unless_it_is_silent(status: int):
    with serving(status) as there:
        text = f"SELECT ?p {{ ?p cg:wikidata wd:Q1 . SERVICE <{there.url}> {{ ?p rdfs:label ?label }} }}"
        with pytest.raises(KgError, match="not followed" if status == 302 else "does not answer"):
            answered(text, there.url)
        assert answered(text.replace("SERVICE", "SERVICE SILENT"), there.url) == [(node("person:ada").value,)]


@pytest.mark.parametrize(
    ("service", "allowed", "message"),
    [
        ("<http://127.0.0.1:9/sparql>", [], "is not allowed: name it with --allow-service"),
        ("<http://127.0.0.1:9/sparql>", ["http://127.0.0.1:9/spar"], "is not allowed"),
        ("<http://127.0.0.1:9.example.org/>", ["http://127.0.0.1:9"], "is not allowed"),
        ("<http://localhost:9/sparql>", ["http://localhost:9/"], "private network"),
        ("<file:///etc/passwd>", ["file:///etc/passwd"], "no http address"),
        ("?where", ["http://127.0.0.1:9/"], "names its address in full"),
        ("<http://127.0.0.1:9/sparql>", ["http://127.0.0.1:9"], "does not answer"),
    ],
)
def test_other_addresses_are_refused(service: str, allowed: list[str], message: str):
    with pytest.raises(KgError, match=message):
        answered(f"SELECT * {{ ?p cg:wikidata ?item . SERVICE {service} {{ ?item ?q ?o }} }}", *allowed)


def test_a_block_deeper_than_where_is_refused():
    with pytest.raises(KgError, match="put it directly into WHERE"):
        answered("SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }", "http://127.0.0.1:9/")


def test_without_leave_service_is_refused_as_before():
    with pytest.raises(KgError, match="SERVICE is not allowed"):
        ask_here("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
