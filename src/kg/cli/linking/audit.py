"""kg link audit: what we tell beside what a snapshot of Wikidata has, value by value."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.cli.linking.citing import stated_in
from kg.errors import KgError
from kg.layout import columns

if TYPE_CHECKING:
    from kg.link.audit.comparing import Row

__all__ = ["configure"]

_STATED_IN = re.compile(r"([a-z0-9-]+)=(Q[1-9][0-9]*)")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the action."""
    parser.add_argument("--snapshot", metavar="FILE", type=Path, required=True, help="of kg link fetch, or of a dump")
    parser.add_argument("--stated-in", metavar="SECTION=ITEM", action="append", default=[], help="a section's own item")
    parser.add_argument("--fail-on", metavar="KIND", help="exit 1 when a row is of this kind, as differ")
    add_output(parser, ("table", "csv", "json", "turtle"), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a row for each value of either side, and count them by kind on standard error."""
    from kg.link.audit import report
    from kg.link.audit.comparing import KINDS
    from kg.link.audit.facts import Told
    from kg.link.matches import items_by_thing
    from kg.link.wikibase.snapshot import read_snapshot
    from kg.rdf.graph import Graph

    if args.fail_on is not None and args.fail_on not in KINDS:
        raise KgError(f"no kind is called {args.fail_on}; there are: {', '.join(KINDS)}")
    format_name, given = wanted_format(args), dict(_pair(each) for each in args.stated_in)
    graph = open_graph()
    items = items_by_thing(graph.graph)
    authored, sources = (Graph(graph.built.layer(name)) for name in ("authored", "sources"))
    snapshot = read_snapshot(args.snapshot, set(items.values()))
    cited = stated_in(graph.graph, given)
    rows = report.audit(Told(graph.graph, authored, sources, items), snapshot, cited)
    writers = {"table": _table, "csv": report.as_csv, "json": report.as_json, "turtle": report.as_turtle}
    write_output(args, writers[format_name](rows))
    counts = Counter(row.kind for row in rows)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "nothing to compare"
    print(f"kg link audit: {len(snapshot)} of {len(items)} items in the snapshot: {told}", file=sys.stderr)
    return 1 if args.fail_on is not None and counts[args.fail_on] else 0


def _pair(text: str) -> tuple[str, str]:
    found = _STATED_IN.fullmatch(text)
    if found is None:
        raise KgError(f"--stated-in {text}: write the name of a section and its item, as chronicle=Q42")
    return found[1], found[2]


def _table(rows: Sequence[Row]) -> str:
    cells = [("kind", "thing", "property", "ours", "told by", "theirs", "rank", "sources")]
    for row in rows:
        ours = f"{row.ours} (disputed)" if row.is_disputed else row.ours
        sources = str(row.references) if row.statement else ""
        cells.append((row.kind, row.thing, row.pid, ours, " ".join(row.sections), row.theirs, row.rank, sources))
    return columns(cells)
