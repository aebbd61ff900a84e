"""Tours and other journeys."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import DATING, Records, reference, references
from kg.rdf.namespaces import DG

__all__ = ["JOURNEYS"]


def _rows(records: Records) -> Iterator[Row]:
    for node in records.of_kind("journey"):
        yield {
            "id": reference(node),
            "iri": node.value,
            "kind": records.kind(node),
            "name_en": records.name(node),
            "name_ru": records.name(node, "ru"),
            **records.dating(node),
            "stops": references(records.graph.nodes(node, DG.touring)),
            "stop_names": records.names(node, DG.touring),
            "travellers": records.names(node, DG.traveller, DG.touredBy),
            "left_on_it": tuple(
                sorted(
                    name
                    for departure in records.graph.subjects(DG.duringJourney, node)
                    for person in records.graph.nodes(departure, DG.departed)
                    if (name := records.name(person))
                )
            ),
            "sections": records.sections(node),
        }


JOURNEYS = Table(
    "journeys",
    "Tours and other journeys",
    ("id",),
    (
        Column("id", "the prefixed name of the journey", refers="things", required=True),
        Column("iri", "the IRI of the journey", "iri", required=True),
        Column("kind", "its class", required=True),
        Column("name_en", "its name in English"),
        Column("name_ru", "its name in Russian"),
        *DATING,
        Column("stops", "the places that the texts name, in no told order", "list"),
        Column("stop_names", "their English names", "list"),
        Column("travellers", "who travelled: people and companies, by their English names", "list"),
        Column("left_on_it", "who left on this journey, by their English names", "list"),
        Column("sections", "the sections that tell of it", "list"),
    ),
    _rows,
)
