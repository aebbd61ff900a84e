"""kg query: a canned query by name, a query file, or a query on standard input."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import (
    CITATIONS,
    add_output,
    add_style,
    check_limits,
    limited,
    open_graph,
    read_bytes,
    wanted_format,
    write_output,
)
from kg.cli.remote import add_credentials, connection_of, tell_differences
from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from kg.project import Project
    from kg.queries import Endpoint, Query

__all__ = ["configure"]

_MOST_NEAR = 5
_LIMITS = ("timeout", "max_size", "max_depth", "max_memory")
_ANNOTATIONS = ("turtle", "jsonld", "ntriples")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    from kg.queries.formats import FORMATS
    from kg.rdf.resultformats import FILE_FORMATS

    parser.add_argument("query", metavar="NAME|FILE.rq|-", help="a canned query (kg queries lists them), a file, or - ")
    parser.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="fill a parameter; repeatable",
    )
    parser.add_argument("--view", help="accepted (default), asserted, claims or without:<section>")
    parser.add_argument("--engine", default="oxigraph", choices=("oxigraph", "rdflib"))
    parser.add_argument("--endpoint", metavar="URL", help="ask a SPARQL 1.1 endpoint instead of the built graph")
    add_credentials(parser)
    parser.add_argument(
        "--allow-service",
        action="append",
        default=[],
        metavar="URL",
        help="let SERVICE call this address (network); repeatable",
    )
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="stop the query after this time")
    parser.add_argument("--max-size", type=int, default=1 << 20, metavar="BYTES", help="of a query (default: 1 MiB)")
    parser.add_argument("--max-depth", type=int, default=100, metavar="N", help="brackets within each other (100)")
    parser.add_argument("--max-memory", type=int, default=4096, metavar="MIB", help="of a query of yours (4096)")
    parser.add_argument("--evidence", action="store_true", help="add to each row the passages that say so")
    parser.add_argument("-v", "--verbose", action="store_true", help="show the IRI columns in tables, too")
    add_style(parser)
    add_output(parser, (*FORMATS, *CITATIONS, *FILE_FORMATS), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer the query."""
    from kg.queries import serialise
    from kg.rdf.resultformats import FILE_FORMATS
    from kg.sparql.complexity import QueryLimits

    format_name = wanted_format(args)
    if args.allow_service and (args.endpoint or args.evidence):
        raise KgError("--allow-service goes with neither --endpoint nor --evidence")
    parameters = _parameters(args.parameter)
    check_limits({f"--{name.replace('_', '-')}": getattr(args, name) for name in _LIMITS})
    graph = open_graph("accepted" if args.endpoint or args.view is None else args.view)
    endpoint = _endpoint(args)
    query = _find(args.query)

    def work() -> str | bytes:
        answer = graph.ask(
            query,
            parameters,
            engine=args.engine,
            evidence=args.evidence or format_name in CITATIONS,
            endpoint=endpoint,
            timeout=args.timeout,
            limits=QueryLimits(args.max_size, args.max_depth),
            services=args.allow_service,
        )
        if endpoint is not None:
            tell_differences(endpoint.connection)
        if format_name in CITATIONS:
            return graph.cite_rows(answer, format_name, args.style)
        if answer.evidence is not None and answer.triples is None and format_name in _ANNOTATIONS:
            return graph.annotations(answer, format_name)
        if format_name in FILE_FORMATS:
            return graph.answer_file(answer, format_name, query.summary or query.name)
        return serialise(answer if args.verbose or format_name != "table" else answer.without_nodes(), format_name)

    is_ours = args.query != "-" and not args.query.endswith(".rq")
    write_output(args, limited(work, args.timeout, None if is_ours or args.endpoint else args.max_memory))
    return 0


def _endpoint(args: argparse.Namespace) -> Endpoint | None:
    """Return the server that is to be asked, if any; credentials are for a server."""
    from kg.queries import Endpoint

    if not args.endpoint:
        if args.auth or args.credentials or args.clear_text:
            raise KgError("--auth, --credentials and --clear-text go with --endpoint URL")
        return None
    return Endpoint(args.endpoint, args.view, connection_of(args, args.timeout))


def _parameters(texts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in map(_pair, texts):
        if found.setdefault(name, value) != value:
            raise KgError(f"the parameter {name} is given twice, as {found[name]} and as {value}: ask once for each")
    return found


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise KgError(f"-p {text}: write NAME=VALUE")
    return name, value


def _find(name: str) -> Query:
    from kg import project
    from kg.queries import Query, read_query

    if name == "-":
        return Query("query", _text(read_bytes("-"), "standard input"), Path("<stdin>"))
    if not name.endswith(".rq"):
        return _canned(project.find(), name)
    path = Path(name)
    if not path.is_file():
        raise KgError(f"{name}: there is no such file")
    text = _text(read_bytes(name), name)
    return read_query(path) if "#+" in text else Query(path.stem, text, path)


def _text(content: bytes, place: str) -> str:
    """Return the text of a query; a byte order mark is no part of it."""
    from kg.rdf.reading import decoded

    try:
        return decoded(content).decode("utf-8")
    except UnicodeDecodeError as error:
        raise KgError(f"{place} is no text in UTF-8 (byte {error.start}): save it as UTF-8") from None
    except ValueError as error:
        raise KgError(f"{place}: {error}") from None


def _canned(project: Project, name: str) -> Query:
    """Return a canned query; plain words are no name, so those questions are listed that come near them."""
    from kg.cli.finding import find_questions, listed
    from kg.queries import find_query

    try:
        return find_query(project.queries, name)
    except NotFoundError as error:
        if " " not in name.strip():
            raise
        near = find_questions(project, name.split())[:_MOST_NEAR]
        raise NotFoundError(str(error).partition("\n")[0], listed(near)) from None
