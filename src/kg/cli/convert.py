"""kg convert: any RDF file to any other format."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.common import add_output, read_bytes, wanted_format, write_output
from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    from kg.rdf.formats import RDF_FORMATS

    parser.add_argument("input", metavar="IN", help="an RDF file, or - for standard input")
    parser.add_argument("--from", dest="source", metavar="FORMAT", help="its format, when the extension does not tell")
    parser.add_argument("--base", metavar="IRI", help="what relative IRIs are resolved against (default: the file)")
    add_output(parser, tuple(RDF_FORMATS), "turtle")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Convert the file."""
    from kg.export import convert
    from kg.rdf.formats import RDF_FORMATS, rdf_format

    target = rdf_format(wanted_format(args))
    if args.input == "-" and args.source is None:
        raise KgError(f"standard input has no name to tell its format: say it with --from ({', '.join(RDF_FORMATS)})")
    source = rdf_format(args.source, None if args.input == "-" else Path(args.input))
    place = "<stdin>" if args.input == "-" else args.input
    write_output(args, convert(read_bytes(args.input), source, target, place, args.base))
    return 0
