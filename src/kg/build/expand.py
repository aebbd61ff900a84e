"""The step that turns each authored date into bounds that can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.dates import Bounds, bounds
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import DG, XSD

__all__ = ["date_bounds"]


def date_bounds(graph: Graph) -> Iterator[Triple]:
    """Yield up to four `xsd:date` bounds and two flags for every `dg:when`."""
    for subject in graph.subjects(DG.when):
        for value in graph.objects(subject, DG.when):
            yield from _triples(subject, bounds(str(value.value)))


def _triples(subject: Subject, found: Bounds) -> Iterator[Triple]:
    days: list[tuple[NamedNode, object]] = [
        (DG.beginEarliest, found.begin_earliest),
        (DG.beginLatest, found.begin_latest),
        (DG.endEarliest, found.end_earliest),
        (DG.endLatest, found.end_latest),
    ]
    for predicate, day in days:
        if day is not None:
            yield Triple(subject, predicate, Literal(str(day), datatype=XSD.date))
    for predicate, is_open in ((DG.openBegin, found.open_begin), (DG.openEnd, found.open_end)):
        if is_open:
            yield Triple(subject, predicate, Literal(True))
