"""kg verify: every digest, and every told date and number, against the source texts."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import Corpus
    from kg.evidence.toldvalues import Untold
    from kg.project import Project

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the folder of the texts (default: $KG_SOURCES)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Recompute the digests and look for every told value in its passages; exit code 1 when one is not as told."""
    from kg import project
    from kg.build import read_corpus
    from kg.cli.changed import changed_lines
    from kg.evidence import Texts, find_sources, verify
    from kg.evidence.toldvalues import untold_values
    from kg.evidence.verification import State

    found = project.find()
    corpus = read_corpus(found)
    texts = Texts.load(find_sources(args.sources), corpus.sources)
    checks = verify(corpus.sources, texts)
    for line in changed_lines(checks, corpus, texts, found):
        print(line)
    counts = Counter(check.kind for check in checks)
    states = Counter(check.state for check in checks)
    kinds = ", ".join(f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in counts.items())
    print(f"{len(checks)} digests checked ({kinds}): {states[State.CHANGED]} differ")
    if states[State.MOVED]:
        print(f"{states[State.MOVED]} passages behind the change have moved, unchanged", file=sys.stderr)
    untold = untold_values(corpus.authored, corpus.sources, texts)
    for value in untold:
        print(_told_nowhere(value, corpus, found))
    print(f"told values: {len(untold)} in no passage cited for them")
    return 1 if states[State.CHANGED] or untold else 0


def _told_nowhere(value: Untold, corpus: Corpus, of: Project) -> str:
    """Return where a value stands, what no passage says, and how to mend it."""
    from kg.cli.changed import place_of
    from kg.rdf.namespaces import abbreviate

    cited = ", ".join(abbreviate(span.value) for span in value.cited) or "nothing"
    return (
        f"{place_of(value.node, corpus, of)}: {abbreviate(str(value.node.value))} {abbreviate(value.property.value)}"
        f" {value.value.value}: {', '.join(value.parts)} in no passage cited for it ({cited});"
        " cite the passage that says so, or make the value a claim with cg:basis"
    )
