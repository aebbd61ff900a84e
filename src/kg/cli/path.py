"""kg path: how two things are connected."""

from __future__ import annotations

import argparse
import json
import sys

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.errors import KgError
from kg.languages import MAIN, TAGS

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "start",
        metavar="A",
        help="a person, a body, a place …: an IRI, a prefixed name, a slug, or a name",
    )
    parser.add_argument("end", metavar="B", help="another one")
    parser.add_argument(
        "--max", type=int, metavar="N", help="the first N chains, longer ones too (default: the shortest)"
    )
    parser.add_argument("--bodies", action="store_true", help="also step between people with posts at one body")
    parser.add_argument(
        "--language", default=MAIN, choices=TAGS, help=f"of the sentences: {', '.join(TAGS)} (default: {MAIN})"
    )
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    add_output(parser, ("text", "json"), "text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print how the two are connected; that nothing connects them is said, and is no error."""
    from kg.connections import connection_as_dict, connection_as_text
    from kg.domain import BETWEEN
    from kg.layout import terminal_width
    from kg.rdf.namespaces import RDF

    if args.max is not None and args.max < 1:
        raise KgError("--max is at least 1")
    format_name = wanted_format(args)
    graph = open_graph(args.view)
    found = graph.path(args.start, args.end, limit=args.max, bodies=args.bodies, language=args.language)
    label = graph.names.label
    if format_name == "json":
        told = connection_as_dict(found, graph.graph, label, graph.texts)
        write_output(args, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return 0
    start, end = map(label, found.pair)
    if found.is_by_facts and all(BETWEEN in graph.graph.nodes(node, RDF.type) for node in found.pair):
        print(f"No told tie connects {start} and {end}{_instead(bool(found.chains), args.bodies)}", file=sys.stderr)
    write_output(args, connection_as_text(found, label, terminal_width()) or f"Nothing connects {start} and {end}.\n")
    return 0


def _instead(is_told: bool, bodies: bool) -> str:
    facts = "; these are facts that name both of each step." if is_told else "."
    return facts + ("" if bodies else " With --bodies, posts at one body count, too.")
