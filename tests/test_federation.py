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


ANYWHERE = {
    "in an OPTIONAL": "$item OPTIONAL { $ { ?item rdfs:label ?label } }",
    "in an OPTIONAL, with more after it": "$item OPTIONAL { $ { ?item cg:when ?v } } ?p dg:lit ?v",
    "in branches of a UNION": "$item { $ { ?item rdfs:label ?l } } UNION { $ { ?item cg:when ?l } }",
    "in a group, before what bounds it": "{ $ { ?item rdfs:label ?label } } $item",
    "in MINUS": "$item MINUS { $ { ?item cg:when ?when } }",
    "in MINUS, with more after it": "$item MINUS { $ { ?item cg:when ?v } } ?p dg:lit ?v",
    "in EXISTS": "$item FILTER EXISTS { $ { ?item cg:when ?when } }",
    "in NOT EXISTS, in parentheses": "$item . FILTER(!EXISTS { $ { ?item cg:when ?when } }) . ?p ?q true",
    "in a sub-query with a limit": "$item { SELECT ?item { $ { ?item rdfs:label ?l } } ORDER BY DESC(?l) LIMIT 1 }",
    "in a sub-query, bounded within": "{ SELECT ?item ?l { $item $ { ?item rdfs:label ?l } } } ?p ?q ?item",
    "before an OPTIONAL that has its variable": "$ { ?item rdfs:label ?l } OPTIONAL { $item ; dg:lit true }",
    "after an OPTIONAL that has its variable": "?p dg:name ?n OPTIONAL { $item } $ { ?item cg:when ?w }",
    "after an OPTIONAL that never has it": "?p dg:name ?n OPTIONAL { ?p dg:owner ?item } $ { ?item cg:when ?w }",
    "twice": "$item $ { ?item rdfs:label ?label } OPTIONAL { $ { ?item cg:when ?when } }",
    "deep": "?p dg:name ?n { { $item OPTIONAL { { $ { ?item cg:when ?w } } } } }",
    "between triples without a full stop": "$item $ { ?item rdfs:label ?l } ?p dg:name ?n FILTER(?n != ?l)",
}
"""Where a call may stand; `$` is the call, `$item` a triple."""
MORE = HERE + 'person:ada dg:name "Ada" . person:ben dg:name "Ben" . person:cid dg:name "Cid" .'


@pytest.mark.parametrize("pattern", ANYWHERE.values(), ids=ANYWHERE)
def test_a_call_may_stand_anywhere_and_means_what_it_says(pattern: str):
    """The oracle is the same data in a graph, in place of the service (SPARQL 1.1 Federated Query, section 4)."""
    pattern = pattern.replace("$item", "?p cg:wikidata ?item")
    whole = store_of(MORE, VIEW)
    whole.extend(Quad(*triple, node("graph:there")) for triple in triples(THERE))
    expected = ask_oxigraph(f"SELECT * {{ {pattern.replace('$', 'GRAPH graph:there')} }}", whole, VIEW)
    here = store_of(MORE, VIEW)
    with serving() as there:
        text = f"SELECT * {{ {pattern.replace('$', f'SERVICE <{there.url}>')} }}"
        text = without_services(text, [there.url], lambda text: ask_oxigraph(text, here, VIEW))
    found = ask_oxigraph(text, here, VIEW)
    assert rows_of(found) == rows_of(expected)
    assert rows_of(expected) or any(word in pattern for word in ("MINUS", "EXISTS", "LIMIT"))


def rows_of(answer: Answer) -> list[list[tuple[str, str]]]:
    pairs = ([(name, str(row.term(name))) for name in sorted(answer.variables) if row.term(name)] for row in answer)
    return sorted(pairs)


def test_what_is_bounded_by_the_groups_around_is_not_asked_for_whole():
    with serving() as there:
        called = f"SERVICE <{there.url}> {{ ?item rdfs:label ?label }}"
        answered(f"SELECT ?label {{ ?p cg:wikidata ?item . OPTIONAL {{ ?p dg:lit true {{ {called} }} }} }}", there.url)
    (asked,) = there.queries
    assert "Q1" not in asked, "only Ben is lit"
    assert "Q2" in asked


def test_without_leave_service_is_refused_as_before():
    with pytest.raises(KgError, match="SERVICE is not allowed"):
        ask_here("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
