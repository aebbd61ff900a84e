"""kg export: the graph, a view, layers, or one thing, in any RDF format or as CSV."""

from __future__ import annotations

import argparse

from kg.cli.common import add_output, open_graph, wanted_format, write_output

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    from kg.export import FORMATS

    parser.add_argument("--layer", action="append", default=[], metavar="NAME", help="only this layer; repeatable")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    parser.add_argument("--entity", metavar="ENTITY", help="one thing with what belongs to it")
    add_output(parser, FORMATS, "turtle")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the graph."""
    format_name = wanted_format(args)
    graph = open_graph(args.view)
    write_output(args, graph.export(format_name, layers=tuple(args.layer), entity=args.entity))
    return 0
