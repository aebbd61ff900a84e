"""kg link batch: what could be given back to Wikidata, as QuickStatements."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.cli.common import open_graph, write_output
from kg.cli.linking.citing import stated_in
from kg.errors import KgError

__all__ = ["configure"]

_NAMED = re.compile(r"[PQ][1-9][0-9]*")
_PAIRS = {
    "stated_in": (re.compile(r"Q[1-9][0-9]*"), "chronicle=Q42"),
    "reference_url": (re.compile(r"https?://[^\s\"|]+"), "chronicle=https://example.org/page"),
    "retrieved": (re.compile(r"\d{4}-\d\d-\d\d"), "chronicle=2026-11-27"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the action."""
    parser.add_argument("--snapshot", metavar="FILE", type=Path, required=True, help="of kg link fetch, or of a dump")
    for name, what in (
        ("--stated-in", "SECTION=ITEM"),
        ("--reference-url", "SECTION=URL"),
        ("--retrieved", "SECTION=DATE"),
    ):
        parser.add_argument(name, metavar=what, action="append", default=[], help="how a section is cited")
    parser.add_argument("--let", metavar="NUMBER", action="append", default=[], help="a sensitive P, a living Q")
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="statements of one batch (default: 50)")
    parser.add_argument("--mismatches", metavar="FILE", type=Path, help="write what differs for the Mismatch Finder")
    parser.add_argument("--dry-run", action="store_true", help="show what each item would gain")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to a file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the lines, and count on standard error what stays out, by its reason."""
    from kg.link.audit.report import audit
    from kg.link.giving import Citing, batch_of, mismatches

    citing = Citing(*(_pairs(name, getattr(args, name)) for name in _PAIRS))
    if args.limit < 1 or not all(_NAMED.fullmatch(each) for each in args.let):
        raise KgError("--limit is at least 1, and --let a number as P509 or Q42")
    told, snapshot = _sides(args.snapshot)
    citing = replace(citing, stated_in=stated_in(told.view, citing.stated_in))
    rows = audit(told, snapshot, citing.stated_in)
    batch = batch_of(rows, snapshot, citing, frozenset(args.let), args.limit)
    write_output(args, batch.diff if args.dry_run else batch.text)
    if args.mismatches is not None:
        args.mismatches.write_text(mismatches(rows, citing), encoding="utf-8")
    print(f"kg link batch: {len(batch.lines)} lines, batch {batch.id}", file=sys.stderr)
    for why, count in batch.left_out.most_common():
        print(f"kg link batch: {count} left out: {why}", file=sys.stderr)
    return 0


def _sides(path: Path):  # type: ignore[no-untyped-def]
    """Return what we tell and what the snapshot has."""
    from kg.link.audit.facts import Told
    from kg.link.matches import items_by_thing
    from kg.link.wikibase.snapshot import read_snapshot
    from kg.rdf.graph import Graph

    graph = open_graph()
    items = items_by_thing(graph.graph)
    authored, sources = (Graph(graph.built.layer(name)) for name in ("authored", "sources"))
    return Told(graph.graph, authored, sources, items), read_snapshot(path, set(items.values()))


def _pairs(name: str, texts: Sequence[str]) -> dict[str, str]:
    wanted, example = _PAIRS[name]
    found = {}
    for text in texts:
        section, _, value = text.partition("=")
        if not section or not wanted.fullmatch(value):
            raise KgError(f"--{name.replace('_', '-')} {text}: write the name of a section and its value, as {example}")
        found[section] = value
    return found
