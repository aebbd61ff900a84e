"""Clients that others wrote, as they are: curl, SPARQLWrapper, rdflib, Comunica, wrk."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
import rdflib
from rdflib import RDFS, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from ..waiting import HANGS_AFTER
from .running import ROOT, Running, serving

CLIENTS = ROOT / "tests" / "clients"
COMUNICA = CLIENTS / "node_modules" / ".bin" / "comunica-sparql"
NUREYEV = "https://w3id.org/defector-graph/id/person/rudolf-nureyev"
LABEL = f"SELECT ?label {{ <{NUREYEV}> <{RDFS.label}> ?label }} ORDER BY ?label"
TENS = " ".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(6))
MILLION_ROWS = f"SELECT * {{ {TENS} }}"
NAMES = ["Rudolf Nureyev", "Рудольф Нуреев"]


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Iterator[Running]:
    """A second endpoint, which knows something of somebody that ours knows, too, and breaks off long answers."""
    file = tmp_path_factory.mktemp("other") / "other.ttl"
    file.write_text(f'<{NUREYEV}> <http://example.org/note> "seen elsewhere" .', encoding="utf-8")
    with serving("--data", str(file), "--max-rows", "50000", "--timeout", str(HANGS_AFTER)) as running:
        yield running


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, input=stdin, capture_output=True, text=True, timeout=60, check=False)


def curl(*words: str, stdin: str | None = None) -> str:
    done = run(program("curl"), "--silent", "--show-error", "--fail", *words, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--get", "--data-urlencode", f"query={LABEL}"], id="GET"),
        pytest.param(["--data-urlencode", f"query={LABEL}"], id="form"),
        pytest.param(["--data-binary", LABEL, "--header", "Content-Type: application/sparql-query"], id="direct"),
        pytest.param(["--data-binary", "@-", "--header", "Content-Type: application/sparql-query"], id="from a file"),
        pytest.param(["--get", "--data-urlencode", f"query={LABEL}", "--compressed"], id="compressed"),
        pytest.param(["--get", "--data-urlencode", f"query={LABEL}", "--http1.0"], id="HTTP/1.0"),
        pytest.param(["--data-urlencode", f"query={LABEL}", "--header", "Expect: 100-continue"], id="100-continue"),
        pytest.param(["--data-urlencode", f"query={LABEL}", "-H", "Transfer-Encoding: chunked"], id="chunked"),
    ],
)
def test_curl_asks_every_way(server, words):
    told = curl(f"{server.url}/sparql", "--header", "Accept: text/csv", *words, stdin=LABEL)
    assert told.split() == ["label", *" ".join(NAMES).split()]


def test_curl_follows_a_name_to_its_data(server):
    path = NUREYEV.removeprefix("https://w3id.org/defector-graph")
    told = curl("--location", "--header", "Accept: application/n-triples", server.url + path)
    assert f'<{NUREYEV}> <{RDFS.label}> "{NAMES[0]}"@en .' in told
    assert "<html" in curl("--location", "--header", "Accept: text/html", server.url + path)


def test_curl_sees_what_is_wrong_and_what_is_not_whole(other):
    """Exit status 22: an error of HTTP; 18: the transfer ended before its end (curl(1))."""
    curl_program = program("curl")
    assert run(curl_program, "--fail", "--silent", "-d", "query=ASK{", f"{other.url}/sparql").returncode == 22
    done = run(curl_program, "--silent", "--data-urlencode", f"query={MILLION_ROWS}", f"{other.url}/sparql")
    assert done.returncode == 18
    assert json.loads(done.stdout.splitlines()[-1])["type"] == "/problems/rows-limit"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_asks(server, method):
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(LABEL)
    wrapper.setReturnFormat(JSON)
    assert [row["label"]["value"] for row in wrapper.queryAndConvert()["results"]["bindings"]] == NAMES
    wrapper.setReturnFormat(XML)
    found = wrapper.queryAndConvert().getElementsByTagName("literal")
    assert [node.firstChild.data for node in found] == NAMES
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().split("\r\n")[1:3] == NAMES


def test_sparqlwrapper_takes_graphs_truth_and_errors(server):
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery(f"DESCRIBE <{NUREYEV}>")
    wrapper.setReturnFormat(TURTLE)
    graph = rdflib.Graph().parse(data=wrapper.queryAndConvert(), format="turtle")
    assert {str(name) for name in graph.objects(URIRef(NUREYEV), RDFS.label)} == set(NAMES)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(f"ASK {{ <{NUREYEV}> ?p ?o }}")
    assert wrapper.queryAndConvert()["boolean"] is True
    wrapper.setQuery("ASK {")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


def test_rdflib_takes_the_server_for_a_graph(server):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    assert [str(label) for (label,) in graph.query(LABEL)] == NAMES
    assert {str(label) for label in graph.objects(URIRef(NUREYEV), RDFS.label)} == set(NAMES)
    assert (URIRef(NUREYEV), RDFS.label, None) in graph
    assert len(graph) == server.health()["data"]["triples"]["view/accepted"]
    assert bool(graph.query(f"ASK {{ <{NUREYEV}> ?p ?o }}"))
    made = graph.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o FILTER(?s = <{NUREYEV}>) FILTER(?p = <{RDFS.label}>) }}")
    assert len(made.graph) == 2


def test_rdflib_asks_us_from_within_a_query_of_its_own(server):
    graph = rdflib.Graph().parse(data=f"<{NUREYEV}> <http://example.org/note> 'seen' .", format="turtle")
    inner = f"SERVICE <{server.url}/sparql> {{ ?who <{RDFS.label}> ?label }}"
    rows = graph.query(f"SELECT ?label {{ ?who <http://example.org/note> ?note {inner} }} ORDER BY ?label")
    assert [str(label) for (label,) in rows] == NAMES


def comunica(query: str, *sources: str) -> list[dict[str, str]]:
    node = program("node")
    if not COMUNICA.exists():
        pytest.skip("Comunica is not installed: make test installs it where npm is")
    done = run(node, str(COMUNICA), *sources, "-q", query, "-t", "application/sparql-results+json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_comunica_asks_us(server):
    assert [row["label"] for row in comunica(LABEL, f"sparql@{server.url}/sparql")] == NAMES


def test_comunica_finds_out_what_we_are(server):
    """By the service description, without being told that this is an endpoint."""
    assert [row["label"] for row in comunica(LABEL, f"{server.url}/sparql")] == NAMES


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
def test_comunica_reads_our_linked_data(server, ending):
    path = NUREYEV.removeprefix("https://w3id.org/defector-graph/id")
    assert [row["label"] for row in comunica(LABEL, f"{server.url}/data{path}.{ending}")] == NAMES


def test_comunica_joins_us_with_another_endpoint(server, other):
    query = f"SELECT ?label ?note {{ ?who <http://example.org/note> ?note ; <{RDFS.label}> ?label }} ORDER BY ?label"
    rows = comunica(query, f"sparql@{server.url}/sparql", f"sparql@{other.url}/sparql")
    assert rows == [{"label": name, "note": "seen elsewhere"} for name in NAMES]


@pytest.mark.parametrize("words", [[], ["-s", str(CLIENTS / "queries.lua")]], ids=["kept", "not kept"])
def test_wrk_sees_no_error_under_light_load(server, words):
    done = run(program("wrk"), "-t1", "-c8", "-d1s", *words, f"{server.url}/sparql?query=ASK%7B%7D")
    assert done.returncode == 0, done.stderr
    assert "Non-2xx" not in done.stdout
    assert "Socket errors" not in done.stdout
    assert int(re.search(r"(\d+) requests in", done.stdout)[1]) > 10


def test_no_registry_is_named_where_clients_are_listed():
    assert '"resolved"' not in (CLIENTS / "package-lock.json").read_text(encoding="utf-8")
