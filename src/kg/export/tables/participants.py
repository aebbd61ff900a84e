"""Who and what had part in what happened, was held or was said."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import LANGUAGE, Records, reference
from kg.rdf.namespaces import slug_of
from kg.settings import current

__all__ = ["PARTICIPANTS"]


def _participants(records: Records) -> Iterator[Row]:
    kinds = current().kinds
    agents = set(records.of_kind(*kinds.agents))
    for node in records.of_kind(*kinds.happenings):
        for prop, value in records.written.about(node):
            if isinstance(value, NamedNode) and value in agents:
                yield {
                    "node": reference(node),
                    "part": slug_of(prop),
                    "participant": reference(value),
                    "participant_name": records.name(value),
                }


PARTICIPANTS = Table(
    "participants",
    "Who had what part in what happened, was held or was said",
    ("node", "part", "participant"),
    (
        Column("node", "what happened, was held or was said", refers="things", required=True),
        Column("part", "the property by which the participant stands in it", required=True),
        Column("participant", "who or what had part in it", refers="things", required=True),
        Column("participant_name", f"the {LANGUAGE} name"),
    ),
    _participants,
)
