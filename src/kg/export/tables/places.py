"""Places, with what a gazetteer says of where they lie."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import Records, reference, references
from kg.rdf.namespaces import CG, DG

__all__ = ["PLACES"]


def _rows(records: Records) -> Iterator[Row]:
    for node in records.of_kind("place"):
        yield {
            "id": reference(node),
            "iri": node.value,
            "kind": records.kind(node),
            "name_en": records.name(node),
            "name_ru": records.name(node, "ru"),
            "latitude": _degrees(records, node, CG.latitude),
            "longitude": _degrees(records, node, CG.longitude),
            "at_capital": True if records.graph.has(node, DG.coordinatesOfCapital) else None,
            "within": references(records.graph.nodes(node, CG.within)),
            "gazetteer_records": references(
                [record for record in records.graph.subjects(CG.recordOf, node) if isinstance(record, NamedNode)]
            ),
            "wikidata": reference(records.one(node, CG.wikidata)),
        }


def _degrees(records: Records, node: NamedNode, prop: NamedNode) -> float | None:
    text = records.graph.text(node, prop)
    return float(text) if text else None


PLACES = Table(
    "places",
    "Places; where they lie was looked up in a gazetteer",
    ("id",),
    (
        Column("id", "the prefixed name of the place", refers="things", required=True),
        Column("iri", "the IRI of the place", "iri", required=True),
        Column("kind", "its class", required=True),
        Column("name_en", "its name in English"),
        Column("name_ru", "its name in Russian"),
        Column("latitude", "degrees north, WGS 84", "number"),
        Column("longitude", "degrees east, WGS 84", "number"),
        Column("at_capital", "the coordinates are those of the capital", "boolean"),
        Column("within", "the places that it lies in", "list"),
        Column("gazetteer_records", "the records that this was looked up in", "list"),
        Column("wikidata", "the item of Wikidata that is the same place"),
    ),
    _rows,
)
