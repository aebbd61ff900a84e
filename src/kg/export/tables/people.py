"""People, with birth and death as told."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.export.tables.model import Cell, Column, Row, Table
from kg.export.tables.records import Records, reference
from kg.rdf.namespaces import CG, DG, RDF, SKOS

__all__ = ["PEOPLE"]


def _rows(records: Records) -> Iterator[Row]:
    for node in records.of_kind("person"):
        yield {
            "id": reference(node),
            "iri": node.value,
            "name_en": records.name(node),
            "name_ru": records.name(node, "ru"),
            "also_called": records.texts(node, SKOS.altLabel),
            "professions": records.names(node, DG.hasProfession),
            "is_defector": DG.Defector in records.graph.nodes(node, RDF.type),
            **_bounds(records, node, DG.bornIn, "born"),
            **_bounds(records, node, DG.diedIn, "died"),
            "wikidata": reference(records.one(node, CG.wikidata)),
        }


def _bounds(records: Records, node: NamedNode, prop: NamedNode, name: str) -> dict[str, Cell]:
    found = records.dating(records.one(node, prop))
    parts = {"": "when", "_earliest": "begin_earliest", "_latest": "end_latest"}
    return {name + ending: found.get(part) for ending, part in parts.items()}


PEOPLE = Table(
    "people",
    "People",
    ("id",),
    (
        Column("id", "the prefixed name of the person", refers="things", required=True),
        Column("iri", "the IRI of the person", "iri", required=True),
        Column("name_en", "name in English"),
        Column("name_ru", "name in Russian"),
        Column("also_called", "other names and spellings", "list"),
        Column("professions", "callings, by their English names", "list"),
        Column("is_defector", "the subject of a defection", "boolean", required=True),
        Column("born", "date of birth as told, in EDTF"),
        Column("born_earliest", "first possible day of birth", "date"),
        Column("born_latest", "last possible day of birth", "date"),
        Column("died", "date of death as told, in EDTF"),
        Column("died_earliest", "first possible day of death", "date"),
        Column("died_latest", "last possible day of death", "date"),
        Column("wikidata", "the item of Wikidata that is the same person"),
    ),
    _rows,
)
