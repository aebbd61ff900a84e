"""What validation finds: the authored stage before anything is inferred, the whole stage on the finished view."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from pyoxigraph import Triple

from kg.build.contradictions import contradictions_in
from kg.build.expand import date_bounds
from kg.build.fitting import check_settings
from kg.build.layers import label_blank_nodes
from kg.build.misspellings import with_nearest
from kg.build.read import Corpus, divide, read_corpus, read_graph
from kg.build.soundness import soundness_report
from kg.build.views import View, contradiction, materialise
from kg.errors import KgError
from kg.project import Project
from kg.rdf.graph import Graph
from kg.reasoning import read_rules
from kg.settings import current
from kg.validation import Report, Validation, check_shapes, idle_shapes

__all__ = [
    "authored_report",
    "checked_shapes",
    "project_report",
    "read_labelled",
    "report_on",
    "whole_report",
]


def read_labelled(project: Project) -> Corpus:
    """Return the corpus with blank nodes of the ontology labelled alike in every run; settings must fit it."""
    corpus = read_corpus(project)
    corpus.ontology = Graph(label_blank_nodes(corpus.ontology))
    check_settings(corpus.ontology)
    return corpus


def checked_shapes(project: Project, corpus: Corpus, may_be_empty: bool = False) -> Graph:
    """Return the shapes of the project; misspelt terms in them, or nothing to check, are errors."""
    shapes = read_graph(project.shape_files())
    if not may_be_empty and not len(corpus.authored) and not len(corpus.sources):
        raise KgError("there are no data to look at: every file is empty")
    _raise_all(check_shapes(shapes, corpus.ontology))
    return shapes


def authored_report(corpus: Corpus, validation: Validation) -> Report:
    """Return the findings on what was written, dates expanded and nothing inferred."""
    written = (corpus.ontology, corpus.sources, corpus.authored, corpus.links, corpus.gazetteer)
    report = validation.report(chain(*written, date_bounds(corpus.authored)), "authored")
    return with_nearest(report, chain(*written))


def whole_report(corpus: Corpus, view: View, shapes: Graph, validation: Validation) -> Report:
    """Return the findings on the accepted view, after those on what was written; idle shapes may be errors."""
    if current().ontology.empty_shapes == "refused":
        _raise_all(idle_shapes(view.graph(corpus), shapes))
    return validation.report(view.added, "whole")


def project_report(project: Project, engine: str = "compiled") -> Report:
    """Return the findings of both stages on the project's data, whether or not they would build."""
    corpus = read_labelled(project)
    return _both_stages(project, corpus, engine) + soundness_report(project, corpus)


def report_on(project: Project, triples: Iterable[Triple], engine: str = "compiled") -> Report:
    """Return the findings of both stages on some data, taken together with our ontology and concepts."""
    world, sources = divide(triples)
    corpus = Corpus(read_graph(project.vocabulary_files()), sources, world)
    return _both_stages(project, corpus, engine, may_be_idle=True)


def _both_stages(project: Project, corpus: Corpus, engine: str, may_be_idle: bool = False) -> Report:
    """Return the findings of both stages; contradictions that no shape tells of are an error."""
    shapes = checked_shapes(project, corpus, may_be_empty=may_be_idle)
    view = materialise(corpus, "accepted", read_rules(project.rule_files()), may_contradict=True)
    validation = Validation(shapes, engine)
    report = authored_report(corpus, validation)
    if may_be_idle:
        report += validation.report(view.added, "whole")
    else:
        report += whole_report(corpus, view, shapes, validation)
        report += contradictions_in(project, view.graph(corpus))
    if view.inconsistencies and report.conforms():
        raise contradiction(view.inconsistencies)
    return report


def _raise_all(complaints: list[str]) -> None:
    if complaints:
        raise KgError("\n".join(f"ontology/shapes: {complaint}" for complaint in complaints))
