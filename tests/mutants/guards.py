"""What notices a damage: shapes, checks and answers, each knowing what it says of the data as they are."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import Quad, Store, Triple

from kg.build import Corpus
from kg.build.expand import date_bounds
from kg.build.findings import checked_shapes, read_labelled
from kg.build.views import View, materialise
from kg.errors import KgError
from kg.evidence import Texts
from kg.evidence.toldvalues import Untold, untold_values
from kg.names import Names
from kg.project import Project
from kg.queries import ask_oxigraph, bind, read_query
from kg.rdf.graph import Graph
from kg.rdf.store import view_name
from kg.reasoning import read_rules
from kg.validation import Report, Validation

from ..test_answers import ASKED, CHECKS, name_of, read_expected
from .mutations import Mutant

__all__ = ["GUARDS", "Guards"]

GUARDS = ("shapes", "checks", "answers")
VIEW = view_name("accepted")
Findings = set[tuple[str, str]]


class Guards:
    """Shapes, checks (queries/checks, told values) and canned questions, ready to look at damaged data.

    Only Oxigraph answers here, in this process; what the data as they are give is worked out once.
    """

    def __init__(self, project: Project):
        self._corpus = read_labelled(project)
        self._shapes = checked_shapes(project, self._corpus)
        self._rules = read_rules(project.rule_files())
        self._texts = Texts.at_hand(self._corpus.sources)
        view = materialise(self._corpus, "accepted", self._rules)
        store, names = self._store(self._corpus, view), Names(view.graph(self._corpus))
        self._questions = {
            name_of(path): bind(query, read_expected(name_of(path)).parameters, names.resolve)
            for path in ASKED
            for query in [read_query(path, name_of(path))]
        }
        self._order = list(self._questions)
        self._checks = [read_query(path, name_of(path)).text for path in CHECKS]
        self._untold_before = self._untold(self._corpus)
        self._authored_before, validation = self._authored(self._corpus)
        self._whole_before = _found(validation.report(view.added, "whole"))
        self._answers = {name: _rows(text, store) for name, text in self._questions.items()}
        gc.freeze()

    def who_notices(self, mutant: Mutant) -> str | None:
        """Return what notices the damage first, shapes, checks or answers; None when nothing does."""
        corpus = _damaged(self._corpus, mutant)
        found, validation = self._authored(corpus)
        if found - self._authored_before:
            return "shapes"
        try:
            view = materialise(corpus, "accepted", self._rules)
        except KgError:  # the ontology forbids it
            return "shapes"
        if _found(validation.report(view.added, "whole")) - self._whole_before:
            return "shapes"
        store = self._store(corpus, view)
        if self._untold(corpus) - self._untold_before or any(_rows(text, store) for text in self._checks):
            return "checks"
        return "answers" if self._any_answer_differs(store) else None

    def _any_answer_differs(self, store: Store) -> bool:
        """Tell whether any question is answered otherwise; those that noticed something lately are asked first."""
        for place, name in enumerate(self._order):
            if _rows(self._questions[name], store) != self._answers[name]:
                self._order.insert(0, self._order.pop(place))
                return True
        return False

    def _store(self, corpus: Corpus, view: View) -> Store:
        store = Store()
        store.bulk_extend(Quad(*triple, VIEW) for triple in view.graph(corpus))
        return store

    def _authored(self, corpus: Corpus) -> tuple[Findings, Validation]:
        """Return the findings on what is written, and the validation, which goes on with what follows from it."""
        validation = Validation(self._shapes)
        written = (corpus.ontology, corpus.sources, corpus.authored, corpus.links, corpus.gazetteer)
        return _found(validation.report(chain(*written, date_bounds(corpus.authored)), "authored")), validation

    def _untold(self, corpus: Corpus) -> set[Untold]:
        """Return the dates and numbers that are in no passage cited for them, where the texts are at hand."""
        return set(untold_values(corpus.authored, corpus.sources, self._texts)) if self._texts else set()


def _found(report: Report) -> Findings:
    return {(str(result.focus), result.constraint) for result in report.results}


def _rows(text: str, store: Store) -> list:
    answer = ask_oxigraph(text, store, VIEW)
    return answer.rows if answer.boolean is None else [(answer.boolean,)]


def _damaged(corpus: Corpus, mutant: Mutant) -> Corpus:
    gone = set(mutant.removed)

    def kept(graph: Graph, added: Iterable[Triple] = ()) -> Graph:
        return Graph(chain(_without(graph, gone), added))

    sources, authored = kept(corpus.sources), kept(corpus.authored, mutant.added)
    return Corpus(corpus.ontology, sources, authored, corpus.links, corpus.gazetteer, corpus.files)


def _without(graph: Graph, gone: set[Triple]) -> Iterator[Triple]:
    return (triple for triple in graph if triple not in gone)
