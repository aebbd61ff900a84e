"""kg reason: the OWL 2 RL closure of any RDF files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.common import add_output, read_bytes, wanted_format, write_output

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("data", nargs="+", metavar="DATA", help="RDF files, or - for Turtle on standard input")
    parser.add_argument(
        "--reasoner", choices=("compiled", "owlrl"), default="compiled", help="what computes the closure"
    )
    parser.add_argument("--only-new", action="store_true", help="leave out what was given")
    parser.add_argument("--axiomatic", action="store_true", help="with axiomatic and reflexive triples")
    add_output(parser, ("turtle", "ntriples", "rdfxml", "jsonld"), "turtle")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the closure; exit code 1 when the data are inconsistent."""
    from kg.export import parse_rdf, write_graph
    from kg.project import context_at_hand
    from kg.rdf.formats import rdf_format
    from kg.reasoning import close

    format_name = wanted_format(args)
    given = []
    for name in args.data:
        source = rdf_format("turtle") if name == "-" else rdf_format(None, Path(name))
        given += [quad.triple for quad in parse_rdf(read_bytes(name), source, name)]
    closure = close(given, axiomatic=args.axiomatic, reasoner=args.reasoner)
    for sentence in closure.inconsistencies:
        print(f"kg reason: inconsistent: {sentence}", file=sys.stderr)
    triples = closure.inferred if args.only_new else [*given, *closure.inferred]
    write_output(args, write_graph(triples, format_name, context_at_hand()))
    return 1 if closure.inconsistencies else 0
