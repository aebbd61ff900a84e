"""Tables made from a description: a row for each thing of some kinds, each column by the ways to its values.

So a project describes tables of its own in its settings (`[tables.NAME]`); those of the core are described alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode

from kg.export.tables.cells import GIVEN, Asked, Tables
from kg.export.tables.model import Cell, Column, Row, Table
from kg.export.tables.records import Records, reference
from kg.exportsettings import Tabled

__all__ = ["planned"]

Maker = Callable[[Records, NamedNode], dict[str, Cell]]


def planned(name: str, plan: Tabled, tables: Tables) -> Table:
    """Return the table of a description; `tables` are the kinds of all that are described."""
    thing = plan.thing or "thing"
    columns = [
        Column("id", f"the prefixed name of the {thing}", refers="things", required=True),
        Column("iri", f"the IRI of the {thing}", "iri", required=True),
    ]
    makers: list[Maker] = []
    for column, told in plan.columns.items():
        given = GIVEN[told.gives](Asked(column, told, tables))
        columns += given.columns
        makers.append(given.cells)

    def rows(records: Records) -> Iterator[Row]:
        for node in records.of_kind(*plan.kinds):
            row: dict[str, Cell] = {"id": reference(node), "iri": node.value}
            for cells in makers:
                row |= cells(records, node)
            yield row

    return Table(name, plan.title or name, ("id",), tuple(columns), rows)
