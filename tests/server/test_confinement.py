"""No query reads a file or calls anybody, no path leads out of what is served, and a worker could not if it would."""

from __future__ import annotations

import http.client
import json
import os
import socket
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from kg.server.wire.limits import Limits
from kg.server.workers.worker import confine

from .loopback import listening
from .running import ROOT

WORDS = "no query may read this"


@pytest.fixture(scope="module")
def secret(tmp_path_factory) -> Path:
    """A file that would be valid RDF, if anybody read it."""
    file = tmp_path_factory.mktemp("secret") / "secret.nt"
    file.write_text(f'<a:secret> <a:is> "{WORDS}" .\n', encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <{}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "CONSTRUCT FROM <{}> WHERE {{ ?s ?p ?o }}",
        "DESCRIBE <a:secret> FROM <{}>",
        "SELECT * {{ GRAPH <{}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p ?o FILTER(?s<?o)SERVICE#>\n<{}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{}> AS ?g) SERVICE SILENT ?g {{ ?s ?p ?o }} }}",
        "LOAD <{}>",
        "LOAD SILENT <{}> INTO GRAPH <a:b>",
        "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
        "DELETE WHERE {{ ?s ?p ?o }} ; LOAD <{}>",
    ],
)
def test_no_query_reads_a_file_or_calls_anybody(server, secret, query):
    with listening() as listener:
        for place in (secret.as_uri(), listener.url, f"file:{secret}"):
            answer = server.sparql(query.format(place), "application/json, */*;q=0.1")
            assert answer.status_code in {200, 400, 403}
            assert WORDS not in answer.text
        assert listener.calls == 0


def test_no_parameter_reads_a_file_or_calls_anybody(server, secret):
    with listening() as listener:
        for place in (secret.as_uri(), listener.url):
            for name in ("default-graph-uri", "named-graph-uri"):
                answer = server.sparql("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", **{name: place})
                assert (answer.status_code, answer.json()["type"]) == (400, "/problems/unknown-graph")
            assert server.sparql("ASK{}", view=place).status_code == 400
            assert server.get(f"/graph?graph={quote(place)}").status_code in {400, 404}
        assert listener.calls == 0


@pytest.mark.parametrize("place", ["SILENT <{}>", "<{}>"])
def test_a_call_to_loopback_fails_in_the_worker_too(place):
    """The second line of defence: a query that the guard would not see, asked of the engine in a confined process."""
    with listening() as listener:
        assert attempts(f"SELECT * {{ SERVICE {place.format(listener.url)} {{}} }}")["query"] in {"OSError", "answered"}
        assert listener.calls == 0


def test_a_confined_worker_can_open_nothing():
    told = attempts("ASK {}")
    assert told == {
        "query": "answered",
        "read a file": "OSError",
        "write a file": "OSError",
        "open a socket": "OSError",
        "a pair of sockets": "OSError",
        "open a pipe": "OSError",
        "copy a descriptor": "OSError",
        "start a program": "OSError",
        "take memory": "MemoryError",
    }


def attempts(query: str) -> dict[str, str]:
    """Confine a child process, let it try what it must not, and return what came of it."""
    mine, theirs = socket.socketpair()
    pid = os.fork()
    if not pid:
        try:
            os.dup2(theirs.fileno(), 3)
            line = socket.socket(fileno=3)
            confine(replace(Limits(), memory=64 << 20), line, closed=True)
            line.sendall(json.dumps(tried(query)).encode())
        finally:
            os._exit(0)
    theirs.close()
    with mine, mine.makefile("rb") as answer:
        told = json.loads(answer.read())
    os.waitpid(pid, 0)
    return told


