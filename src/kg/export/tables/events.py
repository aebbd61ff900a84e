"""What happened: one row per event, and who and what had part in it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import DATING, Records, reference
from kg.rdf.namespaces import DG, slug_of

__all__ = ["EVENTS", "PARTICIPANTS"]

_PARTICIPANT_OF = ("event", "role", "tie", "journey", "statement", "belonging", "penalty")
_TAKES_PART = ("person", "group", "state", "collective")


def _events(records: Records) -> Iterator[Row]:
    for node in records.of_kind("event"):
        person, place = records.one(node, DG.subjectPerson), records.one(node, DG.place)
        state = records.one(node, DG.inState)
        yield {
            "id": reference(node),
            "iri": node.value,
            "kind": records.kind(node),
            "name_en": records.name(node),
            "person": reference(person),
            "person_name": records.name(person),
            **records.dating(node),
            "place": reference(place),
            "place_name": records.name(place),
            "state": reference(state),
            "state_name": records.name(state),
            "journey": reference(records.one(node, DG.duringJourney)),
            "sections": records.sections(node),
        }


def _participants(records: Records) -> Iterator[Row]:
    agents = set(records.of_kind(*_TAKES_PART))
    for node in records.of_kind(*_PARTICIPANT_OF):
        for prop, value in records.written.about(node):
            if isinstance(value, NamedNode) and value in agents:
                yield {
                    "node": reference(node),
                    "part": slug_of(prop),
                    "participant": reference(value),
                    "participant_name": records.name(value),
                }


EVENTS = Table(
    "events",
    "What happened",
    ("id",),
    (
        Column("id", "the prefixed name of the event", refers="things", required=True),
        Column("iri", "the IRI of the event", "iri", required=True),
        Column("kind", "its class", required=True),
        Column("name_en", "its name in English, where it has one"),
        Column("person", "whose event it is, where it is one person's", refers="people"),
        Column("person_name", "the English name of that person"),
        *DATING,
        Column("place", "where, where one place is told", refers="places"),
        Column("place_name", "the English name of that place"),
        Column("state", "in which state", refers="things"),
        Column("state_name", "the English name of that state"),
        Column("journey", "the journey on which it happened", refers="journeys"),
        Column("sections", "the sections that tell of it", "list"),
    ),
    _events,
)
PARTICIPANTS = Table(
    "participants",
    "Who had what part in events, roles, ties, journeys and statements",
    ("node", "part", "participant"),
    (
        Column("node", "what happened, a role, a tie, a journey or a statement", refers="things", required=True),
        Column("part", "the property by which the participant stands in it", required=True),
        Column("participant", "a person, a group, a state or a kind of people", refers="things", required=True),
        Column("participant_name", "the English name"),
    ),
    _participants,
)
