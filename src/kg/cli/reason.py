"""kg reason: the OWL 2 RL closure of any RDF files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import add_output, read_bytes, wanted_format, write_output

if TYPE_CHECKING:
    from pyoxigraph import Triple

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
    from kg.export import write_graph
    from kg.project import context_at_hand
    from kg.rdf.merging import merged
    from kg.reasoning import close

    format_name = wanted_format(args)
    given = merged(_triples(name) for name in dict.fromkeys(args.data))
    closure = close(given, axiomatic=args.axiomatic, reasoner=args.reasoner)
    for sentence in closure.inconsistencies:
        print(f"kg reason: inconsistent: {sentence}", file=sys.stderr)
    triples = closure.inferred if args.only_new else [*given, *closure.inferred]
    write_output(args, write_graph(triples, format_name, context_at_hand()))
    return 1 if closure.inconsistencies else 0


def _triples(name: str) -> list[Triple]:
    from kg.export import parse_rdf
    from kg.rdf.formats import rdf_format

    source = rdf_format("turtle") if name == "-" else rdf_format(None, Path(name))
    return [quad.triple for quad in parse_rdf(read_bytes(name), source, name)]
