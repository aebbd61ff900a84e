"""kg show: the card of one thing, or footnotes on it."""

from __future__ import annotations

import argparse
import json

from kg.cli.common import CITATIONS, add_output, add_style, open_graph, wanted_format, write_output

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("entity", metavar="ENTITY", help="an IRI, a prefixed name, a slug, or a name in any language")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    add_style(parser)
    add_output(parser, ("text", "json", "turtle", *CITATIONS), "text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the thing."""
    from kg.cards.text import card_as_text
    from kg.layout import terminal_width

    format_name = wanted_format(args)
    graph = open_graph(args.view)
    if format_name == "turtle":
        write_output(args, graph.export("turtle", entity=args.entity))
        return 0
    if format_name in CITATIONS:
        write_output(args, graph.cite(args.entity, format_name, args.style))
        return 0
    card = graph.show(args.entity)
    as_json = json.dumps(card.as_dict(), ensure_ascii=False, indent=2) + "\n" if format_name == "json" else ""
    write_output(args, as_json or card_as_text(card, terminal_width()))
    return 0
