"""Foreign reconciliation services: another program of version 0.1, and servers that answer as they should not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.link.asking import proposals
from kg.link.hints import Hints, hints_of
from kg.rdf.graph import Graph

from ..little import node, world

SUVOROV = Hints("Viktor Suvorov", "Q5", (("P106", ("writer",)),), (("Q154232", "Not this: the general"),))


@contextmanager
def answering(status: int, body: bytes, **headers: str) -> Iterator[tuple[str, list[dict]]]:
    """Serve one answer on loopback, whatever is asked; yield the address and the forms that came."""
    forms: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            forms.append(parse_qs(self.rfile.read(length).decode()))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/api", forms
        finally:
            server.shutdown()


CANDIDATES = [
    {"id": "Q154232", "name": "Alexander Suvorov", "score": 99, "match": True, "type": [{"id": "Q5", "name": "human"}]},
    {"id": "Q77", "name": "Viktor Suvorov", "score": 70, "match": False, "features": [{"id": "name", "value": 70}]},
]


def test_a_namesake_is_warned_of_and_goes_last():
    with answering(200, json.dumps({"q0": {"result": CANDIDATES}}).encode()) as (url, forms):
        found = proposals(SUVOROV, url)
    assert [(each.id, each.warning) for each in found] == [("Q77", ""), ("Q154232", "Not this: the general")]
    assert found[0].features == (("name", "70"),)
    assert json.loads(forms[0]["queries"][0]) == {
        "q0": {
            "query": "Viktor Suvorov",
            "limit": 5,
            "type": "Q5",
            "properties": [{"pid": "P106", "v": ["writer"]}],
        }
    }


@pytest.mark.parametrize(
    ("status", "body", "headers", "message"),
    [
        (500, b"", {}, "answers 500"),
        (429, b"", {}, "answers 429"),
        (302, b"", {"Location": "http://127.0.0.1:1/"}, "answers 302"),
        (200, b"<html>", {}, "Expecting value"),
        (200, b'{"q0": {}}', {}, "is it a reconciliation service"),
        (200, b"[]", {}, "is it a reconciliation service"),
    ],
)
def test_what_is_no_answer_is_told(status: int, body: bytes, headers: dict[str, str], message: str):
    with answering(status, body, **headers) as (url, _), pytest.raises(KgError, match=message):
        proposals(SUVOROV, url)


@pytest.mark.parametrize(("url", "message"), [("ftp://a/", "begins with http"), ("http://127.0.0.1:9/", "refused")])
def test_an_address_where_nobody_answers_is_told(url: str, message: str):
    with pytest.raises(KgError, match=message):
        proposals(SUVOROV, url)


def test_hints_are_what_we_tell():
    graph = world("""
        person:ada a dg:Person ; rdfs:label "Ada Fenn (keeper)"@en ; dg:bornIn event:birth ; dg:hasProfession c:keeper .
        event:birth cg:when "1851"^^edtf:EDTF .
        c:keeper cg:wikidata wd:Q9 .
        match:a a cg:Match ; cg:matchOf person:ada ; cg:matchItem wd:Q2 ; cg:matchStatus cc:match-rejected ;
            cg:matchEvidence "Not this: a ship" .
    """)
    hints = hints_of(graph, node("person:ada"))
    assert (hints.name, hints.type) == ("Ada Fenn", "Q5")
    assert dict(hints.properties) == {"P569": ("1851",), "P106": ("Q9",)}
    assert hints.namesakes == (("Q2", "Not this: a ship"),)


@pytest.mark.parametrize(
    ("thing", "item"),
    [("alexander-pushkin-teacher", "Q7200"), ("viktor-suvorov", "Q154232"), ("alexander-godunov", "Q170172")],
)
def test_the_known_namesakes_are_warned_of(graph: Graph, thing: str, item: str):
    assert item in dict(hints_of(graph, NamedNode(node(f"person:{thing}").value)).namesakes)


@pytest.mark.filterwarnings("ignore")
def test_another_program_is_asked(tmp_path: Path):
    """csv-reconcile is a service of version 0.1 by others."""
    csv_reconcile = pytest.importorskip("csv_reconcile")
    from csv_reconcile import initdb
    from werkzeug.serving import make_server

    table = tmp_path / "items.tsv"
    table.write_text("id\tname\nQ84217\tRudolf Nureyev\nQ435124\tAlexander Godunov\n", encoding="utf-8")
    app = csv_reconcile.create_app("", instance_path=str(tmp_path / "instance"), scorerOption="")
    with app.app_context():
        initdb.init_db_with_context(str(table), "id", "name")
    server = make_server("127.0.0.1", 0, app)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/reconcile"
        found = proposals(Hints("Rudolf Nureyev", None, (), ()), url)
    finally:
        server.shutdown()
        server.server_close()
    assert (found[0].id, found[0].match) == ("Q84217", True)
