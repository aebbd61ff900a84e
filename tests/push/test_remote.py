"""What servers may do instead of answering, and what is told then; proving who asks, and keeping secrets."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.push import Patience, Target, push, target_at
from kg.queries.remote import Endpoint, ask_endpoint
from kg.rdf.namespaces import GRAPH
from kg.remote.connection import Connection
from kg.remote.credentials import Credentials, check_address, credentials

from .little_server import JSON, LittleServer, drips, hangs, little_server
from .test_push import ASKED, FIRST, SECOND, names

ADA, TOKEN = Credentials("ada", "lamp"), Credentials(token="beam")  # noqa: S106
ROWS = b'{"head":{"vars":["name"]},"results":{"bindings":[{"name":{"type":"literal","value":"a"}}]}}'
TRUTH = ROWS.replace(
    b'"type":"literal","value":"a"',
    b'"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#boolean","value":"1"',
)


@pytest.fixture(name="server")
def _server() -> Iterator[LittleServer]:
    with little_server() as found:
        yield found


def replying(status: int, body: bytes = b"", media_type: str = JSON, **more) -> Callable[..., bool]:
    def fault(handler) -> bool:
        handler.reply(status, body, media_type, **more)
        return True

    return fault


def asked(server: LittleServer, known: Credentials | None = None, seconds: float = 5):
    return ask_endpoint(ASKED, Endpoint(server.url, None, Connection(known or Credentials(), seconds)))


def target_of(server: LittleServer, tries: int = 1) -> Target:
    return target_at(server.url, Connection(seconds=5), patience=Patience(tries))


@pytest.mark.parametrize(
    ("fault", "seconds", "message"),
    [
        (hangs, 0.3, "does not answer within 0.3 seconds"),
        (drips, 0.3, "does not answer within 0.3 seconds"),
        (replying(200, ROWS, length=len(ROWS) + 9), 5, "cut off after"),
        (replying(200, ROWS[:-9]), 5, "cannot be read to its end"),
        (replying(200, b"<html>It works!</html>", "text/html"), 5, "answered text/html, which is no SPARQL result"),
        (replying(200), 5, "cannot be read to its end"),
        (replying(503, b"busy"), 5, "503 Service Unavailable busy"),
        (replying(200, ROWS, X_SPARQL_MaxRows="1"), 5, "no more than 1 rows and leaves out the others"),
        (replying(200, ROWS, X_SQL_State="S1TAT", X_SQL_Message="timed out"), 5, "before the end .S1TAT timed out"),
        (replying(302, Location="http://127.0.0.1:9/"), 5, "127.0.0.1:9/ does not answer"),
        (replying(302, Location="/query"), 5, "leads on more than 5 times"),
        (replying(401, WWW_Authenticate="Basic realm=x"), 5, "wants to know who asks .Basic.: set KG_REMOTE_USER"),
    ],
)
def test_what_is_no_answer_is_told_and_never_an_empty_one(server: LittleServer, fault, seconds: float, message: str):
    server.fault = fault
    with pytest.raises(KgError, match=message):
        asked(server, seconds=seconds)


XML = b"""<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="name"/>
</head><results><result><binding name="name"><bnode>nodeID://b1</bnode></binding></result></results></sparql>"""


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_where_a_server_leads_on_to_is_asked_the_same_query(server: LittleServer, status: int):
    """RFC 9110, section 15.4: the query goes along, whatever the status; browsers would lose it at 301 and 302."""
    with little_server() as other:
        server.fault = replying(status, Location=other.url)
        answer = ask_endpoint("SELECT (1 AS ?one) {}", server.url, 5)
        assert [[term.value for term in row] for row in answer.rows] == [["1"]]
        assert len(other.asked) == 1


@pytest.mark.parametrize("place", ["/query/", "query/", "//127.0.0.1:{port}/query/", "?moved=1"])
def test_where_a_server_leads_on_to_may_be_told_in_part(server: LittleServer, place: str):
    def fault(handler) -> bool:
        if handler.path in {"/query/", "/query?moved=1"}:
            return False
        return replying(308, Location=place.format(port=server.server_port))(handler)

    server.fault = fault
    assert len(ask_endpoint("SELECT (1 AS ?one) {}", server.url, 5)) == 1


