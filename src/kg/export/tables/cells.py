"""The kinds of cells that a description of a table can ask for, each with its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.domain import terms
from kg.export.tables.model import Cell, Column
from kg.export.tables.records import DATING, Records, reference, references
from kg.exportsettings import TableColumn
from kg.languages import MAIN
from kg.rdf.namespaces import RDF, kind_of
from kg.ways import Way, ends_of, ways

__all__ = ["GIVEN", "Asked", "Given", "Tables"]

Tables = Mapping[str, tuple[str, ...]]
"""The kinds of things that each table has rows of."""


@dataclass(frozen=True)
class Asked:
    """What a description says of a column."""

    name: str
    told: TableColumn
    tables: Tables

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to the values."""
        return ways(self.told.by)


@dataclass(frozen=True)
class Given:
    """Columns, and what fills them for a thing."""

    columns: tuple[Column, ...]
    cells: Callable[[Records, NamedNode], dict[str, Cell]]


def _one(records: Records, node: NamedNode, some: tuple[Way, ...]) -> NamedNode | None:
    """Return the only thing at the end of some ways; the thing itself without any."""
    found = set(ends_of(records.graph, node, some)) if some else {node}
    only = found.pop() if len(found) == 1 else None
    return only if isinstance(only, NamedNode) else None


def _nodes(records: Records, node: NamedNode, some: tuple[Way, ...]) -> list[NamedNode]:
    return [value for value in ends_of(records.graph, node, some) if isinstance(value, NamedNode)]


def _name(asked: Asked) -> Given:
    name, some, language = asked.name, asked.ways, asked.told.language or MAIN
    return Given(
        (Column(name, asked.told.says),),
        lambda records, node: {name: records.name(_one(records, node, some), language)},
    )


def _names(asked: Asked) -> Given:
    name, some = asked.name, asked.ways
    return Given(
        (Column(name, asked.told.says, "list"),),
        lambda records, node: {name: records.names_of(_nodes(records, node, some))},
    )


def _thing(asked: Asked) -> Given:
    """Give the id of one thing; where a table of some kinds is referred to, of one of these."""
    name, some, kinds = asked.name, asked.ways, asked.tables.get(asked.told.refers, ())

    def cells(records: Records, node: NamedNode) -> dict[str, Cell]:
        found = _one(records, node, some)
        fits = found is not None and (not kinds or kind_of(found) in kinds)
        return {name: reference(found) if fits else None}

    return Given((Column(name, asked.told.says, refers=asked.told.refers),), cells)


def _things(asked: Asked) -> Given:
    name, some = asked.name, asked.ways
    return Given(
        (Column(name, asked.told.says, "list"),),
        lambda records, node: {name: references(_nodes(records, node, some))},
    )


def _texts(asked: Asked) -> Given:
    name, some = asked.name, asked.ways

    def cells(records: Records, node: NamedNode) -> dict[str, Cell]:
        found = ends_of(records.graph, node, some)
        return {name: tuple(sorted({str(value.value) for value in found if isinstance(value, Literal)}))}

    return Given((Column(name, asked.told.says, "list"),), cells)


def _number(asked: Asked) -> Given:
    name, some = asked.name, asked.ways

    def cells(records: Records, node: NamedNode) -> dict[str, Cell]:
        found = next((v for v in ends_of(records.graph, node, some) if isinstance(v, Literal)), None)
        return {name: float(found.value) if found is not None else None}

    return Given((Column(name, asked.told.says, "number"),), cells)


def _is_a(asked: Asked) -> Given:
    name, classes = asked.name, set(terms(asked.told.by))
    return Given(
        (Column(name, asked.told.says, "boolean", required=True),),
        lambda records, node: {name: not classes.isdisjoint(records.graph.nodes(node, RDF.type))},
    )


def _mark(asked: Asked) -> Given:
    """Give true for what has a value, and nothing for anything else."""
    name, some = asked.name, asked.ways
    return Given(
        (Column(name, asked.told.says, "boolean"),),
        lambda records, node: {name: True if any(True for _ in ends_of(records.graph, node, some)) else None},
    )


def _class(asked: Asked) -> Given:
    name = asked.name
    column = Column(name, asked.told.says or "its class", required=True)
    return Given((column,), lambda records, node: {name: records.kind(node)})


def _date(_: Asked) -> Given:
    """Give the date of the thing itself, as told and as its four bounds."""
    return Given(DATING, lambda records, node: records.dating(node))


def _bounds(asked: Asked) -> Given:
    """Give the date of something else: as told, its first and its last possible day."""
    name, some = asked.name, asked.ways
    what = asked.told.says or name
    columns = (
        Column(name, f"date of {what} as told, in EDTF"),
        Column(f"{name}_earliest", f"first possible day of {what}", "date"),
        Column(f"{name}_latest", f"last possible day of {what}", "date"),
    )
    parts = ("when", "begin_earliest", "end_latest")

    def cells(records: Records, node: NamedNode) -> dict[str, Cell]:
        found = records.dating(_one(records, node, some))
        return {column.name: found.get(part) for column, part in zip(columns, parts, strict=True)}

    return Given(columns, cells)


def _sections(asked: Asked) -> Given:
    name = asked.name
    column = Column(name, asked.told.says or "the sections that tell of it", "list")
    return Given((column,), lambda records, node: {name: records.sections(node)})


GIVEN: Mapping[str, Callable[[Asked], Given]] = {
    "bounds": _bounds,
    "class": _class,
    "date": _date,
    "is-a": _is_a,
    "mark": _mark,
    "name": _name,
    "names": _names,
    "number": _number,
    "sections": _sections,
    "texts": _texts,
    "thing": _thing,
    "things": _things,
}
"""What makes each of `kg.exportsettings.COLUMNS`."""
