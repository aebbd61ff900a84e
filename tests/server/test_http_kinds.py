"""Kinds of faults that public bug reports tell of servers, each with inputs of our own (RFC 9110, RFC 7239, Fetch)."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from kg.server.web.request import Request
from kg.server.web.state import State
from kg.server.wire.limits import Limits

from .running import Running

QUESTION = "/questions/theatres/who-left-on-whose-tour"
PAGE = "/page/person/natalia-makarova"
DATA = "/data/person/natalia-makarova.ttl"
API = "/api/people/who-left-together"
TOLD_WITH_ADDRESS = ["/llms.txt", "/robots.txt", "/sitemap.xml"]


@pytest.mark.parametrize("path", TOLD_WITH_ADDRESS)
def test_what_is_kept_for_one_host_and_scheme_is_not_given_to_another(server: Running, path: str):
    for address in ("https://one.example", "http://one.example", "https://two.example"):
        scheme, _, host = address.partition("://")
        told = server.get(path, headers={"host": host, "x-forwarded-proto": scheme}).text
        assert f"{address}/" in told
        others = {"https://one.example/", "http://one.example/", "https://two.example/"} - {f"{address}/"}
        assert not any(other in told for other in others)


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"forwarded": 'for=192.0.2.1;proto=https;host="kg.example"'}, "https://kg.example/"),
        ({"x-forwarded-proto": "https", "x-forwarded-host": "kg.example:8443"}, "https://kg.example:8443/"),
        (
            {"x-forwarded-proto": "https", "x-forwarded-host": "kg.example", "x-forwarded-prefix": "/lights"},
            "https://kg.example/lights/",
        ),
    ],
)
def test_a_proxy_on_the_same_machine_says_how_it_is_called(server: Running, headers: dict[str, str], address: str):
    assert f"{address}sitemap" in server.get("/robots.txt", headers=headers).text


@pytest.mark.parametrize("foreign", ["fbclid=a%20b", "utm_campaign=x&utm_medium=mail", "mc_eid=7&yclid=1"])
@pytest.mark.parametrize("path", [QUESTION, PAGE])
def test_pages_do_not_mind_what_others_hang_on_their_addresses(server: Running, path: str, foreign: str):
    plain, tracked = server.get(path, "text/html"), server.get(f"{path}?{foreign}", "text/html")
    assert (plain.status_code, tracked.status_code) == (200, 200)


@pytest.mark.parametrize("path", [QUESTION, "/context.jsonld", "/sitemap.xml", API + "?format=tsv"])
def test_a_304_repeats_what_a_200_says_of_keeping(server: Running, path: str):
    whole = server.get(path)
    again = server.get(path, headers={"if-none-match": f'"other", {whole.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    for name in ("etag", "vary", "cache-control"):
        assert again.headers.get(name) == whole.headers.get(name), name


@pytest.mark.parametrize(
    ("path", "status"),
    [(PAGE, 304), (DATA, 304), ("/page/person/nobody", 404), ("/sparql?query=ASK", 400), (API + "?limit=0", 400)],
)
def test_a_star_matches_whatever_is_there_and_nothing_else(server: Running, path: str, status: int):
    assert server.get(path, headers={"if-none-match": "*"}).status_code == status


@pytest.mark.parametrize("length", [8_000, 30_000, 70_000, 300_000])
def test_a_long_address_is_answered_or_refused_with_a_word_that_scripts_can_read(server: Running, length: int):
    place = urlsplit(server.url)
    start = b"GET /sparql?query=ASK%7B%7D%23"
    end = b" HTTP/1.1\r\nHost: localhost\r\nOrigin: https://e.org\r\nConnection: close\r\n\r\n"
    with socket.create_connection((place.hostname, place.port)) as line:
        line.sendall(start + b"a" * length + end)
        answer = b""
        while piece := line.recv(1 << 16):
            answer += piece
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert head.split()[1] in {b"200", b"414"}
    assert b"access-control-allow-origin: *" in head
    assert head.split()[1] == b"200" or b"POST" in answer


@pytest.mark.parametrize("name", ["x-csrf-token", "if-modified-since", "pragma", "dnt"])
def test_a_preflight_lets_headers_of_clients_pass(server: Running, name: str):
    asked = {"origin": "https://e.org", "access-control-request-method": "POST", "access-control-request-headers": name}
    answer = server.ask("OPTIONS", "/sparql", headers=asked)
    allowed = {each.strip().lower() for each in answer.headers["access-control-allow-headers"].split(",")}
    assert answer.status_code == 204
    assert {name, "*"} & allowed


@pytest.mark.parametrize(
    "fields",
    [
        {"default-graph-uri": "", "named-graph-uri": ""},
        {"timeout": "", "format": ""},
        {"using-graph-uri": "", "results": ""},
    ],
)
def test_an_empty_field_of_a_form_is_as_none(server: Running, fields: dict[str, str]):
    answer = server.ask("POST", "/sparql", "text/csv", data={"query": "SELECT (1 AS ?n) {}", **fields})
    assert (answer.status_code, answer.text.split()) == (200, ["n", "1"])


@pytest.mark.parametrize("query", ["limit=&offset=", "format=", "view=&evidence="])
def test_an_empty_parameter_of_a_question_is_as_none(server: Running, query: str):
    assert server.get(f"{API}?{query}").json() == server.get(API).json()


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/x-turtle;q=0.9", "turtle"),
        ("text/n3, */*;q=0.1", "turtle"),
        ("text/turtle;version=1.1", "turtle"),
        ("application/xml;q=0.2, text/rdf+n3", "turtle"),
    ],
)
def test_older_names_of_formats_are_understood(server: Running, accept: str, given: str):
    answer = server.sparql("CONSTRUCT WHERE { ?s a dg:Tour }", accept)
    assert answer.status_code == 200
    assert given in answer.headers["content-type"] or "n3" in answer.headers["content-type"]


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("SELECT ?x { VALUES ?x { UNDEF } }", ["x", '""']),
        ('SELECT ?x { VALUES ?x { "" "a" } }', ["x", '""', "a"]),
        ("SELECT ?x ?y { VALUES (?x ?y) { (UNDEF UNDEF) } }", ["x,y", ","]),
    ],
)
def test_a_row_of_nothing_is_no_blank_line_in_csv(server: Running, query: str, lines: list[str]):
    assert server.sparql(query, "text/csv").text.splitlines() == lines


def _seen(headers: dict[str, str], client: str, proxies: tuple[str, ...] = (), public_url: str = "") -> str:
    """Return the address of the site's root as a request has it."""
    scope = {
        "headers": [(name.encode(), value.encode()) for name, value in {"host": "inner:7878", **headers}.items()],
        "client": (client, 4711),
    }
    return Request(scope, None, State(Limits(), "", None, proxies, public_url)).base


