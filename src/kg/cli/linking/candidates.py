"""kg link candidates: ask a reconciliation service which item a thing may be."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.cli.linking.judging import EDITORS, matches_file
from kg.errors import KgError
from kg.layout import columns

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.api import DefectorGraph
    from kg.link.asking import Proposal

__all__ = ["configure"]

_ITEM = re.compile(r"Q[1-9][0-9]*")
_ALIKE = 0.85


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the action."""
    parser.add_argument("entity", metavar="ENTITY", help="an IRI, a prefixed name, a slug, or a name")
    parser.add_argument("--service", metavar="URL", help="any reconciliation service (default: that of Wikidata)")
    parser.add_argument("--limit", metavar="N", type=int, default=5, help="how many candidates (default: 5)")
    parser.add_argument("--dry-run", action="store_true", help="show the candidates and write none")
    add_output(parser, ("table", "json"), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the candidates with their features and warnings; write the best one that is not judged yet as open."""
    from kg.link.asking import WIKIDATA, proposals
    from kg.link.hints import hints_of

    if args.limit < 1:
        raise KgError("--limit is at least 1")
    format_name, service = wanted_format(args), args.service or WIKIDATA
    graph = open_graph()
    thing = graph.resolve(args.entity)
    hints = hints_of(graph.graph, thing)
    found = proposals(hints, service, args.limit)
    as_json = format_name == "json"
    content = json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2) if as_json else _table(found)
    write_output(args, content.rstrip("\n") + "\n")
    best = next((each for each in found if not each.warning and _ITEM.fullmatch(each.id)), None)
    if best is not None and not args.dry_run:
        _propose(graph, thing, hints.name, best, service)
    return 0


def _table(found: Sequence[Proposal]) -> str:
    if not found:
        return "no candidates"
    rows = [("item", "score", "sure", "name", "features", "warning")]
    for each in found:
        features = " ".join(f"{name}={value}" for name, value in each.features)
        warning = f"NAMESAKE: {each.warning}" if each.warning else ""
        called = f"{each.name} ({each.description})" if each.description else each.name
        rows.append((each.id, f"{each.score:g}", "yes" if each.match else "no", called, features, warning))
    return columns(rows, right=[1])


def _propose(graph: DefectorGraph, thing: NamedNode, name: str, best: Proposal, service: str) -> None:
    """Write an open candidate; a pair that was judged before is left as it is."""
    from datetime import UTC, datetime

    from kg.link.judging import Judge, Pair, propose
    from kg.link.reconciliation.naming import name_fits
    from kg.rdf.namespaces import abbreviate

    fits = name_fits(best.name, graph.name_index)
    fit = fits.get(graph.name_index.by_iri[thing.value])
    compared = {"label": (fit is not None and fit.score >= _ALIKE, name, best.name)}
    file, today = matches_file(graph.built.project.data), datetime.now(UTC).date()
    try:
        node = propose(file, Pair(thing, best.id), service, compared, Judge(EDITORS, today))
    except KgError as error:
        print(f"kg link candidates: {error}", file=sys.stderr)
        return
    print(f"kg link candidates: {abbreviate(node.value)} is open: accept or reject it", file=sys.stderr)
