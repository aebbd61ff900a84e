"""An answer as a map: rows are placed by their columns of places, or by latitude and longitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.domain import terms
from kg.errors import KgError
from kg.export.geometry import Position, feature, points, write_features
from kg.export.placing import position_of
from kg.export.tables.model import cell_text
from kg.queries.answers import Answer, plain
from kg.queries.cells import cell_of
from kg.rdf.graph import Term
from kg.settings import current

if TYPE_CHECKING:
    from kg.export.tables import Records

__all__ = ["answer_map", "told_position"]

_SCENES = terms(current().map.scenes)


def answer_map(answer: Answer, records: Records) -> str:
    """Return a feature for each row; a row of which nothing is placed by the gazetteer has no geometry."""
    features = []
    for number, row in enumerate(answer.rows, 1):
        found = list(dict.fromkeys(told_position(answer, row) or _looked_up(row, records)))
        about = {name: cell_text(cell_of(term)) for name, term in zip(answer.variables, row, strict=True)}
        features.append(feature(f"row-{number}", points(found) if found else None, about))
    if features and not any(each["geometry"] for each in features):
        raise KgError("geojson needs a column of things that lie somewhere: choose xlsx or csv")
    return write_features(features)


def told_position(answer: Answer, row: tuple[Term | None, ...]) -> list[Position]:
    """Return the position that two columns of numbers tell."""
    values = dict(zip(answer.variables, map(plain, row), strict=True))
    longitude, latitude = values.get("longitude"), values.get("latitude")
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        return []
    is_on_earth = -180 <= longitude <= 180 and -90 <= latitude <= 90  # neither holds for NaN
    return [(float(longitude), float(latitude))] if is_on_earth else []


def _looked_up(row: tuple[Term | None, ...], records: Records) -> list[Position]:
    """Return the positions of the places in a row; without one, those of the scenes of what it names."""
    nodes = [node for node in row if isinstance(node, NamedNode)]
    here = [position for node in nodes if (position := position_of(records.graph, node))]
    if here:
        return here
    stops = [stop for node in nodes for each in _SCENES for stop in records.graph.nodes(node, each)]
    return [position for stop in stops if (position := position_of(records.graph, stop))]