@pytest.mark.parametrize(
    ("body", "media_type", "found"),
    [
        (XML, "application/sparql-results+xml", "nodeID___b1"),
        (XML, "text/xml; charset=utf-8", "nodeID___b1"),
        (b"\xef\xbb\xbf" + ROWS, "application/json", "a"),
        (ROWS.replace(b'"literal"', b'"typed-literal","datatype":"http://e.org/d"'), JSON, "a"),
        (ROWS.replace(b'"literal"', b'"bnode"').replace(b'"a"', b'"nodeID://b1"'), JSON, "nodeID___b1"),
        (b'?name\n"a"\n', "text/tab-separated-values", "a"),
    ],
)
def test_what_others_write_is_read(server: LittleServer, body: bytes, media_type: str, found: str):
    server.fault = replying(200, body, media_type)
    assert [term.value for (term,) in asked(server).rows] == [found]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b'\xef\xbb\xbf<urn:a> <urn:b> "x" .', "text/turtle"),
        (b'<urn:a> <urn:b> "x" .', "application/x-turtle;charset=UTF-8"),
        (
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:a">'
            b'<b xmlns="urn:" xml:lang=""><![CDATA[x]]></b></rdf:Description></rdf:RDF>',
            "application/rdf+xml",
        ),
    ],
)
def test_graphs_of_others_are_read_as_their_formats_say(server: LittleServer, body: bytes, media_type: str):
    server.fault = replying(200, body, media_type)
    assert [str(triple) for triple in asked(server).triples] == ['<urn:a> <urn:b> "x"']


@pytest.mark.parametrize(("rows", "boolean"), [(b"1", True), (b"0", False), (b"", False)])
def test_a_row_in_answer_to_ask_is_yes_or_no(server: LittleServer, rows: bytes, boolean: bool):
    rows = rows and b'{"__ASK_RETVAL":{"type":"literal","value":"%s"}}' % rows
    server.fault = replying(200, b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[%s]}}' % rows)
    assert asked(server).boolean is boolean


@pytest.mark.parametrize(("name", "value"), [("Virtuoso/07.20", "true"), ("Another/1", "1")])
def test_stored_truth_values_of_virtuoso_are_words_again(server: LittleServer, name: str, value: str):
    server.name, server.fault = name, replying(200, TRUTH)
    assert [term.value for (term,) in asked(server).rows] == [value]


@pytest.mark.parametrize(
    ("scheme", "known"),
    [
        ("Basic", ADA),
        ("Digest", ADA),
        ("Digest", Credentials("ada", "lamp", scheme="digest")),
        ("Bearer", TOKEN),
    ],
)
def test_who_asks_is_proved_as_the_server_wishes(server: LittleServer, scheme: str, known: Credentials):
    server.scheme = scheme
    target = target_at(server.url, Connection(known, 5))
    push(FIRST, target, 4)
    assert ask_endpoint(ASKED, Endpoint(server.url, "accepted", target.connection)).column("name") == names(FIRST)
    unproved = [place for place, proof in server.asked if proof is None]
    assert len(unproved) == {"Bearer": 0, "Basic": 1, "Digest": 3}[scheme], "the server asks once, or once a path"


@pytest.mark.parametrize(
    ("scheme", "known"), [("Basic", Credentials("ada", "dark")), ("Digest", Credentials("eve", "x"))]
)
def test_a_wrong_password_is_refused_at_once_and_not_shown(server: LittleServer, scheme: str, known: Credentials):
    server.scheme = scheme
    with pytest.raises(KgError, match="wants to know who asks") as caught:
        asked(server, known)
    assert len(server.asked) == 2
    assert known.password not in repr(caught.value) + repr(known)


def test_nobody_else_is_told_who_asks(server: LittleServer):
    with little_server() as other:
        server.fault = replying(307, Location=other.url)
        with pytest.raises(KgError, match="which is not followed"):
            asked(server, TOKEN)
        assert other.asked == []


@pytest.mark.parametrize(
    ("known", "is_sent"), [(ADA, False), (TOKEN, False), (Credentials("a", "b", in_clear=True), True)]
)
def test_a_secret_is_not_sent_where_others_can_read_it(known: Credentials, is_sent: bool):
    from kg.remote.authentication import Authentication

    who, request = Authentication(known), urllib.request.Request("http://example.org/query")
    if known.user:
        assert who.learn(request, ['Basic realm="x"'])
    if is_sent:
        assert (who.header(request) or "").startswith("Basic ")
    else:
        with pytest.raises(KgError, match="use https, or --clear-text"):
            who.header(request)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://ada:lamp@example.org/query", "^http://example.org/query: write no user into an address"),
        ("ftp://example.org/", "is no http address"),
        ("http:///query", "is no http address"),
    ],
)
def test_addresses_that_are_refused(address: str, message: str):
    with pytest.raises(KgError, match=message):
        check_address(address)


