"""An answer as pictures read it: each value with its name, and what else is known of it; columns by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.dates import Bounds, DateError, bounds
from kg.export.geometry import Position
from kg.queries import Answer
from kg.queries.columns import called
from kg.rdf.graph import Term
from kg.rdf.namespaces import EDTF, XSD, is_term, kind_of
from kg.translation import language

__all__ = ["Column", "Sheet", "Things", "Value", "sheet_of"]

_NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.nonNegativeInteger, XSD.double, XSD.float})
_DATES = frozenset({EDTF, XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime})
_TEXTS = (None, XSD.string)


class Things(Protocol):
    """Who knows names, addresses and positions of things."""

    def title(self, term: Term) -> str:
        """Return what a term is called."""

    def path(self, node: NamedNode) -> str:
        """Return where a thing is shown, or nothing."""

    def position(self, node: NamedNode) -> Position | None:
        """Return longitude and latitude, or None."""

    def at_capital(self, node: NamedNode) -> bool:
        """Tell whether the position is that of a capital that stands for a state."""

    def place_called(self, name: str) -> NamedNode | None:
        """Return the one place of a name that lies somewhere, or None."""


@dataclass(frozen=True)
class Value:
    """A value: what it is called, the thing that it is, and a number, a date or a position where it has one."""

    text: str
    node: NamedNode | None = None
    path: str = ""
    number: float | None = None
    edtf: str = ""
    position: Position | None = None
    at_capital: bool = False

    @property
    def key(self) -> str:
        """What tells it from other values."""
        return self.node.value if self.node is not None else self.text

    @property
    def bounds(self) -> Bounds | None:
        """The bounds of the date, if it has some."""
        return _bounds(self.edtf) if self.edtf else None


@dataclass(frozen=True)
class Column:
    """A column: the variable, what stands above it, and its values."""

    name: str
    heading: str
    values: tuple[Value | None, ...]

    @cached_property
    def bound(self) -> list[Value]:
        """Those that are there."""
        return [value for value in self.values if value is not None]

    def _all(self, test: Callable[[Value], bool]) -> bool:
        return bool(self.bound) and all(map(test, self.bound))

    @cached_property
    def is_number(self) -> bool:
        """Whether it holds numbers and nothing else."""
        return self._all(lambda value: value.number is not None)

    @cached_property
    def is_date(self) -> bool:
        """Whether it holds dates and nothing else, one of them at least with a place in time."""
        return self._all(lambda value: bool(value.edtf)) and any(value.bounds for value in self.bound)

    @cached_property
    def is_of_things(self) -> bool:
        """Whether it names things and nothing else."""
        return self._all(lambda value: value.node is not None)

    @cached_property
    def is_of_terms(self) -> bool:
        """Whether it names terms of the ontology or concepts and nothing else: how things are joined, not things."""
        return self._all(lambda value: value.node is not None and _is_term(value.node))

    @cached_property
    def is_of_places(self) -> bool:
        """Whether half of its values at least lie somewhere."""
        return bool(self.bound) and 2 * sum(value.position is not None for value in self.bound) >= len(self.bound)

    @property
    def is_label(self) -> bool:
        """Whether it holds names or words."""
        return bool(self.bound) and not (self.is_number or self.is_date)


@dataclass(frozen=True)
class Sheet:
    """An answer, column by column."""

    columns: tuple[Column, ...]
    length: int
    about: Value | None = None
    """What the question was asked of, where that is one thing."""
    title: str = ""
    """The question, where it has words."""

    def of(self, test: str) -> list[Column]:
        """Return the columns of a kind: `is_number`, `is_date`, `is_of_things`, `is_of_terms`, …."""
        return [column for column in self.columns if getattr(column, test)]


def sheet_of(answer: Answer, things: Things, about: NamedNode | None = None, title: str = "") -> Sheet:
    """Return an answer of rows as pictures read it; a column `x_name` speaks of the thing in the column `x`."""
    shown = answer.without_nodes()
    columns = tuple(_column(name, answer, shown, things) for name in shown.variables)
    asked_of = _placed(things.title(about), about, things) if about is not None else None
    return Sheet(columns, len(answer.rows), asked_of, title)


def _column(name: str, answer: Answer, shown: Answer, things: Things) -> Column:
    bare = name.removesuffix("_name")
    has_node = bare != name and bare in answer.variables
    at, beside = shown.variables.index(name), answer.variables.index(bare if has_node else name)
    values = tuple(
        _value(row[at], original[beside], things) for row, original in zip(shown.rows, answer.rows, strict=True)
    )
    return Column(name, called(bare if has_node else name, language()), values)


def _value(term: Term | None, beside: Term | None, things: Things) -> Value | None:
    if term is None:
        return None
    node = beside if isinstance(beside, NamedNode) else None
    if node is not None:
        return _placed(things.title(term), node, things)
    if not isinstance(term, Literal):
        return Value(things.title(term))
    if term.datatype in _NUMBERS:
        return Value(things.title(term), number=_number(term.value))
    if term.datatype in _DATES:
        return Value(things.title(term), edtf=term.value.partition("T")[0])
    place = things.place_called(term.value) if term.language or term.datatype in _TEXTS else None
    return Value(term.value) if place is None else _placed(term.value, place, things)


def _placed(text: str, node: NamedNode, things: Things) -> Value:
    position = things.position(node)
    return Value(text, node, things.path(node), None, "", position, position is not None and things.at_capital(node))


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def _bounds(edtf: str) -> Bounds | None:
    try:
        return bounds(edtf)
    except DateError:
        return None


def _is_term(node: NamedNode) -> bool:
    return is_term(node) or kind_of(node) == "concept"


def first(columns: Sequence[Column], *without: Column) -> Column | None:
    """Return the first column that is none of some others."""
    return next((column for column in columns if all(column is not other for other in without)), None)
