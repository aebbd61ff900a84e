"""Linked data over HTTP: request, status, headers, of a running server and of one below a path."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from starlette.routing import Match

from kg.build import Built
from kg.rdf.namespaces import BASE, GRAPH
from kg.server.application import routes_of

from .linked_support import triples_of
from .running import ROOT, Running, serving

NUREYEV = "/id/person/rudolf-nureyev"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PROBLEM = "application/problem+json"
# Path, Accept (None: none is sent), status, media type, where it leads or what the answer is the content of.
TABLE = [
    (NUREYEV, None, 303, "text/plain", "/page/person/rudolf-nureyev"),
    (NUREYEV, "*/*", 303, "text/plain", "/page/person/rudolf-nureyev"),
    (NUREYEV, BROWSER, 303, "text/plain", "/page/person/rudolf-nureyev"),
    (NUREYEV, "text/turtle", 303, "text/plain", "/data/person/rudolf-nureyev.ttl"),
    (NUREYEV, "text/html;q=0.5, application/ld+json", 303, "text/plain", "/data/person/rudolf-nureyev.jsonld"),
    (NUREYEV, "text/turtle;q=0.2, application/rdf+xml;q=0.3", 303, "text/plain", "/data/person/rudolf-nureyev.rdf"),
    (NUREYEV, "application/*", 303, "text/plain", "/data/person/rudolf-nureyev.ttl"),
    (NUREYEV, "text/turtle;q=0, text/*;q=0.1", 303, "text/plain", "/page/person/rudolf-nureyev"),
    (NUREYEV, "image/png", 406, PROBLEM, ""),
    (NUREYEV + "?format=nq", BROWSER, 303, "text/plain", "/data/person/rudolf-nureyev.nq"),
    (NUREYEV + "?format=pdf", None, 406, PROBLEM, ""),
    (NUREYEV + "/", "text/turtle", 308, "text/plain", NUREYEV),
    ("/id/person/rudolf%2Dnureyev", "text/turtle", 303, "text/plain", "/data/person/rudolf-nureyev.ttl"),
    ("/id/person/nureyev", "text/turtle", 404, PROBLEM, ""),
    ("/id/person/%D0%BD%D1%83%D1%80%D0%B5%D0%B5%D0%B2", None, 404, PROBLEM, ""),
    ("/id/person", None, 404, PROBLEM, ""),
    ("/data/person/rudolf-nureyev.ttl", "text/html", 200, "text/turtle", ""),
    ("/data/person/rudolf-nureyev.nt", None, 200, "application/n-triples", ""),
    ("/data/person/rudolf-nureyev.jsonld", None, 200, "application/ld+json", ""),
    ("/data/person/rudolf-nureyev.rdf", None, 200, "application/rdf+xml", ""),
    ("/data/person/rudolf-nureyev.trig", None, 200, "application/trig", ""),
    ("/data/person/rudolf-nureyev.nq", None, 200, "application/n-quads", ""),
    ("/data/person/rudolf-nureyev.json", None, 200, "application/json", ""),
    ("/data/person/rudolf-nureyev.pdf", None, 404, PROBLEM, ""),
    ("/data/person/rudolf-nureyev", "application/trig", 200, "application/trig", ""),
    ("/data/person/rudolf-nureyev", None, 200, "text/turtle", ""),
    ("/data/person/nobody.ttl", None, 404, PROBLEM, ""),
    ("/ontology", BROWSER, 200, "text/html", ""),
    ("/ontology", "text/turtle", 200, "text/turtle", "/ontology.ttl"),
    ("/ontology.jsonld", BROWSER, 200, "application/ld+json", "/ontology.jsonld"),
    ("/ontology/0.1.0", "application/rdf+xml", 200, "application/rdf+xml", "/ontology.rdf"),
    ("/ontology/9", None, 404, PROBLEM, ""),
    ("/ontology", "image/png", 406, PROBLEM, ""),
    ("/shapes", BROWSER, 200, "text/html", ""),
    ("/shapes", "application/n-triples", 200, "application/n-triples", "/shapes.nt"),
    ("/shapes?format=trig", None, 200, "application/trig", "/shapes.trig"),
    ("/graph", None, 400, PROBLEM, ""),
    ("/graph?default", None, 200, "text/turtle", ""),
    ("/graph?default=", "application/n-quads", 200, "application/n-quads", ""),
    (f"/graph?graph={GRAPH}dates", "application/n-triples", 200, "application/n-triples", ""),
    (f"/graph?graph={GRAPH}dates&default", None, 400, PROBLEM, ""),
    (f"/graph?graph={GRAPH}none", None, 404, PROBLEM, ""),
    ("/graph/dates", "application/trig", 200, "application/trig", ""),
    ("/graph/view/accepted?format=nt", None, 200, "application/n-triples", ""),
    ("/graph/view/none", None, 404, PROBLEM, ""),
    ("/graph/dates", "image/png", 406, PROBLEM, ""),
    ("/.well-known/void", BROWSER, 200, "text/html", ""),
    ("/.well-known/void", "text/turtle", 200, "text/turtle", ""),
    ("/.well-known/void.rdf", BROWSER, 200, "application/rdf+xml", ""),
    ("/dump", None, 308, "text/plain", "/dump/"),
    ("/editors", None, 303, "text/plain", "/.well-known/void"),
    ("/dump/", None, 200, "application/json", ""),
    ("/dump/", BROWSER, 200, "text/html", ""),
    ("/dump/accepted.csv", None, 410, PROBLEM, ""),
    ("/dump/all.trig", None, 200, "application/trig", ""),
    ("/dump/all.trig.gz", None, 200, "application/gzip", ""),
    ("/dump/all.trig.sha256", None, 200, "text/plain", ""),
    ("/dump/..%2Fmanifest.json", None, 404, PROBLEM, ""),
    ("/dump/%2e%2e/manifest.json", None, 404, PROBLEM, ""),
    ("/sparql", "text/turtle", 200, "text/turtle", ""),
    ("/sparql", "application/rdf+xml", 200, "application/rdf+xml", ""),
]


@pytest.fixture(scope="module")
def below(built: Built) -> Iterator[Running]:  # noqa: ARG001
    """A server whose site lies below a path, as behind another host."""
    with serving("--root", "/kg") as running:
        yield running


def media_type(answer: httpx.Response) -> str:
    return answer.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize(("path", "accept", "status", "kind", "place"), TABLE)
def test_each_row_of_the_table_is_answered_as_it_says(server: Running, path, accept, status, kind, place):
    answer = server.get(path, accept)
    assert (answer.status_code, media_type(answer)) == (status, kind), answer.text[:300]
    assert "Accept" in answer.headers["vary"]
    if status in {303, 308}:
        assert answer.headers["location"] == place
    elif place:
        assert answer.headers["content-location"] == place


@pytest.mark.parametrize("path", ["/data/person/rudolf-nureyev.ttl", "/ontology", "/graph/dates", "/dump/accepted.nt"])
def test_head_says_the_same_without_a_body_and_what_is_known_is_not_sent_again(server: Running, path: str):
    whole = server.get(path, "text/turtle")
    head = server.ask("HEAD", path, "text/turtle")
    assert (head.status_code, head.content) == (200, b"")
    assert {head.headers[name] == whole.headers[name] for name in ("content-type", "etag", "link")} == {True}
    again = server.get(path, "text/turtle", headers={"if-none-match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/graph/dates", "/graph?default", "/data/person/rudolf-nureyev.ttl", NUREYEV])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_ever_changed(server: Running, method: str, path: str):
    answer = server.ask(method, path, content=b"<urn:a> <urn:b> <urn:c> .", headers={"content-type": "text/turtle"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_dump_is_sent_as_its_digest_says_even_to_a_client_that_takes_gzip(server: Running):
    import base64
    import hashlib

    request = server.client.build_request("GET", f"{server.url}/dump/accepted.ttl", headers={"accept-encoding": "gzip"})
    answer = server.client.send(request, stream=True)
    raw = b"".join(answer.iter_raw())
    assert "content-encoding" not in answer.headers
    digest = base64.b64encode(hashlib.sha256(raw).digest()).decode()
    assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"


def _is_routed(path: str) -> bool:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    of_pages = re.fullmatch(r"/page/[^/]+/[^/]+", path) is not None
    return of_pages or any(route.matches(scope)[0] != Match.NONE for route in routes_of())


@pytest.mark.parametrize("path", [p for p, accept, status, *_ in TABLE if status == 200 and accept != BROWSER])
def test_every_link_of_an_answer_leads_somewhere_below_the_root(below: Running, path: str):
    header = below.get(path, "text/turtle, */*;q=0.1").headers.get("link", "")
    for target in re.findall(r"<([^>]*)>", header):
        if target.startswith(BASE):
            assert _is_routed("/" + target.removeprefix(BASE).partition("#")[0]), target
        elif not target.startswith("https://creativecommons.org/"):
            assert target.startswith("/kg/"), target
            assert _is_routed(target.removeprefix("/kg").partition("?")[0]), target


def test_links_below_the_root_are_answered_in_the_format_they_say(below: Running):
    header = below.get("/data/state/ussr.ttl").headers["link"]
    for target, kind in re.findall(r'<(/kg/data/[^>]*)>; rel="alternate"; type="([^"]*)"', header):
        answer = below.client.get(below.url.removesuffix("/kg") + target)
        assert (answer.status_code, media_type(answer)) == (200, kind)


def test_below_a_root_the_links_begin_with_it_and_the_data_are_the_same(server: Running, below: Running):
    assert below.get(NUREYEV, "text/turtle").headers["location"] == "/kg/data/person/rudolf-nureyev.ttl"
    for path in (
        "/data/person/rudolf-nureyev.ttl",
        "/ontology.nt",
        "/shapes.trig",
        "/graph/dates",
        "/dump/accepted.ttl",
    ):
        assert below.get(path).content == server.get(path).content


def test_the_description_names_the_address_that_the_client_used(below: Running):
    told = triples_of(below.get("/.well-known/void.nt").content, "ntriples")
    endpoints = {str(t.object.value) for t in told if str(t.predicate.value).endswith("#sparqlEndpoint")}
    assert endpoints == {f"{below.url}/sparql"}
    dumps = [str(t.object.value) for t in told if str(t.predicate.value).endswith("#downloadURL")]
    assert below.client.head(dumps[0]).status_code == 200
    service = triples_of(below.get("/sparql", "application/n-triples").content, "ntriples")
    assert {str(t.object.value) for t in service if str(t.predicate.value).endswith("#endpoint")} == endpoints


@pytest.mark.parametrize(
    "host", ['a"b', "a> <urn:b> <urn:c> . <urn:d", "a/b", "a?b", "a@b", "a b", "a:b", "<script>", "é"]
)
@pytest.mark.parametrize("path", ["/.well-known/void", "/sparql"])
def test_a_host_that_is_none_is_refused_and_not_repeated(server: Running, path: str, host: str):
    answer = server.get(path, "text/turtle", headers={"host": host.encode()})
    assert (answer.status_code, host in answer.text) == (400, False)


@pytest.mark.parametrize("host", ["example.org", "example.org:8080", "[::1]:80", "xn--80ak6aa92e.com"])
def test_any_host_that_is_one_may_stand_before_the_server(server: Running, host: str):
    told = triples_of(server.get("/sparql", "text/turtle", headers={"host": host}).content, "turtle")
    assert {t.object.value for t in told if str(t.predicate.value).endswith("#endpoint")} == {f"http://{host}/sparql"}


def test_any_files_are_had_by_the_graph_store_protocol(tmp_path):
    file = tmp_path / "little.trig"
    file.write_text("<urn:a> <urn:b> 'default' . <urn:g> { <urn:a> <urn:b> 'named' }")
    with serving("--data", str(file), project=ROOT) as running:
        default, named = running.get("/graph?default"), running.get("/graph?graph=urn:g", "application/n-triples")
        assert {t.object.value for t in triples_of(default.content, "turtle")} == {"default"}
        assert {t.object.value for t in triples_of(named.content, "ntriples")} == {"named"}
        assert running.get("/graph?graph=urn:none").json()["graphs"] == ["urn:g"]
        assert running.get("/sparql", "text/turtle").status_code == 200
        for path in (NUREYEV, "/ontology", "/.well-known/void", "/dump/", "/graph/authored"):
            assert running.get(path).status_code == 404


@pytest.mark.parametrize(("path", "status", "place"), [("/kg", 308, "/kg/"), ("/", 404, None), ("/kgx", 404, None)])
def test_nothing_lies_outside_the_path_of_the_site(below: Running, path: str, status: int, place: str | None):
    answer = below.client.get(below.url.removesuffix("/kg") + path)
    assert (answer.status_code, answer.headers.get("location")) == (status, place)
