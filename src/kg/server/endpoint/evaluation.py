"""Evaluating a SPARQL query in a worker, its answer written to the line while it is computed (SPARQL 1.1 Protocol)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    serialize,
)

from kg.queries.csvtext import csv_text
from kg.rdf.formats import RdfSyntax
from kg.rdf.resultformats import ResultSyntax
from kg.rdf.xmlsafe import XmlStream, with_xml_names
from kg.server.site.data import Data
from kg.server.wire.counting import counter_for
from kg.server.wire.formats import GRAPH_TYPES, RESULT_TYPES
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.server.workers.sink import Sink, over
from kg.translation import Message, message

__all__ = ["answer_of", "sparql"]

_PLACE = re.compile(r"error at (\d+):(\d+): ")


def sparql(data: Data, arguments: dict[str, Any]) -> Reply:
    """Answer a query: `query`, `media_type`, `default_graphs` and `named_graphs` (None: those of the service)."""
    found = answer_of(data, arguments)
    media_type = arguments["media_type"]
    if isinstance(found, QueryTriples):
        return Reply(lambda sink: _write_triples(found, sink, GRAPH_TYPES[media_type], data), media_type)
    form = RESULT_TYPES[media_type]
    if isinstance(found, QueryBoolean) and form.rows_only:
        return Reply(b"true\n" if found else b"false\n", media_type)
    return Reply(lambda sink: _write_solutions(found, sink, form), media_type)


def answer_of(data: Data, arguments: dict[str, Any]) -> Any:
    """Return what pyoxigraph answers; a query that is no SPARQL, or cannot be answered, is a Problem."""
    dataset = _dataset(data, arguments)
    try:
        return data.store.query(arguments["query"], **dataset)
    except SyntaxError as error:
        fault = error
    except (ValueError, RuntimeError, OSError) as error:
        raise _unanswerable(error) from None
    if data.prefixes:  # The engine says what it expects, not that a prefix is missing, where a function is called.
        try:
            return data.store.query(arguments["query"], prefixes=dict(data.prefixes), **dataset)
        except SyntaxError as error:
            fault = error
    raise _malformed(fault)


def _dataset(data: Data, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the dataset of a query: the protocol's, else the query's own, else the service's (section 2.1.4)."""
    default, named = arguments.get("default_graphs"), arguments.get("named_graphs")
    if default is None and named is None:
        if arguments.get("names_graphs"):
            return {}
        return {} if data.default is None else {"default_graph": data.default}
    _refuse_unknown(data, [*(default or ()), *(named or ())])
    return {"default_graph": _graphs(default), "named_graphs": _graphs(named)}


def _graphs(names: Sequence[str] | None) -> list[NamedNode]:
    """Return the graphs once each: the default graph is the merge of those named, and a merge has no doubles."""
    try:
        return [NamedNode(name) for name in dict.fromkeys(names or ())]
    except ValueError as error:
        detail = message("a graph is named by an IRI: %(error)s", error=error)
        raise Problem(400, "malformed-parameters", "Malformed parameters", detail) from None


def _refuse_unknown(data: Data, names: list[str]) -> None:
    for name in names:
        if data.graphs is not None and name not in data.graphs:
            known = sorted(data.graphs)
            raise Problem(
                400,
                "unknown-graph",
                "Unknown graph",
                message("there is no graph %(name)s here", name=name),
                graphs=known,
            )


def _malformed(error: SyntaxError) -> Problem:
    place = _PLACE.match(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    expected = str(error)[place.end() :] if place else str(error)
    detail = _where(line, column, expected) if place else expected
    return Problem(400, "malformed-query", "Malformed query", detail, line=line, column=column)


def _where(line: int | None, column: int | None, expected: str) -> Message:
    where = message("the query cannot go on like this at line %(line)s, column %(column)s", line=line, column=column)
    if "Prefix not found" in expected:
        return message("%(where)s; a prefix is not declared, or a name is misspelt", where=where)
    return message("%(where)s: %(expected)s", where=where, expected=expected) if len(expected) < 120 else where


def _unanswerable(error: Exception) -> Problem:
    return Problem(400, "query-not-answerable", "The query cannot be answered", str(error))


def _write_solutions(found: QuerySolutions | QueryBoolean, stream: BinaryIO, form: ResultSyntax) -> None:
    if isinstance(stream, Sink) and isinstance(found, QuerySolutions):
        stream.count_rows(counter_for(form.name))
    if form.name == "csv" and isinstance(found, QuerySolutions) and len(found.variables) == 1:
        _guarded(lambda: _write_one_column(found, stream))
        return
    _guarded(lambda: _safely(stream, form.name == "xml", lambda out: found.serialize(out, form.engine)))


def _write_one_column(found: QuerySolutions, stream: BinaryIO) -> None:
    """Write a row whose only cell is empty as two quotation marks: many readers skip an empty line."""
    stream.write(csv_text([found.variables[0].value], []).encode().replace(b"\n", b"\r\n"))
    for solution in found:
        stream.write(csv_text([], [(solution[0],)], head=False).encode()[:-1] + b"\r\n")


def _write_triples(found: QueryTriples, stream: BinaryIO, form: RdfSyntax, data: Data) -> None:
    prefixes = dict(data.prefixes) if form.takes_prefixes else None
    limit = stream.most_rows if isinstance(stream, Sink) else 0
    is_xml = form.name == "rdfxml"
    counted = _counted(found, limit)
    triples = with_xml_names(counted) if is_xml else counted
    _guarded(lambda: _safely(stream, is_xml, lambda out: serialize(triples, out, form.engine, prefixes=prefixes)))


def _safely(stream: BinaryIO, is_xml: bool, write: Callable[[Any], Any]) -> None:
    """Write to a stream; XML is made safe on its way."""
    out = XmlStream(stream) if is_xml else stream
    write(out)
    if isinstance(out, XmlStream):
        out.close()


def _counted(found: QueryTriples, limit: int) -> Iterator[Any]:
    for number, triple in enumerate(found, 1):
        if limit and number > limit:
            raise over("rows", message("the answer has more than %(limit)s triples", limit=limit), limit)
        yield triple


def _guarded(write: Any) -> None:
    try:
        write()
    except (RuntimeError, ValueError) as error:
        raise _unanswerable(error) from None
    except OSError as error:
        if error.errno is not None or isinstance(error, ConnectionError):
            raise
        raise _unanswerable(error) from None  # what the format cannot say: the engine has no other error for it
