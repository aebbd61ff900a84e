"""Asking a SPARQL 1.1 server: whole answers or none, dialects allowed for, a view by the pointer of `kg push`.

A server that stops half way, leaves rows out, answers something else or nothing is told as such; none of that is ever
an empty answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pyoxigraph import Literal, QueryResultsFormat, parse_query_results

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.queries.engines import answer_of
from kg.rdf.formats import RDF_FORMATS, media_types
from kg.rdf.graph import Term
from kg.rdf.namespaces import GRAPH, PREFIXES, XSD
from kg.remote import pointer
from kg.remote.connection import Connection, RemoteError, Reply
from kg.remote.dialects import ASKED, dialect_of, left_out
from kg.sparql.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Endpoint", "ask_endpoint", "posted_by", "posted_once", "read_pointer"]

_ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9"
_MOST_REDIRECTS = 5
_MOST_CHANGES = 3
# A label of a blank node in JSON or in XML, and what stands before it.
_LABEL = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*"|<bnode>)([^"\\<]*)')


@dataclass(frozen=True)
class Endpoint:
    """A server that is asked: where, by whom, and which view of a graph that was pushed there, if any."""

    url: str
    view: str | None = None
    connection: Connection = field(default_factory=Connection)


def ask_endpoint(text: str, endpoint: str | Endpoint, timeout: float | None = None) -> Answer:
    """Answer a query at a server, or at an address that may be taken `timeout` seconds; our prefixes go without saying.

    With a view the query is put to the graph that holds it now, and layers can be named in GRAPH. When a push puts
    another build in its place meanwhile, the query is put again. Without credentials it may lead on elsewhere.
    """
    text = _with_prefixes(text)
    if isinstance(endpoint, str):
        endpoint = Endpoint(endpoint, connection=Connection(seconds=timeout))
    if endpoint.view is None:
        return _led(text, endpoint)
    for _ in range(_MOST_CHANGES):
        places = read_pointer(endpoint.url, endpoint.connection)
        answer = _in_view(text, endpoint, endpoint.view, places)
        if not places or read_pointer(endpoint.url, endpoint.connection) == places:
            return answer
    raise KgError(f"{endpoint.url} is given new builds faster than it answers; try again")


def posted_once(text: str, url: str, timeout: float | None = None) -> Answer:
    """Answer a query at an endpoint that must not lead on elsewhere."""
    return posted_by(text, url, Connection(seconds=timeout))


def read_pointer(url: str, connection: Connection) -> dict[str, str]:
    """Return which graph holds what a lasting name stands for; empty on a server to which nothing was pushed."""
    rows = posted_by(pointer.current_query(), url, connection)
    found: dict[str, str] = {}
    for row in rows:
        if row["p"] != pointer.VERSION:
            continue
        if found.setdefault(str(row["s"]), str(row["o"])) != str(row["o"]):
            raise KgError(f"{url}: two builds are current in <{GRAPH}current>; push anew")
    return found


def _in_view(text: str, endpoint: Endpoint, view: str, places: Mapping[str, str]) -> Answer:
    lasting = pointer.lasting_name(f"view/{view.replace(':', '-')}")
    name = places.get(lasting)
    if name is None and places:
        views = sorted(each.removeprefix(f"{GRAPH}view/") for each in places if each.startswith(f"{GRAPH}view/"))
        raise KgError(f"{endpoint.url} holds no view {view}; there are: {', '.join(views)}")
    if name is None and not _is_there(lasting, endpoint):
        raise KgError(f"{endpoint.url} holds no view {view}: kg push puts it there")
    asks_layers = any(token.keyword == "GRAPH" for token in tokenize(text))
    named = [("named-graph-uri", place) for place in sorted(set(places.values())) if asks_layers]
    dataset = [("default-graph-uri", name or lasting), *named]
    return posted_by(_moved(text, places), endpoint.url, endpoint.connection, dataset)


def _is_there(graph: str, endpoint: Endpoint) -> bool:
    rows = posted_by(f"SELECT ?s WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1", endpoint.url, endpoint.connection)
    return len(rows) > 0


def _moved(text: str, places: Mapping[str, str]) -> str:
    """Return the query with the names of layers and views replaced by those of the graphs that hold them now."""
    own = {f"<{lasting}>": name for lasting, name in places.items()}
    own |= {f"graph:{lasting.removeprefix(GRAPH)}": name for lasting, name in places.items() if GRAPH in lasting}
    tokens = tokenize(text)
    return "".join(f"<{own[each.text]}>" if each.text in own and _is_name(each) else each.text for each in tokens)


def _is_name(token: Token) -> bool:
    return token.kind in {"iri", "name"}


def _with_prefixes(text: str) -> str:
    """Return the query with the declarations of ours that it uses and lacks, on its first line."""
    solid = [token for token in tokenize(text) if token.kind != "space"]
    pairs = zip([None, *solid], solid, strict=False)
    declared = {token.prefix for before, token in pairs if before is not None and before.keyword == "PREFIX"}
    used = {token.prefix for token in solid if token.prefix is not None} - declared
    return "".join(f"PREFIX {each}: <{PREFIXES[each]}> " for each in sorted(used & set(PREFIXES))) + text


def _led(text: str, endpoint: Endpoint) -> Answer:
    """Ask where the server leads on to; credentials are for nobody else, so with them nothing is followed."""
    url, may_lead = endpoint.url, not (endpoint.connection.credentials.user or endpoint.connection.credentials.token)
    for _ in range(_MOST_REDIRECTS):
        try:
            return posted_by(text, url, endpoint.connection)
        except RemoteError as error:
            if not may_lead or not error.place:
                raise
            url = urljoin(url, error.place)
    raise KgError(f"{url}: the endpoint leads on more than {_MOST_REDIRECTS} times")


def posted_by(text: str, url: str, connection: Connection, dataset: Sequence[tuple[str, str]] = ()) -> Answer:
    """Answer a query at an address; nothing is followed.

    `dataset` has the fields default-graph-uri and named-graph-uri (SPARQL 1.1 Protocol, section 2.1.4).
    """
    fields = [("query", text), *dataset]
    reply = connection.form(url, fields, _ACCEPTED)
    answer = _parsed(reply, url)
    if why := left_out(reply.headers, answer.rows):
        raise KgError(f"{url} gives no whole answer: {why}")
    return answer


def _parsed(reply: Reply, url: str) -> Answer:
    try:
        if results := QueryResultsFormat.from_media_type(reply.media_type):
            return _as_standard(answer_of(parse_query_results(_with_plain_labels(reply.body), format=results)), reply)
        if rdf := media_types(RDF_FORMATS.values()).get(reply.media_type):
            return Answer(triples=[quad.triple for quad in rdf.read(reply.body, url)])
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{url}: the endpoint's answer cannot be read to its end: {error}") from None
    raise KgError(f"{url}: the endpoint answered {reply.media_type or 'nothing'}, which is no SPARQL result")


def _as_standard(answer: Answer, reply: Reply) -> Answer:
    """Return an answer as SPARQL 1.1 has it: yes or no, where a server gives a row or none; truth values as words."""
    if answer.variables == (ASKED,):
        return Answer(boolean=any(row[0] is not None and row[0].value == "1" for row in answer.rows))
    if dialect_of(reply.headers.get("Server")).truth_as_number:
        answer.rows = [tuple(map(_in_words, row)) for row in answer.rows]
    return answer


def _in_words(term: Term | None) -> Term | None:
    if not isinstance(term, Literal) or term.datatype != XSD.boolean:
        return term
    return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=XSD.boolean)


def _with_plain_labels(body: bytes) -> bytes:
    """Return results with labels of blank nodes that can be read: some servers write `nodeID://b10`."""
    return _LABEL.sub(lambda m: m[1] + re.sub(rb"[^A-Za-z0-9]", b"_", m[2]), body)
