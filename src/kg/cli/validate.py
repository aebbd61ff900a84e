"""kg validate: the project's data, some files against our shapes, or any files against any shapes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import add_output, read_bytes, wanted_format, write_output
from kg.errors import KgError

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["configure"]

_WEIGHTS = ("violation", "warning", "info", "none")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("data", nargs="*", metavar="DATA", help="RDF files (default: the project's data)")
    parser.add_argument(
        "-s",
        "--shapes",
        action="append",
        default=[],
        metavar="SHAPES",
        help="use these shapes, and nothing of ours",
    )
    parser.add_argument("--fail-on", choices=_WEIGHTS, default="violation", help="the least that makes exit code 1")
    parser.add_argument("--engine", choices=("compiled", "pyshacl"), default="compiled", help="what validates")
    add_output(parser, ("human", "table", "json", "turtle", "jsonld"), "human")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Validate; exit code 1 when something weighs as much as --fail-on or more."""
    from kg import project
    from kg.build import project_report, report_on
    from kg.rdf.graph import Graph
    from kg.rdf.merging import apart
    from kg.validation import Severity, validate
    from kg.validation.text import FORMATS, locate

    format_name = wanted_format(args)
    if args.shapes and not args.data:
        raise KgError("name the data to validate against these shapes")
    if [*args.data, *args.shapes].count("-") > 1:
        raise KgError("standard input can be read once: name a file for the data or for the shapes")
    # Whose shapes and data are given needs no project.
    where = project.find_or_none() if args.shapes else project.find()
    notices: list[str] = []
    data = _triples(args.data, notices)
    if where is None or args.shapes:
        shapes = _triples(args.shapes, notices)
        if not set(args.data) & set(args.shapes):
            shapes = apart(data, shapes)
        report = validate(data, Graph(shapes), args.engine, strict=False)
    else:
        report = report_on(where, data, args.engine) if args.data else project_report(where, args.engine)
    for notice in dict.fromkeys([*notices, *report.notices]):
        print(f"kg validate: note: {notice}", file=sys.stderr)
    files = [Path(name) for name in args.data] or (where.data_files() if where else [])
    write_output(args, FORMATS[format_name](report, locate(report, files, where)))
    threshold = None if args.fail_on == "none" else Severity[args.fail_on.upper()]
    return 0 if report.conforms(threshold) else 1


def _triples(names: list[str], notices: list[str]) -> list[Triple]:
    """Return the triples of files and of what they import; what could not be followed is added to the notices."""
    from kg.export import read_with_imports

    triples, unfollowed = read_with_imports(names, read_bytes)
    notices += unfollowed
    if names and not triples:
        notices.append(f"{', '.join(names)}: there is no triple in it")
    return triples
