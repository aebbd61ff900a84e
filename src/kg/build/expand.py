"""The step that turns each authored date into bounds that can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.dates import Bounds, bounds
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, XSD

__all__ = ["date_bounds"]


def date_bounds(graph: Graph) -> Iterator[Triple]:
    """Yield up to four `xsd:date` bounds and two flags for every `cg:when`."""
    for subject in graph.subjects(CG.when):
        for value in graph.objects(subject, CG.when):
            yield from _triples(subject, bounds(str(value.value)))


def _triples(subject: Subject, found: Bounds) -> Iterator[Triple]:
    days: list[tuple[NamedNode, object]] = [
        (CG.beginEarliest, found.begin_earliest),
        (CG.beginLatest, found.begin_latest),
        (CG.endEarliest, found.end_earliest),
        (CG.endLatest, found.end_latest),
    ]
    for predicate, day in days:
        if day is not None:
            yield Triple(subject, predicate, Literal(str(day), datatype=XSD.date))
    for predicate, is_open in ((CG.openBegin, found.open_begin), (CG.openEnd, found.open_end)):
        if is_open:
            yield Triple(subject, predicate, Literal(True))
