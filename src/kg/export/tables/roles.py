"""Posts, memberships, parts in works, residences and citizenships of people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import DATING, Records, reference
from kg.rdf.namespaces import DG

__all__ = ["ROLES"]

_OF = (DG.subjectPerson, DG.roleHolder, DG.creditedPerson, DG.resident, DG.citizen)
_AT = (DG.atGroup, DG.ofWork, DG.residencePlace, DG.residenceState, DG.ofState)


def _rows(records: Records) -> Iterator[Row]:
    for node in records.of_kind("role"):
        person, where = records.one(node, *_OF), records.one(node, *_AT)
        yield {
            "id": reference(node),
            "iri": node.value,
            "kind": records.kind(node),
            "person": reference(person) if (reference(person) or "").startswith("person:") else None,
            "person_name": records.name(person),
            "position": records.names(node, DG.position, DG.function),
            "at": reference(where),
            "at_name": records.name(where),
            **records.dating(node),
            "sections": records.sections(node),
        }


ROLES = Table(
    "roles",
    "Posts, parts in works, residences and citizenships",
    ("id",),
    (
        Column("id", "the prefixed name of the role", refers="things", required=True),
        Column("iri", "the IRI of the role", "iri", required=True),
        Column("kind", "its class", required=True),
        Column("person", "whose it is, where it is one person's", refers="people"),
        Column("person_name", "the English name of who holds it"),
        Column("position", "position, or function in a work, by their English names", "list"),
        Column("at", "the group, work, place or state", refers="things"),
        Column("at_name", "its English name"),
        *DATING,
        Column("sections", "the sections that tell of it", "list"),
    ),
    _rows,
)
