"""The benchmarks: our engines against their peers, on corpora of our own kind and on the real one.

    python benchmarks/run.py                    5 k, 54 k and 541 k triples; peers where they end within a minute
    python benchmarks/run.py --full             5.4 M triples too, and more patience with the peers
    python benchmarks/run.py --sizes 5k --only closure --no-peers

Every run is a process of its own, contestants take turns, results are compared in the same run. Results go to
benchmarks/results.json and from there to docs/benchmarks.md; what is not measured anew is kept when it was measured
on the same machine with the same versions.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import measurements
from machine import describe_machine, load
from measurements import OF_A_SIZE, OF_THE_PROJECT, Plan
from page import summary, write_page

__all__ = ["main"]

HERE = Path(__file__).parent
QUICK_SIZES, FULL_SIZES = ("5k", "54k", "541k"), ("5k", "54k", "541k", "5.4M")
_FACTORS = {"k": 1_000, "M": 1_000_000}


@dataclass(frozen=True)
class Files:
    """Where the results and the page go."""

    results: Path
    page: Path


def triples_of(size: str) -> int:
    """Return a size such as 54k or 5.4M as a number."""
    factor = _FACTORS.get(size[-1], 1)
    return int(float(size.removesuffix("k").removesuffix("M")) * factor)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    groups = (*OF_A_SIZE, *OF_THE_PROJECT)
    parser.add_argument("--sizes", nargs="*", metavar="SIZE", help="triples of data, such as 5k 54k 541k 5.4M")
    pace = parser.add_mutually_exclusive_group()
    pace.add_argument("--quick", action="store_true", help="peers get a minute of CPU time (default)")
    pace.add_argument("--full", action="store_true", help="all sizes; peers get ten minutes")
    parser.add_argument("--only", nargs="*", choices=groups, default=groups, metavar="WHAT", help=", ".join(groups))
    parser.add_argument("--no-peers", action="store_true", help="measure our engines alone")
    parser.add_argument("--limit", type=float, metavar="SECONDS", help="CPU seconds that a peer may use")
    parser.add_argument("--rounds", type=int, help="how often each contestant runs (default 3, --full 5)")
    parser.add_argument("--work", type=Path, help="keep the corpora in this folder, and use what is there")
    parser.add_argument("--results", type=Path, default=HERE / "results.json")
    parser.add_argument("--page", type=Path, default=HERE.parent / "docs" / "benchmarks.md")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the results and the page."""
    options = _options(arguments)
    results = _earlier(options.results)
    if options.full and options.sizes is None and len(options.only) == len(OF_A_SIZE) + len(OF_THE_PROJECT):
        results.pop("notes", None)  # what was noted of earlier runs by hand
    work = options.work or Path(tempfile.mkdtemp(prefix="benchmarks-"))
    try:
        _measure(options, work, results)
    finally:
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)
    write_page(results, options.page)
    print(summary(results))
    return 0


def _earlier(path: Path) -> dict[str, Any]:
    """Return the results so far when they come from this machine and these versions, else none."""
    fresh: dict[str, Any] = {"machine": describe_machine(), "load": [load(), load()], "sizes": {}, "measured": {}}
    if not path.is_file():
        return fresh
    found = dict(json.loads(path.read_text(encoding="utf-8")))
    return {**found, "load": fresh["load"]} if found["machine"] == fresh["machine"] else fresh


def _measure(options: argparse.Namespace, work: Path, results: dict[str, Any]) -> None:
    limit = options.limit or (600.0 if options.full else 60.0)
    rounds = options.rounds or (5 if options.full else 3)
    sizes = options.sizes if options.sizes is not None else FULL_SIZES if options.full else QUICK_SIZES
    for size in sorted(sizes, key=triples_of):
        for group in [group for group in OF_A_SIZE if group in options.only]:
            reasons = _hopeless(size, results["measured"].get(group, {}), limit)
            plan = Plan(work / size, triples_of(size), rounds, limit, not options.no_peers, reasons)
            results["sizes"][size] = measurements.prepared(plan)
            _note(options, results, group, size, getattr(measurements, group)(plan))
    for group in [group for group in OF_THE_PROJECT if group in options.only]:
        plan = Plan(work / "project", 0, rounds, limit, not options.no_peers)
        _note(options, results, group, "project", getattr(measurements, group)(plan))


def _hopeless(size: str, found: dict[str, dict[str, Any]], limit: float) -> dict[str, str]:
    """Return the peers that cannot do this size in time, judged by the next smaller size that was measured."""
    smaller = [other for other in found if triples_of(other) < triples_of(size)]
    if not smaller:
        return {}
    before = max(smaller, key=triples_of)
    return measurements.hopeless(found[before], before, triples_of(size) / triples_of(before), limit)


def _note(options: argparse.Namespace, results: dict[str, Any], group: str, size: str, found: dict[str, Any]) -> None:
    """Keep what was found at once, so that a run that is stopped loses nothing but its page."""
    results["measured"].setdefault(group, {})[size] = found
    results["date"], results["load"] = f"{datetime.now(UTC):%Y-%m-%d}", [results["load"][0], load()]
    options.results.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
