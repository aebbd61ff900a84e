"""kg show: the card of one thing, or footnotes on it."""

from __future__ import annotations

import argparse
import json

from kg.cli.common import CITATIONS, add_output, add_style, open_graph, wanted_format, write_output
from kg.languages import MAIN, TAGS

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("entity", metavar="ENTITY", help="an IRI, a prefixed name, a slug, or a name in any language")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    parser.add_argument(
        "--language",
        default=MAIN,
        choices=TAGS,
        help=f"of the account in sentences: {', '.join(TAGS)} (default: {MAIN})",
    )
    add_style(parser)
    add_output(parser, ("text", "json", "turtle", *CITATIONS), "text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the thing."""
    from kg.accounts.text import account_as_dict
    from kg.cards.text import card_as_text
    from kg.layout import terminal_width

    format_name = wanted_format(args)
    graph = open_graph(args.view, or_last=True)
    if format_name == "turtle":
        write_output(args, graph.export("turtle", entity=args.entity))
        return 0
    if format_name in CITATIONS:
        write_output(args, graph.cite(args.entity, format_name, args.style))
        return 0
    card = graph.show(args.entity)
    account = card.account(graph.accounts, args.language)
    if format_name == "json":
        told = {**card.as_dict(), "account": account_as_dict(account)}
        write_output(args, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        write_output(args, card_as_text(card, terminal_width(), account))
    return 0
