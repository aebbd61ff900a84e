"""Every fact of the view in one long table: what the other tables leave out stands here."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import LANGUAGE, Records, reference
from kg.export.tables.things import is_apart
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, abbreviate

__all__ = ["FACTS"]

_ELSEWHERE = (CG.evidence, CG.citation)
_OTHERWISE = "inferred"


def _rows(records: Records) -> Iterator[Row]:
    things = {node for node in records.things if not is_apart(node.value)}
    for node in records.things:
        if node in things:
            for prop, value in records.graph.about(node):
                if prop not in _ELSEWHERE:
                    yield {
                        "node": reference(node),
                        "property": abbreviate(prop.value),
                        **_value(records, value, things),
                        "origin": _origin(records, Triple(node, prop, value)),
                    }


def _value(records: Records, value: Term, things: set[NamedNode]) -> Row:
    if isinstance(value, Literal):
        datatype = abbreviate(value.datatype.value)
        return {"value": str(value.value), "datatype": datatype, "language": value.language}
    if isinstance(value, NamedNode) and value in things:
        return {"value": records.name(value) or reference(value), "thing": reference(value)}
    return {"value": reference(value) or str(value), "datatype": "iri"}


def _origin(records: Records, triple: Triple) -> str:
    return next((name for name, layer in records.layers.items() if triple in layer), _OTHERWISE)


FACTS = Table(
    "facts",
    "Every fact of the view",
    (),
    (
        Column("node", "what the fact is about", refers="things", required=True),
        Column("property", "the property, as a prefixed name", required=True),
        Column("thing", "the value, where it is a thing", refers="things"),
        Column("value", f"the {LANGUAGE} name of the value, or the value itself", required=True),
        Column("datatype", "the datatype of a value that is no thing"),
        Column("language", "its language"),
        Column("origin", "the layer that the fact comes from", required=True),
    ),
    _rows,
)
