"""The tables as sheets of a workbook, with one on the data set and its sources before them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.description import Description
from kg.export.tables.catalogue import TABLES
from kg.export.tables.model import Cell, Table
from kg.export.tables.records import Records
from kg.export.workbook import Sheet, write_workbook
from kg.rdf.namespaces import CG

__all__ = ["sources_sheet", "tables_workbook"]


def tables_workbook(records: Records, about: Description) -> bytes:
    """Return all tables as a workbook: the sources first, then what each column means, then the tables."""
    return write_workbook([sources_sheet(records, about), _columns(), *(_sheet(records, t) for t in TABLES)], about)


def sources_sheet(records: Records, about: Description) -> Sheet:
    """Return a sheet that says what the data set is, how to cite it, and which pieces it was written from."""
    rows: list[tuple[Cell, ...]] = [
        ("data set", about.title, about.text),
        ("version", about.version, about.date),
        ("view", about.view, None),
        ("licence", about.licence_title, about.licence),
        ("cite as", about.credit, None),
        *_pieces(records),
    ]
    return Sheet("sources", ("what", "name", "more"), rows)


def _pieces(records: Records) -> Iterator[tuple[Cell, ...]]:
    for node in records.of_kind("section"):
        document = records.one(node, CG.partOfDocument)
        cited = sum(1 for span in records.graph.subjects(CG.ofSection, node) if records.graph.has(span, CG.paraphrase))
        yield "section", records.name(node), f"part of: {records.name(document)}; {cited} passages cited"


def _columns() -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (table.name, column.name, column.description, column.refers or None)
        for table in TABLES
        for column in table.columns
    ]
    return Sheet("columns", ("table", "column", "what it holds", "refers to"), rows)


def _sheet(records: Records, table: Table) -> Sheet:
    names = [column.name for column in table.columns]
    rows = [tuple(row.get(name) for name in names) for row in table.rows(records)]
    return Sheet(table.name, names, rows, [column.description for column in table.columns])