@pytest.mark.parametrize(
    ("text", "mode", "found"),
    [
        ("# of the server\nuser=ada\npassword = lamp=post\n", 0o600, Credentials("ada", "lamp=post")),
        ("token=beam\n", 0o400, TOKEN),
        ("user=ada\n", 0o644, "others can read this file"),
        ("name=ada\n", 0o600, ":1: this line is none of"),
    ],
)
def test_credentials_from_a_file(tmp_path: Path, text: str, mode: int, found: Credentials | str):
    file = tmp_path / "secret"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    if isinstance(found, Credentials):
        assert credentials(file) == found
    else:
        with pytest.raises(KgError, match=found):
            credentials(file)


def test_credentials_from_the_environment():
    said = {"KG_REMOTE_USER": "ada", "KG_REMOTE_PASSWORD": "lamp"}
    assert credentials(environment=said) == ADA
    assert credentials(environment={}) == Credentials()
    with pytest.raises(KgError, match="bearer needs a token"):
        credentials(None, "bearer", environment=said)


def test_what_passes_is_tried_again_and_waited_for(server: LittleServer):
    answers, waits = iter([503, 429]), list[float]()
    server.fault = lambda handler: replying(next(answers), Retry_After="7")(handler) if len(waits) < 2 else False
    target_at(server.url, Connection(seconds=5), patience=Patience(3, waits.append))
    assert waits == [7.0, 7.0]


def test_what_does_not_pass_is_not_tried_again(server: LittleServer):
    server.fault = replying(404)
    with pytest.raises(KgError, match="404 Not Found"):
        target_of(server, 5)
    assert len(server.asked) == 1


def loses_a_triple(handler) -> bool:
    if "/store" in handler.path:
        handler.body = b"".join(handler.body.splitlines(keepends=True)[1:])
    return False


def changes_a_triple(handler) -> bool:
    if "/store" in handler.path:
        handler.body = handler.body.replace(b"second 3", b"second 33")
    return False


def forgets_updates(handler) -> bool:
    if handler.body.startswith(b"update=DELETE"):
        handler.reply(204)
        return True
    return False


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (loses_a_triple, "has 8 triples, and was sent 9, in .*authored>: nothing is switched"),
        (changes_a_triple, 'lacks what it was sent, .*"second 3" . in .*: nothing is switched'),
        (forgets_updates, "was told to switch to .* and did not; .* still answers"),
    ],
)
def test_a_server_that_lies_is_found_out_and_the_old_version_answers(server: LittleServer, fault, message: str):
    push(FIRST, target_of(server))
    server.fault = fault
    with pytest.raises(KgError, match=message):
        push(SECOND, target_of(server))
    server.fault = lambda _: False
    seen = ask_endpoint(ASKED, Endpoint(server.url, "accepted")).column("name")
    assert seen == names(FIRST)


def test_a_server_that_does_not_say_which_it_is_needs_an_address_for_updates(server: LittleServer):
    server.name = "Lights/1"
    with pytest.raises(KgError, match="with --update URL"):
        target_of(server)
    update = server.url.replace("/query", "/update")
    push(FIRST, target_at(server.url, Connection(seconds=5), update))
    assert {place for place, _ in server.asked} == {"/query", "/update"}


def test_a_view_of_a_server_without_a_pointer_is_its_graph_or_is_told_of(server: LittleServer):
    view = Endpoint(server.url, "accepted")
    with pytest.raises(KgError, match="holds no view accepted: kg push puts it there"):
        ask_endpoint(ASKED, view)
    target_of(server).add(f"{GRAPH}view/accepted", FIRST.graphs[f"{GRAPH}view/accepted"])
    assert ask_endpoint(ASKED, view).column("name") == names(FIRST)


def test_our_prefixes_need_no_declaration_there(server: LittleServer):
    assert ask_endpoint("SELECT ?x { ?x a dg:Person ; rdfs:label ?y }", server.url).rows == []
