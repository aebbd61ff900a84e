"""Places, journeys and ways on the globe as GeoJSON (RFC 7946), by the coordinates of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode

from kg.domain import term, terms
from kg.export.geometry import Position, feature, line, points, write_features
from kg.export.placing import position_of
from kg.export.tables.model import cell_text
from kg.export.tables.records import Records, reference
from kg.languages import OTHERS
from kg.rdf.namespaces import CG, kind_of
from kg.settings import current

__all__ = ["map_of"]

_MAP = current().map
_STOPS, _FROM, _TO = terms(_MAP.stops), terms(_MAP.way_from), terms(_MAP.way_to)
_ABOUT = {name: term(prop) for name, prop in _MAP.about.items()}
_MARKS = {name: term(prop) for name, prop in _MAP.marks.items()}


def map_of(records: Records) -> str:
    """Return the places as points, journeys as their stops, and events that lead from somewhere elsewhere as lines.

    Of places told more and less exactly the more exact one counts. What no gazetteer places is left out, and so is a
    way of which both ends are one place.
    """
    return write_features([*_places(records), *_travels(records), *_ways(records)])


def _places(records: Records) -> Iterator[dict[str, Any]]:
    for node in records.of_kind(*_MAP.places):
        if position := position_of(records.graph, node):
            found = [r for r in records.graph.subjects(CG.recordOf, node) if isinstance(r, NamedNode)]
            yield feature(
                node.value,
                points([position]),
                {
                    **_named(records, node, "place"),
                    **{name: _is_marked(records, node, prop) or None for name, prop in _MARKS.items()},
                    "gazetteer": [reference(record) for record in found],
                },
            )


def _travels(records: Records) -> Iterator[dict[str, Any]]:
    for node in records.of_kind(*_MAP.travels):
        named = (stop for prop in _STOPS for stop in records.graph.nodes(node, prop))
        stops = [(position, stop) for stop in named if (position := position_of(records.graph, stop))]
        if stops:
            about = {
                **_named(records, node, kind_of(node)),
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
                **_told_of(records, node),
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


def _told_of(records: Records, node: NamedNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, prop in _ABOUT.items():
        thing = records.one(node, prop)
        found |= {name: reference(thing), f"{name}_name": records.name(thing)}
    return found


def _is_marked(records: Records, node: NamedNode, prop: NamedNode) -> bool:
    return records.graph.text(node, prop) in {"true", "1"}


def _named(records: Records, node: NamedNode, what: str) -> dict[str, Any]:
    names = {"name": records.name(node), **{f"name_{tag}": records.name(node, tag) for tag in OTHERS}}
    return {"what": what, "kind": records.kind(node), "id": reference(node), **names}


def _time(records: Records, node: NamedNode) -> dict[str, Any]:
    found = records.dating(node)
    return {name: cell_text(found[name]) for name in ("when", "begin_earliest", "end_latest")}