SAID = {"x-forwarded-proto": "https", "x-forwarded-host": "kg.example", "x-forwarded-prefix": "/lights"}


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        ({"host": "evil.example"}, "192.0.2.9"),
        (SAID, "127.0.0.1"),
        ({"forwarded": "proto=http;host=other.example"}, "::1"),
        ({"host": "not a host"}, "192.0.2.9"),
    ],
)
def test_the_public_address_goes_before_all(headers: dict[str, str], client: str):
    assert _seen(headers, client, ("192.0.2.9",), "https://public.example/graph") == "https://public.example/graph"


@pytest.mark.parametrize(
    ("headers", "client", "proxies", "address"),
    [
        (SAID, "127.0.0.8", (), "https://kg.example/lights"),
        (SAID, "::1", (), "https://kg.example/lights"),
        (SAID, "192.0.2.9", ("192.0.2.9",), "https://kg.example/lights"),
        (SAID, "192.0.2.9", ("192.0.2.8",), "http://inner:7878"),
        (SAID, "2001:db8::1", (), "http://inner:7878"),
        ({"x-forwarded-proto": "HTTPS, http", "x-forwarded-host": "a.example, b"}, "::1", (), "https://a.example"),
        ({"x-forwarded-proto": "javascript", "x-forwarded-host": "a.example"}, "::1", (), "http://a.example"),
        ({"forwarded": 'host="[2001:db8::1]:8443";PROTO=https, host=b'}, "::1", (), "https://[2001:db8::1]:8443"),
        ({**SAID, "x-forwarded-prefix": "/a/../b"}, "::1", (), "https://kg.example"),
        ({**SAID, "x-forwarded-prefix": "//evil.example"}, "::1", (), "https://kg.example"),
        ({**SAID, "x-forwarded-prefix": "/a.b/..c/"}, "::1", (), "https://kg.example/a.b/..c"),
    ],
)
def test_what_a_proxy_says_is_taken_together_or_not_at_all(
    headers: dict[str, str], client: str, proxies: tuple[str, ...], address: str
):
    """RFC 7239, section 4, and the older fields; a peer that is not trusted is not believed a word."""
    assert _seen(headers, client, proxies) == address


@pytest.mark.parametrize(
    ("more", "accept", "given"),
    [
        ("format=csv&format=csv", None, "text/csv"),
        ("format=json&output=json&results=json", "*/*", "application/sparql-results+json"),
        ("format=xml&format=csv", None, "application/sparql-results+xml"),
        ("format=foo&format=bar", "text/csv", "text/csv"),
        ("format=foo&output=tsv", None, "text/tab-separated-values"),
        ("format=&format=CSV", None, "text/csv"),
    ],
)
def test_a_format_named_several_times_is_the_first_that_is_known(
    server: Running, more: str, accept: str | None, given: str
):
    """SPARQLWrapper names it under three names; what nobody knows counts as not said."""
    answer = server.get(f"/sparql?query=SELECT%20(1%20AS%20?n)%20%7B%7D&{more}", accept)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, given)
