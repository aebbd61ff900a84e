"""What the head of a request says of whom it is for, and what becomes of a wrong one (RFC 9110, RFC 9112)."""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

import pytest

from kg.server.site.site import Site
from kg.server.web.request import Request
from kg.server.web.state import State
from kg.server.web.target import host_of, understood
from kg.server.wire.limits import Limits
from kg.server.wire.mount import mounted
from kg.server.wire.negotiation import accepts_coding, choose
from kg.server.wire.problems import Problem

from .running import Running
from .test_http_kinds import SAID, _seen

DIRECT = "Content-Type: application/sparql-query"
HERE = [(b"host", b"here")]


@pytest.mark.parametrize(
    ("target", "headers", "path", "host"),
    [
        (b"/a?b", HERE, b"/a?b", b"here"),
        (b"http://kg.example:81/a?b", HERE, b"/a?b", b"kg.example:81"),  # RFC 9112, section 3.2.2
        (b"HTTPS://[::1]", [], b"/", b"[::1]"),
        (b"http://kg.example?b", HERE, b"/?b", b"kg.example"),
        (b"*", HERE, b"*", b"here"),
    ],
)
def test_a_target_in_absolute_form_goes_before_the_host(target, headers, path, host):
    assert understood("1.1", target, headers) == (path, [(b"host", host)])


@pytest.mark.parametrize(
    ("version", "target", "headers", "status"),
    [
        ("1.1", b"/", [], 400),  # RFC 9112, section 3.2: none, several, or no host at all
        ("1.1", b"/", [*HERE, *HERE], 400),
        ("1.0", b"/", [*HERE, (b"host", b"there")], 400),
        ("1.1", b"/", [(b"host", b"a b")], 400),
        ("1.1", b"http://user@kg.example/", HERE, 400),  # RFC 9110, section 4.2.4
        ("1.1", b"http:///a", HERE, 400),
        ("1.1", b"ftp://kg.example/", HERE, 400),
        ("1.1", b"a/b", HERE, 400),
        ("0.9", b"/", [], 505),  # RFC 9110, section 15.6.6
        ("2.0", b"/", HERE, 505),
        ("1.1", b"/", [*HERE, (b"transfer-encoding", b"gzip, chunked")], 501),  # RFC 9112, section 6.1
        ("1.1", b"/", [*HERE, (b"transfer-encoding", b"chunked"), (b"transfer-encoding", b"chunked")], 501),
        ("1.1", b"/", [*HERE, (b"transfer-encoding", b"identity")], 501),
    ],
)
def test_a_head_that_says_it_wrongly_is_refused(version, target, headers, status):
    with pytest.raises(Problem) as caught:
        understood(version, target, headers)
    assert caught.value.status == status


@pytest.mark.parametrize(
    "host", ["kg.example:65536", "[1.2.3.4]", "[:::]", "[fe80::1%25eth0]", "a/b", "a:b", "", "[::1"]
)
def test_what_is_no_host(host):
    with pytest.raises(Problem):
        host_of(host)


