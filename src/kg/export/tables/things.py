"""Every thing with its names: what the other tables refer to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import NAMES, Records, reference
from kg.rdf.namespaces import CG, IDENTIFIERS, kind_of

__all__ = ["THINGS", "is_apart"]

_APART = ("sentence", "span", "citation", "scheme")


def is_apart(iri: str) -> bool:
    """Tell whether an IRI is of the apparatus, which has tables of its own or none."""
    return not iri.startswith(IDENTIFIERS) or kind_of(iri) in _APART


def _rows(records: Records) -> Iterator[Row]:
    for node in records.things:
        if not is_apart(node.value):
            yield {
                "id": reference(node),
                "iri": node.value,
                "kind": kind_of(node.value),
                "classes": records.classes(node),
                **records.every_name(node),
                "wikidata": reference(records.one(node, CG.wikidata)),
            }


THINGS = Table(
    "things",
    "Every thing of the graph: whom and what it tells of, what happened, claims, concepts",
    ("id",),
    (
        Column("id", "its prefixed name", required=True),
        Column("iri", "its IRI", "iri", required=True),
        Column("kind", "the kind in its IRI", required=True),
        Column("classes", "the classes that the editors wrote", "list"),
        *NAMES,
        Column("wikidata", "the item of Wikidata that it is the same as"),
    ),
    _rows,
)
