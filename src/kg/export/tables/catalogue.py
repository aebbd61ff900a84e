"""All tables, in the order in which a workbook shows them: those of the project among those of the core."""

from __future__ import annotations

from kg.export.tables.citations import CITATIONS, PASSAGES
from kg.export.tables.claims import CLAIMS
from kg.export.tables.core import CORE_TABLES
from kg.export.tables.facts import FACTS
from kg.export.tables.model import Table
from kg.export.tables.participants import PARTICIPANTS
from kg.export.tables.plans import planned
from kg.export.tables.sources import DOCUMENTS, SECTIONS
from kg.export.tables.statements import PROPOSITIONS, STATEMENTS
from kg.export.tables.things import THINGS
from kg.export.tables.ties import TIES
from kg.exportsettings import TABLES as CORE_ORDER
from kg.settings import current

__all__ = ["TABLES"]

_MADE = {
    table.name: table
    for table in (
        TIES, STATEMENTS, PROPOSITIONS, CLAIMS, CITATIONS, PARTICIPANTS, FACTS, THINGS, PASSAGES, SECTIONS, DOCUMENTS,
    )
}  # fmt: skip


def _order() -> list[str]:
    """Return the names of all tables: those of the project first, or behind the one that they name."""
    own = {name: plan for name, plan in current().tables.items() if name not in CORE_ORDER}
    order = [*(name for name, plan in own.items() if not plan.after), *CORE_ORDER]
    for name, plan in own.items():
        if plan.after:
            order.insert(order.index(plan.after) + 1, name)
    return order


def _tables() -> tuple[Table, ...]:
    plans = {**CORE_TABLES, **current().tables}
    kinds = {name: plan.kinds for name, plan in plans.items()}
    return tuple(_MADE.get(name) or planned(name, plans[name], kinds) for name in _order())


TABLES = _tables()