def _sent(server: Running, text: str) -> str:
    """Return all that the server sends on a line on which a text was sent."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=30) as line:
        line.sendall(text.replace("\n", "\r\n").encode())
        found = b""
        while piece := line.recv(1 << 16):
            found += piece
    return found.decode()


def _statuses(told: str) -> list[int]:
    return [int(status) for status in re.findall(r"HTTP/1\.1 ([0-9]{3}) [A-Z]", told)]


POST = f"POST /sparql HTTP/1.1\nHost: a\n{DIRECT}\n"
HEALTH = "GET /health HTTP/1.1\nHost: a\n"
LAST = HEALTH + "Connection: close\n\n"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # Who waits to be told to go on is told so, or refused, before the body (RFC 9110, section 10.1.1).
        (f"{POST}Expect: 100-continue\nContent-Length: 5\nConnection: close\n\nASK{{}}", [100, 200]),
        (f"{POST}Expect: 100-continue\nContent-Length: 99999999\n\n{LAST}", [413]),
        (f"{POST.replace('1.1', '1.0')}Expect: 100-continue\nContent-Length: 5\n\nASK{{}}", [200]),
        # A fault in a body is told of; one behind a good request, after that is answered.
        (f"{POST}Transfer-Encoding: chunked\n\nzz\nASK{{}}\n0\n\n", [400]),
        (f"{HEALTH}\nno request\n\n", [200, 400]),
        (f"{HEALTH}\n{HEALTH}\nGET / HTTP/1.1\n\n{LAST}", [200, 200, 400]),
        (f"{HEALTH}\n{POST}Transfer-Encoding: chunked\n\nzz\n", [200, 400]),
        # What was refused before its body is read does not shift what comes behind.
        (f"PUT /sparql HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello{LAST}", [405, 200]),
        (f"{HEALTH}Content-Length: 5\n\nhello{LAST}", [200, 200]),
        ("OPTIONS * HTTP/1.1\nHost: a\nConnection: close\n\n", [204]),
        ("GET * HTTP/1.1\nHost: a\nConnection: close\n\n", [400]),
        # Space behind a value is none of it (RFC 9112, section 5.1).
        (POST.replace("query", "query \t") + "Content-Length: 5\nConnection: close\n\nASK{}", [200]),
    ],
)
def test_requests_on_one_line_are_answered_one_by_one(server: Running, text: str, statuses: list[int]):
    assert _statuses(_sent(server, text)) == statuses


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("/%72u/context.jsonld", 308, "/context.jsonld"),
        ("/r%75/robots.txt?a=%2F", 308, "/robots.txt?a=%2F"),
        ("/page/person%2Fnatalia-makarova", 404, None),  # RFC 3986, section 2.2
        ("/page/person/..%2f..%2fx", 404, None),
        ("/id/person%2Fnatalia-makarova", 303, "/page/person/natalia-makarova"),  # as OpenRefine fills in its view
        ("/ru//evil.example/", 404, None),
    ],
)
def test_percent_encoded_letters_are_letters_and_slashes_are_not_slashes(server: Running, path, status, place):
    answer = server.get(path)
    assert (answer.status_code, answer.headers.get("location")) == (status, place)


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ('for="_a,b;host=evil";proto=https;host=kg.example, host=other', "https://kg.example"),
        ("host=kg.example;x-host=evil;not-proto=https", "http://kg.example"),
        ('host="kg\\.example";PROTO="htt\\ps"', "https://kg.example"),
        (", host=kg.example ; proto=https", "https://kg.example"),
        ('host="kg.example', "http://inner:7878"),
        ("host=kg.example:", "http://kg.example"),
    ],
)
def test_the_first_element_of_forwarded_is_read_as_its_grammar_says(forwarded: str, address: str):
    """RFC 7239, section 4."""
    assert _seen({"forwarded": forwarded}, "127.0.0.1") == address


@pytest.mark.parametrize(
    ("client", "proxies", "is_believed"),
    [
        ("192.0.2.200", ("192.0.2.0/24",), True),
        ("192.0.3.1", ("192.0.2.0/24",), False),
        ("2001:db8::9", ("10.0.0.0/8", "2001:db8::/32"), True),
        ("::ffff:192.0.2.9", ("192.0.2.9",), True),
        ("::ffff:127.0.0.1", (), True),
        ("no address", ("0.0.0.0/0",), False),
    ],
)
def test_proxies_may_be_named_by_their_network(client: str, proxies: tuple[str, ...], is_believed: bool):
    assert (_seen(SAID, client, proxies) == "https://kg.example/lights") is is_believed


def _links(text: str) -> set[str]:
    return {found for found in re.findall(r'(?:href|src|action|data-svg)="(/[^"]*)"', text) if found != "/"}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ru/page/person/natalia-makarova",
        "/questions/geography/residences",
        "/sparql/answer?query=ASK%7B%7D",
        "/no",
    ],
)
def test_behind_a_proxy_that_takes_a_path_off_every_link_begins_with_it(server: Running, path: str):
    accept = {"accept": "text/html"}
    there = _links(server.get(path, "text/html", headers={**SAID, **accept}).text)
    here = _links(server.get(path, "text/html").text)
    assert len(there) > 5
    assert all(link.startswith("/lights/") for link in there)
    assert not any(link.startswith("/lights/") for link in here)


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("/id/person/natalia-makarova", 303, "/lights/page/person/natalia-makarova"),
        ("/search/?q=a", 308, "/lights/search?q=a"),
        ("/ru/robots.txt", 308, "/lights/robots.txt"),
        ("/ru", 308, "/lights/ru/"),
        ("/problems/not-found", 303, "/lights/problems#not-found"),
    ],
)
def test_so_does_every_place_to_which_one_is_sent_on(server: Running, path: str, status: int, place: str):
    answer = server.get(path, headers=SAID)
    assert (answer.status_code, answer.headers["location"]) == (status, place)


def test_what_is_described_for_programs_says_where_it_is(server: Running):
    servers = [server.get("/openapi.json", headers=headers).json()["servers"] for headers in ({}, SAID, {})]
    assert servers == [[{"url": "/"}], [{"url": "/lights"}], [{"url": "/"}]]


def test_what_is_kept_for_readers_is_kept_for_one_proxy_besides():
    """Who may say what he likes of the prefix must not fill the memory."""
    site, made = Site(None, "/root"), []
    for path in ("", "/a", "/a", "", "/b", "/a", ""):
        with mounted(path):
            assert site.root == path + "/root"
            assert site.kept_for_reader("page", lambda: made.append(site.root) or site.root) == path + "/root"
            assert site.kept("data", lambda: site.root) == "/root"
    assert made == ["/root", "/a/root", "/b/root", "/a/root"]


@pytest.mark.parametrize(
    ("public", "root", "mount"),
    [
        ("https://kg.example", "", ""),
        ("https://kg.example/graph", "", "/graph"),
        ("https://kg.example/graph", "/graph", ""),
        ("https://kg.example/a/graph", "/graph", "/a"),
    ],
)
def test_the_path_of_the_public_address_is_where_links_begin(public: str, root: str, mount: str):
    scope = {"headers": [(b"host", b"inner")], "client": ("192.0.2.9", 4711)}
    request = Request(scope, None, State(Limits(), root, None, (), public))
    assert (request.mount, request.root, request.base) == (mount, mount + root, public)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ('text/csv;p="a,b";q=0.9, text/tab-separated-values;q=0.5', "text/csv"),
        ('text/tab-separated-values;p=";q=0", text/csv;q=0.1', "text/tab-separated-values"),
        ('text/csv;p="\\",text/csv;q=0", text/tab-separated-values;q=0.5', "text/csv"),
    ],
)
def test_marks_in_quotes_part_nothing(accept: str, chosen: str):
    assert choose(accept, ["text/csv", "text/tab-separated-values"]) == chosen


@pytest.mark.parametrize(
    ("wanted", "is_sent"),
    [("identity;q=1, gzip;q=0.1", False), ("identity, gzip", True), ("gzip;q=0.5, identity;q=0.4", True)],
)
def test_nothing_is_compressed_for_who_would_rather_have_it_plain(wanted: str, is_sent: bool):
    assert accepts_coding(wanted, "gzip") is is_sent


def test_a_kept_style_sheet_says_what_it_depends_on(server: Running):
    whole = server.get("/static/site.css")
    for tag in (whole.headers["etag"], "*"):
        again = server.get("/static/site.css", headers={"if-none-match": tag})
        assert (again.status_code, again.headers["vary"]) == (304, "Accept-Encoding")


@pytest.mark.parametrize("path", ["/questions/geography/residences/map.svg", "/sitemap.xml", "/ontology.rdf"])
def test_what_browsers_show_as_xml_may_run_nothing(server: Running, path: str):
    assert "default-src 'none'" in server.get(path).headers["content-security-policy"]


def test_the_editor_is_had_by_name(server: Running):
    assert server.get("/sparql?query=ASK%7B%7D&format=html").headers["content-type"].startswith("text/html")
