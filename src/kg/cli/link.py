"""kg link: what is matched with Wikidata, and what both sides say."""

from __future__ import annotations

import argparse
from importlib import import_module

__all__ = ["ACTIONS", "configure"]

ACTIONS = {
    "status": "how far the matching has come, by kind, and which verified items are not used",
    "fetch": "the matched items as Wikidata has them now, into one file (network)",
    "audit": "what we tell beside what a snapshot of Wikidata has, value by value",
    "batch": "what could be given back to Wikidata: QuickStatements that only add, and mismatches",
    "candidates": "ask a reconciliation service which item a thing may be, and write the best one as open (network)",
    "accept": "judge that an item is the same as a thing",
    "reject": "judge that an item is another thing; the pair never comes back",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions; each is a module of its own, and only the one that is asked for is run."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, what in ACTIONS.items():
        action = actions.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        import_module(f"kg.cli.linking.{name}").configure(action)
