"""kg export: the graph, a view, layers, or one thing, in any RDF format; as tables, a workbook, a network or a map."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.common import add_output, open_graph, replace_file, wanted_format, write_output
from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    from kg.export import FORMATS

    parser.add_argument("--layer", action="append", default=[], metavar="NAME", help="only this layer; repeatable")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    parser.add_argument("--entity", metavar="ENTITY", help="one thing with what belongs to it")
    parser.add_argument("--profile", metavar="NAME", help="in the vocabulary of others: cidoc-crm, nanopublications …")
    parser.add_argument(
        "--frame", action="store_true", help="with --entity: the frame that makes one tree of its JSON-LD"
    )
    parser.add_argument(
        "--tables",
        metavar="DIR",
        type=Path,
        help="write tables as CSV into a folder, with what describes them",
    )
    parser.add_argument("--bom", action="store_true", help="begin each CSV with a byte order mark (older spreadsheets)")
    add_output(parser, FORMATS, "turtle")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the graph."""
    if args.tables is not None:
        return _write_tables(args)
    if args.bom:
        raise KgError("--bom is for the files of --tables DIR")
    if args.profile is not None:
        return _write_profile(args)
    if args.frame:
        return _write_frame(args)
    format_name = wanted_format(args)
    graph = open_graph(args.view)
    write_output(args, graph.export(format_name, layers=tuple(args.layer), entity=args.entity))
    return 0


def _write_profile(args: argparse.Namespace) -> int:
    if args.layer or args.frame:
        raise KgError("--profile writes a view, or one thing of it: it goes with --view, --entity, -f and -o alone")
    graph = open_graph(args.view)
    write_output(args, graph.profile(args.profile, wanted_format(args), args.entity))
    return 0


def _write_frame(args: argparse.Namespace) -> int:
    if not args.entity or args.layer or args.format not in {None, "jsonld"}:
        raise KgError("--frame goes with --entity, and is JSON-LD: kg export --entity NAME --frame")
    write_output(args, open_graph(args.view).frame(args.entity))
    return 0


def _write_tables(args: argparse.Namespace) -> int:
    if args.output or args.format or args.layer or args.entity:
        raise KgError("--tables writes a folder of the whole view: it goes with --view and --bom alone")
    folder: Path = args.tables
    files = open_graph(args.view).tables(args.bom)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            replace_file(folder / name, content)
    except OSError as error:
        raise KgError(f"{error.filename or folder} cannot be written: {error.strerror}") from None
    print(f"{len(files)} files in {folder}", file=sys.stderr)
    return 0
