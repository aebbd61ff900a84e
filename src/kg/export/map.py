"""Places, journeys and ways on the globe as GeoJSON (RFC 7946), by the coordinates of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode

from kg.export.geometry import Position, feature, line, points, write_features
from kg.export.placing import at_capital, position_of
from kg.export.tables.model import cell_text
from kg.export.tables.records import Records, reference
from kg.rdf.namespaces import CG, DG

__all__ = ["map_of"]

_FROM = (DG.fromPlace, DG.stateLeft, DG.fromState)
_TO = (DG.toPlace, DG.place, DG.toState, DG.destination, DG.inState)


def map_of(records: Records) -> str:
    """Return the places as points, journeys as their stops, and events that lead from somewhere elsewhere as lines.

    Of places told more and less exactly the more exact one counts. What no gazetteer places is left out, and so is a
    way of which both ends are one place.
    """
    return write_features([*_places(records), *_journeys(records), *_ways(records)])


def _places(records: Records) -> Iterator[dict[str, Any]]:
    for node in records.of_kind("place", "state"):
        if position := position_of(records.graph, node):
            found = [r for r in records.graph.subjects(CG.recordOf, node) if isinstance(r, NamedNode)]
            yield feature(
                node.value,
                points([position]),
                {
                    **_named(records, node, "place"),
                    "at_capital": at_capital(records.graph, node) or None,
                    "gazetteer": [reference(record) for record in found],
                },
            )


def _journeys(records: Records) -> Iterator[dict[str, Any]]:
    for node in records.of_kind("journey"):
        stops = [(p, stop) for stop in records.graph.nodes(node, DG.touring) if (p := position_of(records.graph, stop))]
        if stops:
            about = {
                **_named(records, node, "journey"),
                **_time(records, node),
                "stops": [records.name(stop) for _, stop in stops],
            }
            yield feature(node.value, points([position for position, _ in stops]), about)


def _ways(records: Records) -> Iterator[dict[str, Any]]:
    for node in records.of_kind("event"):
        start, end = _placed(records, node, _FROM), _placed(records, node, _TO)
        if start and end and start[1] != end[1]:
            about = {
                **_named(records, node, "way"),
                **_time(records, node),
                "person": reference(records.one(node, DG.subjectPerson)),
                "person_name": records.name(records.one(node, DG.subjectPerson)),
                "from": records.name(start[0]),
                "to": records.name(end[0]),
                "evidence": [reference(citation.span) for citation in records.citations(node)],
            }
            yield feature(node.value, line([start[1], end[1]]), about)


def _placed(records: Records, node: NamedNode, properties: tuple[NamedNode, ...]) -> tuple[NamedNode, Position] | None:
    """Return the first value of some properties that lies somewhere, and where."""
    for each in properties:
        for value in records.graph.nodes(node, each):
            if position := position_of(records.graph, value):
                return value, position
    return None


def _named(records: Records, node: NamedNode, what: str) -> dict[str, Any]:
    names = {"name": records.name(node), "name_ru": records.name(node, "ru")}
    return {"what": what, "kind": records.kind(node), "id": reference(node), **names}


def _time(records: Records, node: NamedNode) -> dict[str, Any]:
    found = records.dating(node)
    return {name: cell_text(found[name]) for name in ("when", "begin_earliest", "end_latest")}
