"""The engines that answer: embedded Oxigraph, rdflib as the second opinion, or a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    parse_query_results,
)

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.rdf.namespaces import PREFIXES
from kg.sparql.complexity import QueryLimits

__all__ = ["ask_endpoint", "ask_oxigraph", "ask_rdflib", "posted_once"]


def ask_oxigraph(text: str, store: Store, view: NamedNode, limits: QueryLimits | None = None) -> Answer:
    """Answer a query from one graph of a store, taken as the default graph; layers can be named in GRAPH.

    Our prefixes need not be declared.
    """
    _refuse_what_leaves_the_graph(text, limits or QueryLimits())
    try:
        found = store.query(text, default_graph=view, prefixes=PREFIXES)
        return _answer(found)
    except SyntaxError as error:
        raise KgError(f"the query is malformed: {_fault(error)}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"the query cannot be answered: {error}") from None


def _fault(error: SyntaxError) -> str:
    """Return where a query is wrong, without the parser's list of every character that could stand there."""
    place, _, expected = str(error).partition(": expected one of ")
    if not expected:
        return str(error)
    return f"{place} (line:column): the query cannot go on like this, or end here; is a prefix undeclared?"


def _answer(found: Any) -> Answer:
    if isinstance(found, QueryBoolean):
        return Answer(boolean=bool(found))
    if isinstance(found, QueryTriples):
        return Answer(triples=sorted(set(found), key=str))
    if not isinstance(found, QuerySolutions):
        raise KgError("the endpoint answered something that is no SPARQL result")
    variables = tuple(variable.value for variable in found.variables)
    return Answer(variables, [tuple(solution) for solution in found])


def _refuse_what_leaves_the_graph(text: str, limits: QueryLimits) -> None:
    from kg.sparql.complexity import first_excess
    from kg.sparql.lexer import readings

    found = readings(text)
    if excess := first_excess(text, found, limits):
        raise KgError(f"{excess}: --max-size and --max-depth allow more, at your own risk")
    if any(reading.may_call_service for reading in found):
        raise KgError("SERVICE is not allowed: a query reads the graph and nothing else")
    if any(reading.may_hide_service for reading in found):
        raise KgError(
            "after `<` it cannot be told less-than from an IRI, and SERVICE may hide there:"
            " write a space after less-than, an IRI with its scheme"
        )
    if any(reading.names_graphs for reading in found):
        raise KgError("FROM is not allowed: name the view with --view, and layers with GRAPH")


def ask_rdflib(text: str, triples: list[Triple] | set[Triple], limits: QueryLimits | None = None) -> Answer:
    """Answer a query with rdflib from a set of triples; nothing is fetched."""
    import rdflib
    from rdflib.plugins import sparql

    from kg.rdf.interchange import from_rdflib, term_from_rdflib, to_rdflib

    _refuse_what_leaves_the_graph(text, limits or QueryLimits())
    sparql.SPARQL_LOAD_GRAPHS = False
    try:
        found = to_rdflib(triples).query(text)
        if found.type == "ASK":
            return Answer(boolean=found.askAnswer)
        if found.type != "SELECT":
            return Answer(triples=sorted(set(from_rdflib(found.graph or rdflib.Graph())), key=str))
        bindings: Any = found
        rows = [tuple(None if term is None else term_from_rdflib(term) for term in row) for row in bindings]
        return Answer(tuple(str(variable) for variable in found.vars or ()), rows)
    except Exception as error:
        raise KgError(f"rdflib cannot answer the query: {error}") from None


def ask_endpoint(text: str, url: str, timeout: float | None = None) -> Answer:
    """Answer a query at a SPARQL 1.1 endpoint (SPARQL Protocol, POST, results as JSON); it may lead on elsewhere."""
    from http.client import HTTPException

    for _ in range(_MOST_REDIRECTS):
        if not url.startswith(("http://", "https://")):
            raise KgError(f"{url} is no http address")
        try:
            place, body, media_type = _posted(text, url, timeout)
        except (TimeoutError, OSError, HTTPException) as error:
            raise KgError(f"{url} does not answer: {_detail(error)}") from None
        if place is None:
            return _parse(body, media_type)
        url = place
    raise KgError(f"{url}: the endpoint leads on more than {_MOST_REDIRECTS} times")


def posted_once(text: str, url: str, timeout: float | None = None) -> Answer:
    """Answer a query at an endpoint that must not lead on elsewhere."""
    place, body, media_type = _posted(text, url, timeout)
    if place is not None:
        raise KgError(f"{url} leads on to {place}, which is not followed")
    return _parse(body, media_type)


_MOST_REDIRECTS = 5


def _posted(text: str, url: str, timeout: float | None) -> tuple[str | None, bytes, str]:
    """Return where a query is sent on to, or the answer and its media type. A query is sent on as it is."""
    from urllib.error import HTTPError
    from urllib.parse import urljoin
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class _Unled(HTTPRedirectHandler):
        def redirect_request(self, *_: Any, **__: Any) -> None:
            return None

    headers = {
        "Content-Type": "application/sparql-query",
        "Accept": "application/sparql-results+json, application/n-triples;q=0.9",
    }
    request = Request(url, data=text.encode(), headers=headers)  # noqa: S310
    try:
        with build_opener(_Unled).open(request, timeout=timeout) as response:
            return None, response.read(), response.headers.get_content_type()
    except HTTPError as error:
        if error.code in {301, 302, 307, 308} and (place := error.headers.get("Location")):
            return urljoin(url, place), b"", ""
        raise


def _detail(error: Exception) -> str:
    body = error.read().decode("utf-8", "replace")[:500] if hasattr(error, "read") else ""
    return " ".join(f"{error} {body}".split())


def _parse(body: bytes, media_type: str) -> Answer:
    from pyoxigraph import RdfFormat, parse

    try:
        if results := QueryResultsFormat.from_media_type(media_type):
            return _answer(parse_query_results(_with_plain_labels(body), format=results))
        if rdf := RdfFormat.from_media_type(media_type):
            return Answer(triples=[quad.triple for quad in parse(body, format=rdf)])
    except (SyntaxError, ValueError) as error:
        raise KgError(f"the endpoint's answer cannot be read to its end: {error}") from None
    raise KgError(f"the endpoint answered {media_type}, which is no SPARQL result")


def _with_plain_labels(body: bytes) -> bytes:
    """Return results in JSON with labels of blank nodes that can be read: some servers write `nodeID://b10`."""
    label = re.compile(rb'"type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*"([^"\\]*)"')
    return label.sub(lambda m: b'"type":"bnode","value":"%s"' % re.sub(rb"[^A-Za-z0-9]", b"_", m[1]), body)
