"""The pipeline in its order, timed step by step, published only when every step has ended well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg import locate
from kg.build import publish
from kg.build.built import Built
from kg.build.contradictions import contradictions_in_store
from kg.build.failure import BuildFailedError
from kg.build.findings import authored_report, checked_shapes, read_labelled, whole_report
from kg.build.inputs import input_digest
from kg.build.layers import LAYERS, write_layer
from kg.build.read import Corpus
from kg.build.views import View, materialise
from kg.collector import without_collector
from kg.project import Project
from kg.rdf.namespaces import abbreviate
from kg.rdf.store import graph_name, view_name, write_store
from kg.reasoning import read_rules
from kg.search import gather, index_of, write_index
from kg.validation import Report, Validation
from kg.version import __version__

__all__ = ["STEPS", "build"]

STEPS = ("read", "validate authored", "settle, reason, apply rules", "validate whole", "store", "index names")


@dataclass
class _Run:
    """A build under way: what has been timed so far, and whom to tell."""

    tell: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, number: int) -> Iterator[None]:
        """Time one step."""
        self.tell(STEPS[number])
        begun = time.perf_counter()
        yield
        self.seconds[STEPS[number]] = round(time.perf_counter() - begun, 3)


def build(
    project: Project,
    tell: Callable[[str], None] = lambda _: None,
    reasoner: str = "compiled",
) -> Built:
    """Run the pipeline and publish its result; raise BuildFailedError when the data break a constraint."""
    run = _Run(tell)
    stamp, inputs = locate.stamp(str(project.root)), input_digest(project)
    with publish.publishing(project.build) as publication, without_collector():
        with run.step(0):
            corpus = read_labelled(project)
            shapes = checked_shapes(project, corpus)
            validation = Validation(shapes)
        with run.step(1):
            report = _without_violation(authored_report(corpus, validation))
        with run.step(2):
            view = materialise(corpus, "accepted", read_rules(project.rule_files()), reasoner)
        # The store is written while the view is validated; it is published only if that ends well.
        with ThreadPoolExecutor(1) as beside:
            writing = beside.submit(_write, publication.folder, corpus, view)
            with run.step(3):
                report += _without_violation(whole_report(corpus, view, shapes, validation))
            with run.step(4):
                counts = writing.result()
                report += _without_violation(contradictions_in_store(project, publication.folder / "store"))
        with run.step(5):
            layers = (
                corpus.ontology,
                corpus.sources,
                view.authored,
                view.claims,
                view.gazetteer,
                view.inferred,
                view.ruled,
                corpus.links,
            )
            write_index(publication.folder, index_of(gather(*layers)))
        manifest = _manifest(inputs, counts, view, report, run.seconds)
        publish.write_accepted_view(publication.folder, view_name("accepted").value)
        publish.write_stamp(publication.folder, stamp)
        publish.write_manifest(publication.folder, manifest)
    return Built(publication.folder, manifest, project)


def _without_violation(report: Report) -> Report:
    if not report.conforms():
        raise BuildFailedError(report)
    return report


def _write(folder: Path, corpus: Corpus, view: View) -> dict[str, int]:
    told = (corpus.ontology, corpus.sources, view.authored, view.claims, view.dates, view.gazetteer)
    layers: dict[str, Iterable[Triple]] = dict(
        zip(LAYERS, (*told, view.inferred, view.ruled, corpus.links), strict=True)
    )
    written = {layer: write_layer(folder / "layers", layer, triples) for layer, triples in layers.items()}
    graphs: dict[NamedNode, list[bytes]] = {graph_name(layer): [content] for layer, content in written.items()}
    write_store(folder / "store", {**graphs, view_name("accepted"): list(written.values())})
    counts = {layer: content.count(b"\n") for layer, content in written.items()}
    return {**counts, "view/accepted": len({line for content in written.values() for line in content.splitlines()})}


def _manifest(
    inputs: str, counts: dict[str, int], view: View, report: Report, seconds: dict[str, float]
) -> dict[str, Any]:
    findings = [
        {
            "severity": result.severity.name.lower(),
            "constraint": result.constraint,
            "focus": abbreviate(str(result.focus.value)),
            "message": result.message,
        }
        for result in report.results
    ]
    return {
        "format": publish.FORMAT,
        "version": __version__,
        "inputs": inputs,
        "triples": counts,
        "rules": {name: len(triples) for name, triples in view.by_rule.items()},
        "findings": findings,
        "seconds": seconds,
    }
