"""All tables, in the order in which a workbook shows them."""

from __future__ import annotations

from kg.export.tables.citations import CITATIONS, PASSAGES
from kg.export.tables.claims import CLAIMS
from kg.export.tables.events import EVENTS, PARTICIPANTS
from kg.export.tables.facts import FACTS
from kg.export.tables.journeys import JOURNEYS
from kg.export.tables.model import Table
from kg.export.tables.people import PEOPLE
from kg.export.tables.places import PLACES
from kg.export.tables.roles import ROLES
from kg.export.tables.sources import DOCUMENTS, SECTIONS
from kg.export.tables.statements import PROPOSITIONS, STATEMENTS
from kg.export.tables.things import THINGS
from kg.export.tables.ties import TIES

__all__ = ["TABLES"]

TABLES: tuple[Table, ...] = (
    PEOPLE,
    EVENTS,
    ROLES,
    TIES,
    JOURNEYS,
    STATEMENTS,
    PROPOSITIONS,
    CLAIMS,
    CITATIONS,
    PLACES,
    PARTICIPANTS,
    FACTS,
    THINGS,
    PASSAGES,
    SECTIONS,
    DOCUMENTS,
)
