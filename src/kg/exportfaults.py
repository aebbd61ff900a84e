"""What is wrong in the descriptions of tables and links: the way to the key in `project.toml`, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.exportsettings import COLUMNS, TABLES, Links, Tabled

__all__ = ["faults_of"]

_REPLACEABLE = ("events", "places")
_VALUES = ("date", "entity", "text", "item")

Fault = tuple[tuple[str, ...], str]


def faults_of(tables: Mapping[str, Tabled], links: Links) -> Iterator[Fault]:
    """Yield each fault: a table that does not exist, a kind of column or of values that is none, an unknown number."""
    yield from _faults_of_order(tables)
    known = {*TABLES, *tables}
    for name, table in tables.items():
        yield from _faults_of_columns(("tables", name, "columns"), table, known)
    yield from _faults_of_links(links)


def _faults_of_order(tables: Mapping[str, Tabled]) -> Iterator[Fault]:
    known = [*TABLES]
    for name, table in tables.items():
        place = ("tables", name)
        if name in TABLES and name not in _REPLACEABLE:
            yield place, f"the table {name} is the core's: give yours another name"
        if table.after and table.after not in known:
            yield (*place, "after"), f"there is no table {table.after} before this one; there are: {', '.join(known)}"
        known.append(name)


def _faults_of_columns(place: tuple[str, ...], table: Tabled, tables: set[str]) -> Iterator[Fault]:
    for column, told in table.columns.items():
        if told.gives not in COLUMNS:
            yield (*place, column), f"{told.gives} is no kind of column; there are: {', '.join(COLUMNS)}"
        if told.refers and told.refers not in tables:
            names = ", ".join(sorted(tables))
            yield (*place, column), f"there is no table {told.refers} to refer to; there are: {names}"


def _faults_of_links(links: Links) -> Iterator[Fault]:
    for number, told in links.properties.items():
        if told.values not in _VALUES:
            yield ("links", "properties", number), f"{told.values} are no values; there are: {', '.join(_VALUES)}"
    for key, numbers in (("sent", links.sent), ("audited", links.audited), ("single", links.single)):
        for number in numbers:
            if number not in links.properties:
                yield ("links", key), f"{key} names {number}, which [links.properties] does not tell: add it there"
