"""kg compare: what the canned questions lose in another view, above all without one section."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import DefectorGraph
    from kg.queries import Query
    from kg.queries.comparison import Difference

__all__ = ["configure"]

_COLUMNS = ("question", "change", "row", "becomes")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="canned questions (default: all that need nothing)")
    parser.add_argument("--view", required=True, help="the view compared with the accepted one: without:<section> …")
    add_output(parser, ("table", "csv", "json"), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask each question of both views, and list the rows that vanish, change or appear."""
    format_name = wanted_format(args)
    here = open_graph("accepted")
    there = open_graph(args.view)
    catalogue = here.catalogue
    every = [query for query in catalogue.answered_here if not query.name.startswith("checks/")]
    wanted = [catalogue[name] for name in args.names] or every
    askable = [query for query in wanted if not _needs(query)]
    if args.names and len(askable) < len(wanted):
        lacking = next(query for query in wanted if _needs(query))
        raise KgError(f"{lacking.name} needs -p {_needs(lacking)}=…: kg query asks it, with --view {args.view}, too")
    found = {query.name: _differences(query, here, there) for query in askable}
    write_output(args, _WRITERS[format_name](found))
    changed = sum(bool(rows) for rows in found.values())
    print(f"{changed} of {len(askable)} questions answer differently", file=sys.stderr)
    if left := len(wanted) - len(askable):
        print(f"{left} questions need a value and were left out", file=sys.stderr)
    return 0


def _needs(query: Query) -> str | None:
    return next((p.name for p in query.parameters if not p.optional and p.default is None), None)


def _differences(query: Query, here: DefectorGraph, there: DefectorGraph) -> list[Difference]:
    from kg.queries.comparison import differences

    return differences(here.ask(query, {}), there.ask(query, {}))


def _shown(difference: Difference, row, only: tuple[str, ...] = ()) -> str:  # type: ignore[no-untyped-def]
    from kg.queries.csvtext import shown

    if row is None:
        return ""
    cells = zip(difference.variables, row, strict=True)
    named = {v for v in difference.variables if f"{v}_name" in difference.variables}
    kept = ((v, term) for v, term in cells if term is not None and v not in named and (not only or v in only))
    return "; ".join(f"{variable}={shown(term)}" for variable, term in kept)


def _rows(found: dict[str, list[Difference]]) -> list[tuple[str, ...]]:
    return [
        (name, each.kind, _shown(each, each.before), _shown(each, each.after, each.changed))
        for name, differences in found.items()
        for each in differences
    ]


def _table(found: dict[str, list[Difference]]) -> str:
    lines = []
    for name, differences in found.items():
        if differences:
            lines.append(name)
        for each in differences:
            lines.append(f"  {each.kind:<9} {_shown(each, each.before) or _shown(each, each.after)}")
            if each.changed:
                lines.append(f"  {'to':>9} {_shown(each, each.after, each.changed)}")
    return "\n".join(lines or ["every question answers as before"]) + "\n"


def _csv(found: dict[str, list[Difference]]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_COLUMNS, *_rows(found)])
    return out.getvalue()


def _json(found: dict[str, list[Difference]]) -> str:
    from kg.queries.answers import plain

    def as_dict(each: Difference, row) -> dict[str, object] | None:  # type: ignore[no-untyped-def]
        return None if row is None else {v: plain(t) for v, t in zip(each.variables, row, strict=True)}

    document = {
        name: [
            {
                "change": each.kind,
                "before": as_dict(each, each.before),
                "after": as_dict(each, each.after),
                "columns": list(each.changed),
            }
            for each in differences
        ]
        for name, differences in found.items()
        if differences
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


_WRITERS = {"table": _table, "csv": _csv, "json": _json}
