"""kg path: how two people are connected."""

from __future__ import annotations

import argparse
import json

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "start",
        metavar="A",
        help="a thing that ties join, such as a person: an IRI, a prefixed name, a slug, or a name",
    )
    parser.add_argument("end", metavar="B", help="another one")
    parser.add_argument(
        "--max", type=int, metavar="N", help="the first N chains, longer ones too (default: the shortest)"
    )
    parser.add_argument("--bodies", action="store_true", help="also step between people with posts at one body")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    add_output(parser, ("text", "json"), "text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the chains; that nothing connects the two is said, and is no error."""
    from kg.connections import chains_as_dict, chains_as_text, chains_between, ties_of
    from kg.layout import terminal_width
    from kg.settings import current

    if args.max is not None and args.max < 1:
        raise KgError("--max is at least 1")
    format_name = wanted_format(args)
    graph = open_graph(args.view)
    between = current().ties.between
    if not between:
        raise KgError("nothing is said of ties: name under [ties] of project.toml whom they join, and by what")
    start, end = (graph.resolve(name, between) for name in (args.start, args.end))
    if start == end:
        raise KgError(f"{args.start} and {args.end} are one and the same")
    chains = chains_between(ties_of(graph.graph, args.bodies), start, end, args.max)
    label = graph.names.label
    if format_name == "json":
        found = chains_as_dict(chains, graph.graph, label, graph.texts)
        write_output(args, json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        text = chains_as_text(chains, graph.graph, label, graph.texts, terminal_width())
        write_output(args, text or f"No told tie connects {label(start)} and {label(end)}.{_hint(args.bodies)}\n")
    return 0


def _hint(bodies: bool) -> str:
    return "" if bodies else " With --bodies, posts at one body count, too."
