"""The checks of the corpus that no shape can make, as results of a validation."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.build.read import Corpus
from kg.evidence import Texts
from kg.evidence.soundness import Flaw, flaws_of_gazetteer, flaws_of_sources, flaws_of_texts, unfit_names
from kg.evidence.wordruns import read_titles, runs, shared_runs
from kg.project import Project
from kg.rdf.namespaces import PREFIXES, SH
from kg.validation import Report, Result, shacl

__all__ = ["soundness_report"]


def soundness_report(project: Project, corpus: Corpus) -> Report:
    """Return what is unsound in names, sections, sentences and passages, and in the words where texts are at hand."""
    flaws = [*unfit_names(corpus.authored, corpus.sources), *flaws_of_sources(corpus.sources)]
    flaws += flaws_of_gazetteer(corpus.gazetteer)
    texts = Texts.at_hand(corpus.sources)
    if texts is not None:
        flaws += [*flaws_of_texts(corpus.sources, texts), *_borrowed_words(project, texts)]
    return Report([_result(flaw) for flaw in flaws])


def _borrowed_words(project: Project, texts: Texts) -> Iterator[Flaw]:
    theirs = {run for text in texts.by_document.values() for run in runs(text.content)}
    titles = read_titles(project.data / "titles-in-full.txt")
    for path in (*project.data_files(), *project.vocabulary_files(), *sorted(project.queries.rglob("*.rq"))):
        for line, run in shared_runs(path.read_text(encoding="utf-8"), theirs, titles):
            place = f"{project.relative(path)}:{line}"
            yield Flaw(
                Literal(place),  # type: ignore[arg-type]
                "six-words",
                f"{place}: “{' '.join(run)}” stands in a source text: say it in your own words, or,"
                " if it is a title in full, add it to data/titles-in-full.txt.",
            )


def _result(flaw: Flaw) -> Result:
    shape = NamedNode(f"{PREFIXES['s']}Sound-{flaw.check}")
    found = shacl.Result(
        focus=flaw.node,
        component=NamedNode(PREFIXES["s"] + "SoundnessCheck"),
        shape=shape,
        severity=SH.Violation,
        messages=(Literal(flaw.message, language="en"),),
    )
    return Result(found, shape)
