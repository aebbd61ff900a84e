"""What `kg link accept` and `kg link reject` share: a thing, an item, a reason, and who judges."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import NamedNode

from kg.cli.common import open_graph
from kg.settings import current

__all__ = ["EDITORS", "configured", "matches_file"]

EDITORS = current().project.editors or f"The editors of {current().title}"


def configured(status: NamedNode) -> Callable[[argparse.ArgumentParser], None]:
    """Return what adds the options of an action that judges so."""

    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("entity", metavar="ENTITY", help="an IRI, a prefixed name, a slug, or a name")
        parser.add_argument(
            "item", metavar="ITEM", help="an item, as Q84217, or a record of another authority, as gnd:4005728-8"
        )
        parser.add_argument("--why", metavar="TEXT", required=True, help="what was looked at, and where")
        parser.add_argument("--by", metavar="NAME", default=EDITORS, help=f"who judges (default: {EDITORS})")
        parser.set_defaults(run=run)

    def run(args: argparse.Namespace) -> int:
        from datetime import UTC, datetime

        from kg.link.judging import Judge, Pair, judge
        from kg.rdf.namespaces import abbreviate

        graph = open_graph()
        thing = graph.resolve(args.entity)
        by = Judge(args.by, datetime.now(UTC).date())
        node = judge(matches_file(graph.built.project.data), Pair(thing, args.item), status, args.why, by)
        print(abbreviate(node.value))
        return 0

    return configure


def matches_file(data: Path) -> Path:
    """Return the file of the matches below the data of a project."""
    return data / "links" / "wikidata.ttl"
