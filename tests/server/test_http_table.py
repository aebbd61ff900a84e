"""Every path of the server's contract: what it answers to whom, and what all answers have in common (RFC 9110)."""

from __future__ import annotations

from urllib.parse import quote

import pytest

HTML, TURTLE, JSON, PROBLEM = "text/html", "text/turtle", "application/json", "application/problem+json"
RESULTS, TRIG, NQUADS, JSONLD = (
    "application/sparql-results+json",
    "application/trig",
    "application/n-quads",
    "application/ld+json",
)
WHO = "rudolf-nureyev"
THING, PAGE, DATA = f"/id/person/{WHO}", f"/page/person/{WHO}", f"/data/person/{WHO}"
QUESTION = "theatres/who-left-on-whose-tour"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
GRAPH = quote("https://w3id.org/defector-graph/graph/authored", safe="")

# Path, Accept, status, media type, and something that the body or the place of a redirect holds.
ROWS = [
    ("/", None, 200, HTML, "Defector Graph"),
    ("/", BROWSER, 200, HTML, "<nav"),
    ("/", TURTLE, 406, PROBLEM, "offered"),
    ("/sparql", BROWSER, 200, HTML, "<form"),
    ("/sparql", None, 200, TURTLE, "sd:Service"),
    ("/sparql", f"{JSONLD}, text/html;q=0.5", 200, JSONLD, "sparql-service-description"),
    ("/sparql", "image/png", 406, PROBLEM, TURTLE),
    ("/query", TURTLE, 200, TURTLE, "sd:Service"),
    ("/sparql?query=ASK%7B%7D", None, 200, RESULTS, '"boolean":true'),
    ("/query?query=ASK%7B%7D", "*/*", 200, RESULTS, '"boolean":true'),
    ("/sparql?query=ASK%7B%7D&format=csv", BROWSER, 200, "text/csv", "true"),
    ("/sparql?query=ASK%7B%7D", BROWSER, 200, HTML, "ASK"),
    ("/sparql?query=ASK%7B%7D", "text/*;q=0.5, text/csv;q=0", 200, "text/tab-separated-values", "true"),
    ("/sparql?query=ASK%7B", None, 400, PROBLEM, "line 1, column 5"),
    ("/sparql?query=ASK%7B", BROWSER, 200, HTML, "ASK{"),
    ("/sparql?query=LOAD%20%3Cx:y%3E", None, 403, PROBLEM, "/problems/forbidden-feature"),
    (THING, None, 303, "text/plain", PAGE),
    (THING, BROWSER, 303, "text/plain", PAGE),
    (THING, TURTLE, 303, "text/plain", f"{DATA}.ttl"),
    (THING, f"text/turtle;q=0.5, {JSONLD};q=0.6", 303, "text/plain", f"{DATA}.jsonld"),
    (THING, "application/*;q=0.4, text/turtle;q=0.2, text/html;q=0", 303, "text/plain", f"{DATA}."),
    (THING, "image/png", 406, PROBLEM, "offered"),
    ("/id/person/nobody-at-all", None, 404, PROBLEM, "/problems/unknown-thing"),
    ("/id/person/nobody-at-all", BROWSER, 404, HTML, "nobody-at-all"),
    ("/id/person/%D0%9D%D1%83%D1%80%D0%B5%D0%B5%D0%B2", None, 404, PROBLEM, "Нуреев"),
    (f"/id/person/{WHO.replace('-', '%2D')}", None, 303, "text/plain", PAGE),
    (PAGE, None, 200, HTML, "Рудольф Нуреев"),
    (PAGE, TURTLE, 303, "text/plain", THING),
    ("/page/person/nobody-at-all", BROWSER, 404, HTML, "nobody-at-all"),
    (f"{DATA}.ttl", None, 200, TURTLE, '"Рудольф Нуреев"@ru'),
    (f"{DATA}.ttl", "image/png", 200, TURTLE, '"Rudolf Nureyev"@en'),
    (f"{DATA}.nt", None, 200, "application/n-triples", "Rudolf Nureyev"),
    (f"{DATA}.jsonld", None, 200, JSONLD, "Rudolf Nureyev"),
    (f"{DATA}.rdf", None, 200, "application/rdf+xml", "<rdf:RDF"),
    (f"{DATA}.trig", None, 200, TRIG, "Rudolf Nureyev"),
    (f"{DATA}.nq", None, 200, NQUADS, "Rudolf Nureyev"),
    (f"{DATA}.json", None, 200, JSON, "Rudolf Nureyev"),
    (f"{DATA}.exe", None, 404, PROBLEM, "/problems/"),
    ("/data/person/nobody-at-all.ttl", None, 404, PROBLEM, "/problems/unknown-thing"),
    ("/search?q=%D0%9D%D1%83%D1%80%D0%B5%D0%B5%D0%B2", None, 200, HTML, PAGE),
    ("/search?q=%FF", None, 400, PROBLEM, "/problems/malformed-parameters"),
    ("/questions", None, 200, HTML, f"/questions/{QUESTION}"),
    (f"/questions/{QUESTION}", None, 200, HTML, "<form"),
    ("/questions/no/such", BROWSER, 404, HTML, "404"),
    ("/ontology", None, 200, HTML, "Ontology"),
    ("/ontology", TURTLE, 200, TURTLE, "owl:Class"),
    ("/ontology.ttl", BROWSER, 200, TURTLE, "owl:Class"),
    ("/ontology?format=nt", BROWSER, 200, "application/n-triples", "owl#Class"),
    ("/ontology", "image/png", 406, PROBLEM, "offered"),
    ("/shapes", BROWSER, 200, HTML, "Shapes"),
    ("/shapes.ttl", None, 200, TURTLE, "sh:NodeShape"),
    ("/context.jsonld", None, 200, JSONLD, '"@context"'),
    ("/context/0.1.0.jsonld", BROWSER, 200, JSONLD, '"@context"'),
    ("/context/9.9.9.jsonld", None, 404, PROBLEM, "/problems/unknown-version"),
    ("/frames/person.jsonld", None, 200, JSONLD, "/context/0.1.0.jsonld"),
    (f"/frames/person/{WHO}.jsonld", None, 200, JSONLD, f"id/person/{WHO}"),
    ("/frames/person/nobody-at-all.jsonld", None, 404, PROBLEM, "/problems/unknown-thing"),
    ("/frames/nothing.jsonld", None, 404, PROBLEM, "/problems/not-found"),
    ("/exports", None, 200, JSON, "/exports/cidoc-crm.ttl"),
    ("/exports/owl-time.ttl", None, 200, TURTLE, "time:Instant"),
    ("/exports/questions", "text/turtle", 200, TURTLE, "sh:SPARQLExecutable"),
    ("/exports/nanopublications.trig", None, 200, TRIG, "np:Nanopublication"),
    ("/exports/nanopublications.ttl", None, 404, PROBLEM, "/problems/unknown-format"),
    ("/exports/marc21.ttl", None, 404, PROBLEM, "nanopublications"),
    ("/robots.txt", None, 200, "text/plain", "Sitemap: "),
    ("/sitemap.xml", None, 200, "application/xml", PAGE),
    ("/sitemap/1.xml", None, 200, "application/xml", PAGE),
    ("/sitemap/2.xml", None, 404, PROBLEM, "/problems/not-found"),
    ("/llms.txt", None, 200, "text/markdown", "# Defector Graph"),
    ("/api/queries", None, 200, JSON, QUESTION.rpartition("/")[2]),
    (f"/api/{QUESTION}", None, 200, JSON, "Godunov"),
    (f"/api/{QUESTION}?format=csv", None, 200, "text/csv", "Godunov"),
    (f"/api/{QUESTION}", "text/csv, application/json;q=0.9", 200, "text/csv", "Godunov"),
    (f"/api/{QUESTION}?nobody=x", None, 400, PROBLEM, "nobody"),
    ("/api/no/such", None, 404, PROBLEM, "/problems/"),
    ("/openapi.json", None, 200, JSON, '"3.1'),
    ("/docs", None, 200, HTML, "OpenAPI"),
    ("/graph?default", TURTLE, 200, TURTLE, "Rudolf Nureyev"),
    (f"/graph?graph={GRAPH}", "application/n-triples", 200, "application/n-triples", "Rudolf Nureyev"),
    ("/graph/authored", TURTLE, 200, TURTLE, "Rudolf Nureyev"),
    ("/graph?graph=urn:no:graph", None, 404, PROBLEM, "/problems/"),
    ("/graph", None, 400, PROBLEM, "graph"),
    ("/.well-known/void", TURTLE, 200, TURTLE, "void:Dataset"),
    ("/.well-known/void", BROWSER, 200, HTML, "VoID"),
    ("/dump/", None, 200, JSON, "sha256"),
    ("/health", BROWSER, 200, JSON, '"status": "ok"'),
    ("/static/site.css", None, 200, "text/css", "{"),
    ("/static/icon.svg", None, 200, "image/svg+xml", "<svg"),
    ("/static/preview.png", None, 200, "image/png", "PNG"),
    ("/core", TURTLE, 200, TURTLE, "cg:Claim"),
    ("/core/0.1.0", TURTLE, 200, TURTLE, "owl:versionIRI"),
    ("/core.nt", None, 200, "application/n-triples", "https://w3id.org/cited-graph/core#Claim"),
    ("/core", BROWSER, 303, "text/plain", "/ontology"),
    ("/core/9.9.9", TURTLE, 404, PROBLEM, "there is 0.1.0"),
    ("/static/nothing.js", None, 404, PROBLEM, "/problems/not-found"),
    ("/no/such/path", None, 404, PROBLEM, "/no/such/path"),
]
GOOD = sorted({path for path, accept, status, _, _ in ROWS if status == 200 and accept is None})


