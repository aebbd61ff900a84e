"""Ties between two of the class that ties join, usually people: a row for each pair that a tie joins."""

from __future__ import annotations

from collections.abc import Iterator

from kg.connections import Tie, ties_of
from kg.export.tables.model import Column, Row, Table, cell_text
from kg.export.tables.records import DATING, LANGUAGE, Records, reference, references
from kg.rdf.namespaces import slug_of
from kg.settings import current

__all__ = ["TIES", "evidence_of"]

_LIVES = set(current().kinds.lives)
_TABLE = next((name for name, plan in current().tables.items() if _LIVES and set(plan.kinds) >= _LIVES), "things")
"""The table of those whom ties join."""


def _rows(records: Records) -> Iterator[Row]:
    for tie in ties_of(records.graph):
        one, other = tie.people
        yield {
            "person": reference(one),
            "person_name": records.name(one),
            "other": reference(other),
            "other_name": records.name(other),
            "kind": slug_of(tie.kind),
            "nodes": cell_text(references(tie.nodes)),
            "through": reference(tie.through),
            **records.dating(tie.nodes[0] if len(tie.nodes) == 1 else None),
            "passages": evidence_of(records, tie),
        }


def evidence_of(records: Records, tie: Tie) -> tuple[str, ...]:
    """Return the ids of the passages behind a tie."""
    return references(list({citation.span for node in tie.nodes for citation in records.citations(node)}))


TIES = Table(
    "ties",
    "Told ties between two, and what they share",
    ("person", "other", "kind", "nodes"),
    (
        Column("person", "one of the two", refers=_TABLE, required=True),
        Column("person_name", f"the {LANGUAGE} name of the one"),
        Column("other", "the other", refers=_TABLE, required=True),
        Column("other_name", f"the {LANGUAGE} name of the other"),
        Column("kind", "the class of the tie, or the property by which they share it", required=True),
        Column("nodes", "the nodes that tell of it, divided by semicolons", required=True),
        Column("through", "what they share", refers="things"),
        *DATING,
        Column("passages", "the passages that tell of it", "list"),
    ),
    _rows,
)
