"""Requests and their answers, as the SPARQL 1.1 Protocol has it (section 2.1), and what every answer carries."""

from __future__ import annotations

from urllib.parse import quote

import pytest

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
RESULTS = "application/sparql-results+json"
ASK = "query=ASK%7B%7D"


def form(body: str, kind: str = FORM) -> dict:
    return {"content": body.encode(), "headers": {"content-type": kind}}


def direct(body: str | bytes, kind: str = DIRECT) -> dict:
    return {"content": body if isinstance(body, bytes) else body.encode(), "headers": {"content-type": kind}}


def coded(coding: str) -> dict:
    return {"content": b"ASK{}", "headers": {"content-type": DIRECT, "content-encoding": coding}}


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        pytest.param("GET", f"/sparql?{ASK}", {}, id="GET"),
        pytest.param("GET", f"/query?{ASK}", {}, id="GET from the alias"),
        pytest.param("GET", "/sparql?query=ASK+%7B%0A%7D+%23+%F0%9F%98%80", {}, id="plus, newline and an emoji"),
        pytest.param("GET", "/sparql?%71uery=ASK%7b%7d", {}, id="small hexadecimal digits, an encoded name"),
        pytest.param("GET", f"/sparql?other=x&{ASK}&empty=", {}, id="further parameters"),
        pytest.param("POST", "/sparql", direct("ASK { FILTER(xsd:integer('1') = 1) }"), id="prefix of a function"),
        pytest.param("POST", "/sparql", direct("ASK { ?a (dg:x|^cg:y)* ?a }"), id="prefixes in a path"),
        pytest.param("POST", "/sparql", direct("ASK { VALUES ?x { '1'^^xsd:byte } }"), id="prefix of a datatype"),
        pytest.param("POST", "/sparql", form(ASK), id="form"),
        pytest.param("POST", "/query", form(ASK), id="form to the alias"),
        pytest.param("POST", "/sparql", form(ASK, f"{FORM}; charset=UTF-8"), id="form with charset"),
        pytest.param("POST", "/sparql", form(ASK, FORM.title()), id="form, media type in any case"),
        pytest.param("POST", f"/sparql?{ASK}", form(""), id="empty form, the query in the address"),
        pytest.param("POST", "/sparql", direct("ASK{}"), id="direct"),
        pytest.param("POST", "/sparql", direct("ASK{}", f"{DIRECT};charset=utf-8"), id="direct with charset"),
        pytest.param("POST", "/sparql?timeout=1", direct("ASK { } # Барышников"), id="direct, Unicode and a parameter"),
    ],
)
def test_every_way_to_ask(server, method, path, more):
    answer = server.ask(method, path, **more)
    assert (answer.status_code, answer.headers["content-type"], answer.json()["boolean"]) == (200, RESULTS, True)