@pytest.mark.parametrize(("path", "accept", "status", "media_type", "held"), ROWS)
def test_what_a_path_answers(server, path, accept, status, media_type, held):
    answer = server.get(path, accept)
    told = answer.headers["location"] if status == 303 else answer.text
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (status, media_type), told[:500]
    assert held in told
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert media_type != HTML or "default-src 'self'" in answer.headers["content-security-policy"]
    assert media_type.partition("/")[0] != "text" or answer.headers["content-type"].endswith("; charset=utf-8")


@pytest.mark.parametrize("path", GOOD)
def test_what_all_paths_have_in_common(server, path):
    whole = server.get(path)
    head = server.ask("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    options = server.ask("OPTIONS", path)
    assert options.status_code == 204
    assert {"GET", "HEAD", "OPTIONS"} <= set(options.headers["allow"].split(", "))
    for method in ("PUT", "DELETE", "PATCH"):
        assert server.ask(method, path).status_code == 405
    if path == "/health":
        assert "etag" not in whole.headers
        return
    assert head.headers["etag"] == whole.headers["etag"]
    for method in ("GET", "HEAD"):
        again = server.ask(method, path, headers={"if-none-match": whole.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", sorted({path.partition("?")[0] for path in GOOD} - {"/", "/dump/"}))
def test_a_slash_at_the_end_leads_to_the_path_without(server, path):
    answer = server.get(f"{path}/?a=b")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{path}?a=b")


def test_what_is_encoded_stays_encoded_where_it_is_sent_on(server):
    for name in ("%D0%9D", "a%0D%0AX-Evil:%201", "%22%3E"):
        answer = server.get(f"/id/person/{name}/")
        assert (answer.status_code, answer.headers["location"]) == (308, f"/id/person/{name}")
        assert "x-evil" not in answer.headers
    answer = server.get("/search?q=" + quote("<script>alert(1)</script> \" '"), HTML)
    assert "<script>alert(1)" not in answer.text
