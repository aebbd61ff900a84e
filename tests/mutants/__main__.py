"""How much of the data is held fast: damages that nobody notices are told, one a line.

    python -m tests.mutants [--seed N] [--sample N] [--jobs N]

A damage is noticed by a shape, by a check (queries/checks/, told values), or by an answer that is no longer the
expected one. Digests and comparisons of bytes do not count. Exit code 1 when less than 95 % of a kind are noticed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pyoxigraph import Quad, Store, Triple

from kg.build import Corpus, read_corpus
from kg.build.expand import date_bounds
from kg.build.findings import checked_shapes
from kg.build.views import materialise
from kg.errors import KgError
from kg.evidence import Texts
from kg.evidence.toldvalues import Untold, untold_values
from kg.names import Names
from kg.project import Project
from kg.queries import Answer, ask_oxigraph, bind, read_query
from kg.rdf.graph import Graph
from kg.rdf.store import view_name
from kg.reasoning import read_rules
from kg.validation import Validation

from ..test_answers import ASKED, CHECKS, name_of, read_expected
from .mutations import KINDS, Mutant, draw

ROOT = Path(__file__).parents[2]
WANTED = 0.95
VIEW = view_name("accepted")


class Guards:
    """What notices: shapes, checks and answers, with what they say of the data as they are."""

    def __init__(self, project: Project):
        self.project, self.corpus = project, read_corpus(project)
        self.shapes = checked_shapes(project, self.corpus)
        self.rules = read_rules(project.rule_files())
        self.texts = Texts.at_hand(self.corpus.sources)
        view, store = self._world(self.corpus)
        names = Names(view.graph(self.corpus))
        self.questions = {
            name_of(path): bind(query, read_expected(name_of(path)).parameters, names.resolve)
            for path in ASKED
            for query in [read_query(path, name_of(path))]
        }
        self.checks = {name_of(path): read_query(path, name_of(path)).text for path in CHECKS}
        self.untold = self._untold(self.corpus)
        self.findings = self._findings(self.corpus, view)
        self.answers = {name: self._rows(text, store) for name, text in self.questions.items()}

    def who_notices(self, mutant: Mutant) -> str | None:
        """Return what notices the damage first: shapes, checks, answers; None when nothing does."""
        corpus = _damaged(self.corpus, mutant)
        try:
            view, store = self._world(corpus)
        except KgError:
            return "shapes"
        if self._findings(corpus, view) - self.findings:
            return "shapes"
        if (
            any(ask_oxigraph(text, store, VIEW).rows for text in self.checks.values())
            or self._untold(corpus) - self.untold
        ):
            return "checks"
        changed = any(self._rows(text, store) != self.answers[name] for name, text in self.questions.items())
        return "answers" if changed else None

    def _world(self, corpus: Corpus):
        view = materialise(corpus, "accepted", self.rules)
        store = Store()
        store.extend(Quad(*triple, VIEW) for triple in view.graph(corpus))
        return view, store

    def _findings(self, corpus: Corpus, view) -> set[tuple[str, str]]:
        validation = Validation(self.shapes)
        written = (corpus.ontology, corpus.sources, corpus.authored, corpus.links, corpus.gazetteer)
        authored = [triple for part in written for triple in part]
        report = validation.report([*authored, *date_bounds(corpus.authored)], "authored")
        report += validation.report(view.added, "whole")
        return {(str(result.focus), result.constraint) for result in report.results}

    def _untold(self, corpus: Corpus) -> set[Untold]:
        """Return the dates and numbers that are in no passage cited for them, where the texts are at hand."""
        return set(untold_values(corpus.authored, corpus.sources, self.texts)) if self.texts else set()

    def _rows(self, text: str, store: Store) -> list:
        answer: Answer = ask_oxigraph(text, store, VIEW)
        return answer.rows if answer.boolean is None else [(answer.boolean,)]


def _damaged(corpus: Corpus, mutant: Mutant) -> Corpus:
    gone = set(mutant.removed)

    def kept(graph: Graph, added: Iterable[Triple] = ()) -> Graph:
        return Graph([*(t for t in graph if t not in gone), *added])

    return Corpus(
        corpus.ontology,
        kept(corpus.sources),
        kept(corpus.authored, mutant.added),
        corpus.links,
        corpus.gazetteer,
        corpus.files,
    )


_GUARDS: list[Guards] = []


def _notice(mutant: Mutant) -> str | None:
    if not _GUARDS:
        _GUARDS.append(Guards(Project(ROOT)))
    return _GUARDS[0].who_notices(mutant)


def main() -> int:
    """Damage the data, and print by kind how much was noticed, by what, and what was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1961)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    mutants = draw(read_corpus(Project(ROOT)), args.seed, args.sample)
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    with ProcessPoolExecutor(args.jobs) as pool:
        for mutant, guard in zip(mutants, pool.map(_notice, mutants), strict=True):
            by_kind[mutant.kind][guard or "nobody"] += 1
            if guard is None:
                missed.append(mutant)
            print(f"\r{sum(map(Counter.total, by_kind.values()))} of {len(mutants)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    for mutant in missed:
        print(f"not noticed ({mutant.kind}): {mutant.what}")
    for kind in KINDS:
        counts = by_kind[kind]
        told = ", ".join(f"{guard} {counts[guard]}" for guard in ("shapes", "checks", "answers", "nobody"))
        print(f"{kind}: {_share(counts):.1%} of {counts.total()} noticed ({told})")
    return int(any(_share(counts) < WANTED for counts in by_kind.values()))


def _share(counts: Counter[str]) -> float:
    return 1 - counts["nobody"] / counts.total() if counts else 1.0


if __name__ == "__main__":
    sys.exit(main())