def tried(query: str) -> dict[str, str]:
    import subprocess

    from pyoxigraph import Store

    wishes = {
        "query": lambda: list(Store().query(query)) if "SELECT" in query else Store().query(query),
        "read a file": lambda: open("/etc/passwd"),  # noqa: PTH123, SIM115
        "write a file": lambda: open("/tmp/x", "w"),  # noqa: PTH123, SIM115, S108
        "open a socket": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        "a pair of sockets": socket.socketpair,
        "open a pipe": os.pipe,
        "copy a descriptor": lambda: os.dup(1),
        "start a program": lambda: subprocess.run(["true"], capture_output=True, check=False),
        "take memory": lambda: bytearray(1 << 30),
    }
    return (
        {name: outcome(wish) for name, wish in wishes.items()}
        if query == "ASK {}"
        else {"query": outcome(wishes["query"])}
    )


def outcome(wish) -> str:
    try:
        wish()
    except OSError:
        return "OSError"
    except Exception as error:
        return type(error).__name__
    return "answered"


def test_workers_of_queries_hold_no_descriptor_but_their_line(server):
    workers = [pid for pid in server.processes() if os.getpriority(os.PRIO_PROCESS, pid) == 5]
    assert workers
    for pid in workers:
        limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
        assert next(line for line in limits.splitlines() if line.startswith("Max open files")).split()[3:5] == [
            "4",
            "4",
        ]
        assert {int(place.name) for place in Path(f"/proc/{pid}/fd").iterdir()} <= {0, 1, 2, 3}


ROUTES = [
    "/",
    "/page/",
    "/page/person/",
    "/data/",
    "/data/person/",
    "/id/",
    "/id/person/",
    "/static/",
    "/dump/",
    "/graph/",
    "/questions/",
    "/questions/theatres/",
    "/api/",
    "/api/queries/",
    "/api/queries/theatres/",
    "/ontology",
    "/ontology.",
    "/shapes/",
    "/.well-known/",
    "/problems/",
]
CLIMBS = [
    "../../../../../../etc/passwd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "..%252f..%252f..%252fetc%252fpasswd",
    "....//....//....//etc/passwd",
    "..%5c..%5c..%5cetc%5cpasswd",
    "..%c0%af..%c0%afetc%c0%afpasswd",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "file:%2f%2f%2fetc%2fpasswd",
    "..%00",
    "x%00.ttl",
    "../exchange.py",
    "%2e%2e%2fexchange.py",
    "../templates/base.html",
    "../manifest.json",
    "..%2f..%2fpyproject.toml",
    "../../pyproject.toml",
]


@pytest.mark.parametrize("route", ROUTES)
def test_no_path_leads_out_of_what_is_served(server, route):
    """Sent as they stand: a client such as httpx would take the dots out before."""
    place = urlsplit(server.url)
    line = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
    for climb in CLIMBS:
        line.request("GET", route + climb, headers={"accept": "*/*"})
        answer = line.getresponse()
        body = answer.read()
        assert answer.status in {303, 308, 400, 404}, f"{route}{climb}: {answer.status}"
        assert not any(word in body for word in (b"root:", b"import ", b"[project]", b"{% ")), route + climb
        assert not (answer.getheader("location") or "").startswith(("//", "http", "\\"))
    line.close()


@pytest.mark.parametrize(
    "path",
    ["/sparql%0d%0aX-Evil:1/", "/id/person/a%0d%0aX-Evil:1", "/page/person/a%0aX-Evil:1/", "/search/?q=%0d%0aX-Evil:1"],
)
def test_no_path_writes_a_header(server, path):
    answer = server.get(path)
    assert "x-evil" not in answer.headers
    assert answer.status_code in {303, 308, 400, 404}


@pytest.mark.parametrize(
    "path", ["//example.org/", "//example.org/sparql/", "/\\example.org/", "/id//example.org", "///sparql/"]
)
def test_no_path_leads_to_another_site(server, path):
    line = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    line.request("GET", path)
    answer = line.getresponse()
    assert not (answer.getheader("location") or "").startswith(("//", "/\\", "http"))
    assert answer.status in {308, 400, 404}
    line.close()


def test_there_is_something_that_must_not_be_served():
    """The climbs would reach these, if they were joined to the folders that are served."""
    assert (ROOT / "src/kg/server/web/exchange.py").is_file()
    assert (ROOT / "src/kg/server/static").is_dir()
    assert (ROOT / "src/kg/server/templates/base.html").is_file()
