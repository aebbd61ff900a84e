"""How much of the data is held fast: damages that nobody notices are told, one a line.

    python -m tests.mutants [--seed N] [--sample N] [--jobs N]

A damage is noticed by a shape, by a check (queries/checks/, told values), or by an answer that is no longer the
expected one. Digests and comparisons of bytes do not count. Exit code 1 when less than 95 % of a kind are noticed.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kg.build import read_corpus
from kg.project import Project

from .guards import GUARDS, Guards
from .mutations import KINDS, Mutant, draw

ROOT = Path(__file__).parents[2]
WANTED = 0.95

_READY: list[Guards] = []


def _make_ready() -> None:
    gc.disable()  # what a damaged world leaves behind is freed by counting references
    _READY.append(Guards(Project(ROOT)))


def _notice(mutant: Mutant) -> str:
    return _READY[0].who_notices(mutant) or "nobody"


def noticed(mutants: Sequence[Mutant], jobs: int) -> list[str]:
    """Return for each mutant what notices it first, or `nobody`; tell on stderr how far it is."""
    found = []
    with ProcessPoolExecutor(jobs, initializer=_make_ready) as pool:
        for guard in pool.map(_notice, mutants):
            found.append(guard)
            if not len(found) % 25:
                print(f"{len(found)} of {len(mutants)}", file=sys.stderr)
    return found


def main() -> int:
    """Damage the data, and print by kind how much was noticed, by what, and what was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1961)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    mutants = draw(read_corpus(Project(ROOT)), args.seed, args.sample)
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, guard in zip(mutants, noticed(mutants, args.jobs), strict=True):
        by_kind[mutant.kind][guard] += 1
        if guard == "nobody":
            print(f"not noticed ({mutant.kind}): {mutant.what}")
    for kind in KINDS:
        counts = by_kind[kind]
        told = ", ".join(f"{guard} {counts[guard]}" for guard in (*GUARDS, "nobody"))
        print(f"{kind}: {_share(counts):.1%} of {counts.total()} noticed ({told})")
    return int(any(_share(counts) < WANTED for counts in by_kind.values()))


def _share(counts: Counter[str]) -> float:
    return 1 - counts["nobody"] / counts.total() if counts else 1.0


if __name__ == "__main__":
    sys.exit(main())