@pytest.mark.parametrize(
    ("method", "path", "more", "status", "kind"),
    [
        pytest.param("GET", "/sparql?query=", {}, 400, "malformed-query", id="empty query"),
        pytest.param("GET", "/sparql?query=ASK%7B", {}, 400, "malformed-query", id="malformed"),
        pytest.param("POST", "/sparql", direct("ASK{"), 400, "malformed-query", id="malformed, direct"),
        pytest.param("POST", "/sparql", direct(b'ASK{?s ?p "\xff"}'), 400, "malformed-query", id="no UTF-8"),
        pytest.param("POST", "/sparql", direct(""), 400, "malformed-query", id="empty body"),
        pytest.param("GET", "/sparql?query=%FF", {}, 400, "malformed-parameters", id="no UTF-8 in the address"),
        pytest.param("POST", "/sparql", form("query=%C3"), 400, "malformed-parameters", id="no UTF-8 in the form"),
        pytest.param("POST", "/sparql", form("query=ASKé"), 400, "malformed-parameters", id="form not encoded"),
        pytest.param("GET", f"/sparql?{ASK}" + "&a=b" * 300, {}, 400, "malformed-parameters", id="300 parameters"),
        pytest.param("GET", f"/sparql?{ASK}&timeout=soon", {}, 400, "malformed-parameters", id="timeout no number"),
        pytest.param("GET", f"/sparql?{ASK}&timeout=nan", {}, 400, "malformed-parameters", id="timeout NaN"),
        pytest.param("GET", f"/sparql?{ASK}&{ASK}", {}, 400, "repeated-parameter", id="two queries"),
        pytest.param("POST", f"/sparql?{ASK}", form(ASK), 400, "repeated-parameter", id="in address and form"),
        pytest.param("POST", f"/sparql?{ASK}", direct("ASK{}"), 400, "repeated-parameter", id="in address and body"),
        pytest.param("GET", f"/sparql?{ASK}&view=claims&view=claims", {}, 400, "repeated-parameter", id="two views"),
        pytest.param("POST", "/sparql", form("other=1"), 400, "missing-query", id="form without a query"),
        pytest.param("GET", f"/sparql?{ASK}&view=nobody", {}, 400, "unknown-view", id="unknown view"),
        pytest.param("GET", f"/sparql?{ASK}&view=claims&default-graph-uri=a", {}, 400, "two-datasets", id="both"),
        pytest.param("GET", f"/sparql?{ASK}&named-graph-uri=urn:x", {}, 400, "unknown-graph", id="unknown graph"),
        pytest.param("POST", "/sparql", direct("ASK{}", "text/plain"), 415, "unsupported-media-type", id="text/plain"),
        pytest.param("POST", "/sparql", {"content": b"x"}, 415, "unsupported-media-type", id="no media type"),
        pytest.param(
            "POST", "/sparql", coded("gzip"), 415, "unsupported-media-type", id="compressed (RFC 9110, 15.5.16)"
        ),
        pytest.param("POST", "/sparql", coded("br"), 415, "unsupported-media-type", id="compressed in another way"),
        pytest.param("POST", "/sparql", form("update=CLEAR+ALL"), 403, "forbidden-feature", id="update form"),
        pytest.param("GET", "/sparql?update=CLEAR+ALL", {}, 403, "forbidden-feature", id="update by GET"),
        pytest.param(
            "POST", "/sparql", direct("CLEAR ALL", "application/sparql-update"), 403, "forbidden-feature", id="update"
        ),
        pytest.param("POST", "/sparql", direct("CLEAR ALL"), 403, "forbidden-feature", id="update as a query"),
        pytest.param("PUT", "/sparql", {}, 405, "method-not-allowed", id="PUT"),
        pytest.param("DELETE", "/sparql", {}, 405, "method-not-allowed", id="DELETE"),
        pytest.param("PATCH", "/query", {}, 405, "method-not-allowed", id="PATCH"),
        pytest.param("POST", "/health", form(""), 405, "method-not-allowed", id="POST to /health"),
        pytest.param("GET", "/nothing/here", {}, 404, "not-found", id="unknown path"),
    ],
)
def test_every_refusal_is_a_typed_problem(server, method, path, more, status, kind):
    """RFC 9457: the members say what is wrong, and the status stands in the body, too."""
    answer = server.ask(method, path, **more)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["type"], problem["status"]) == (f"/problems/{kind}", status)
    assert problem["title"]
    assert problem["detail"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_malformed_query_is_told_with_line_and_column(server):
    """A query that ends too early goes wrong at its end."""
    problem = server.sparql("SELECT *\nWHERE { 'é' {").json()
    assert (problem["line"], problem["column"]) == (2, len("WHERE { 'é' {") + 1)
    assert "line 2, column" in problem["detail"]


def test_what_is_allowed_is_told(server):
    assert server.ask("PUT", "/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert server.ask("PUT", "/health").headers["allow"] == "GET, HEAD, OPTIONS"
    assert FORM in server.ask("POST", "/sparql", content=b"x").headers["accept-post"]
    problem = server.get(f"/sparql?{ASK}", "image/png").json()
    assert RESULTS in problem["offered"]
    assert problem["detail"].startswith("Accept: image/png")
    assert "accepted" in server.get(f"/sparql?{ASK}&view=nobody").json()["views"]


def test_head_tells_what_get_would(server):
    """RFC 9110, section 9.3.2."""
    path = f"/sparql?query={quote('SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 50')}"
    whole, head = server.get(path), server.ask("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == whole.headers[name]
    assert server.ask("HEAD", "/sparql?query=ASK%7B").status_code == 400


@pytest.mark.parametrize("path", ["/sparql", "/query", "/health"])
def test_browsers_of_other_sites_may_ask(server, path):
    """The CORS protocol of the Fetch standard: any origin, no credentials, reading methods."""
    headers = {"origin": "https://example.org", "access-control-request-method": "POST"}
    answer = server.ask("OPTIONS", path, headers=headers)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert {"GET", "HEAD"} <= set(answer.headers["access-control-allow-methods"].split(", "))
    assert not {"PUT", "DELETE", "PATCH"} & set(answer.headers["access-control-allow-methods"].split(", "))
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    exposed = server.get(f"/sparql?{ASK}", headers={"origin": "https://example.org"}).headers
    assert {"ETag", "Retry-After"} <= set(exposed["access-control-expose-headers"].split(", "))


def test_a_slash_at_the_end_is_taken_off(server):
    answer = server.ask("GET", f"/sparql/?{ASK}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/sparql?{ASK}")
    assert server.ask("POST", "/sparql/", **direct("ASK{}")).status_code == 308


def test_unicode_comes_back_as_it_went(server):
    text = "Рудольф \U0001f600 \u202e \" ' \\ <b>&amp;</b>\n\t"
    escaped = text.translate({ord(c): f"\\{e}" for c, e in {'"': '"', "\\": "\\", "\n": "n", "\t": "t"}.items()})
    for name in ("json", "xml"):
        answer = server.sparql(f'SELECT ("{escaped}" AS ?text) {{}}', format=name)
        assert answer.status_code == 200
        assert answer.content.decode()
    assert server.rows(f'SELECT ("{escaped}" AS ?text) {{}}') == [{"text": text}]


def test_health_tells_version_limits_and_lanes(server):
    told = server.health()
    assert told["status"] == "ok"
    assert told["data"]["triples"]["view/accepted"] == int(server.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"])
    assert told["limits"]["seconds"] == 10
    assert told["lanes"]["query:accepted"]["workers"] == told["limits"]["workers"]


def test_a_timeout_of_the_client_counts_and_never_more_than_the_limit(server):
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = server.sparql(slow, timeout="0.3")
    assert (answer.status_code, answer.json()["type"], answer.json()["limit"]) == (503, "/problems/time-limit", 0.3)
    assert server.sparql("ASK{}", timeout="1000").status_code == 200
