"""kg verify: every digest against the source texts."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the folder of the texts (default: $KG_SOURCES)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Recompute the digests; exit code 1 when one does not match."""
    from kg import project
    from kg.build import read_corpus
    from kg.evidence import Texts, find_sources, verify
    from kg.evidence.verification import State
    from kg.rdf.namespaces import abbreviate

    sources = read_corpus(project.find()).sources
    checks = verify(sources, Texts.load(find_sources(args.sources), sources))
    for check in checks:
        if check.state is State.CHANGED:
            print(f"{check.kind} {abbreviate(str(check.node.value))}: the text no longer says what was registered")
    counts = Counter(check.kind for check in checks)
    states = Counter(check.state for check in checks)
    kinds = ", ".join(f"{number} {kind}s" for kind, number in counts.items())
    print(f"{len(checks)} digests checked ({kinds}): {states[State.CHANGED]} differ")
    if states[State.MOVED]:
        print(f"{states[State.MOVED]} passages behind the change have moved, unchanged", file=sys.stderr)
    return 1 if states[State.CHANGED] else 0
