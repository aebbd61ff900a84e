"""kg link status: how far the matching with Wikidata has come."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.layout import columns

if TYPE_CHECKING:
    from kg.link.status import KindRow, UnusedItem

__all__ = ["configure"]

_REGISTER = ("links", "wikidata-not-used.tsv")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the action."""
    add_output(parser, ("table", "csv", "json"), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a row for each kind, and the verified items that are not used, each with the reason."""
    from kg.link.status import link_status, unused_items

    format_name = wanted_format(args)
    graph = open_graph()
    rows = link_status(graph.graph)
    unused = unused_items(graph.built.project.data.joinpath(*_REGISTER))
    write_output(args, _WRITERS[format_name](rows, unused))
    return 0


def _heads() -> tuple[str, ...]:
    from kg.link.status import GRADES

    return ("kind", *GRADES, "rejected", "open", "not found", "never looked for")


def _cells(row: KindRow) -> tuple[str, ...]:
    from kg.link.status import GRADES

    counts = (*(row.linked[grade] for grade in GRADES), row.rejected, row.open, row.not_found, row.never_looked)
    return (row.kind, *map(str, counts))


def _as_table(rows: Sequence[KindRow], unused: Sequence[UnusedItem]) -> str:
    cells = [_cells(row) for row in rows]
    total = ("all", *(str(sum(int(row[place]) for row in cells)) for place in range(1, len(_heads()))))
    text = columns([_heads(), *cells, total], right=range(1, len(_heads())))
    linked = sum(row.total_linked for row in rows)
    text += f"\n{linked} linked; {len(unused)} items whose number is verified are not used:\n"
    return text + columns([(item.item, item.label, item.reason) for item in unused], indent="  ", aligned=2)


def _as_csv(rows: Sequence[KindRow], unused: Sequence[UnusedItem]) -> str:  # noqa: ARG001
    return "".join(",".join(cells) + "\n" for cells in (_heads(), *map(_cells, rows)))


def _as_json(rows: Sequence[KindRow], unused: Sequence[UnusedItem]) -> str:
    # asdict would make a Counter of pairs of the counts.
    kinds = [{**vars(row), "linked": dict(row.linked)} for row in rows]
    content = {"kinds": kinds, "not_used": [asdict(item) for item in unused]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


_WRITERS = {"table": _as_table, "csv": _as_csv, "json": _as_json}
