"""The things of the graph as a table: one row per thing, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from kg.languages import TAGS
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, IDENTIFIERS, RDF, RDFS, SKOS, kind_of, slug_of

__all__ = ["write_entities"]

_COLUMNS = (
    "id",
    "kind",
    "classes",
    *(f"label_{tag}" for tag in TAGS),
    "also",
    "when",
    "earliest",
    "latest",
    "wikidata",
    "sections",
)
_WITHOUT_ROW = ("sentence", "span", "citation", "match", "scheme")


def write_entities(triples: Iterable[Triple]) -> str:
    """Return CSV (RFC 4180, line feeds) with one row per thing of ours, in order of the IRIs."""
    graph = Graph(triples)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for subject in graph.all_subjects():
        if isinstance(subject, NamedNode) and _has_row(subject):
            writer.writerow(_row(graph, subject))
    return out.getvalue()


def _has_row(subject: NamedNode) -> bool:
    return subject.value.startswith(IDENTIFIERS) and kind_of(subject.value) not in _WITHOUT_ROW


def _row(graph: Graph, subject: NamedNode) -> list[str]:
    classes = sorted(slug_of(cls) for cls in graph.nodes(subject, RDF.type))
    label = [graph.label(subject, RDFS.label, tag) or graph.label(subject, SKOS.prefLabel, tag) for tag in TAGS]
    also = sorted(str(other.value) for other in graph.objects(subject, SKOS.altLabel))
    dates = [graph.text(subject, predicate) or "" for predicate in (CG.when, CG.beginEarliest, CG.endLatest)]
    return [
        subject.value,
        kind_of(subject.value),
        "; ".join(classes),
        *(text or "" for text in label),
        "; ".join(also),
        *dates,
        graph.text(subject, CG.wikidata) or "",
        "; ".join(_sections(graph, subject)),
    ]


def _sections(graph: Graph, subject: NamedNode) -> list[str]:
    spans = [*graph.nodes(subject, CG.evidence)]
    spans += [span for citation in graph.nodes(subject, CG.citation) for span in graph.nodes(citation, CG.cites)]
    return sorted({slug_of(section) for span in spans for section in graph.nodes(span, CG.ofSection)})
