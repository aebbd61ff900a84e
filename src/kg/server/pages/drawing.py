"""Which picture suits an answer, and which of its columns it shows; nothing when none can be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from kg.server.pages.pictures import Axis, Bar, Stretch, Ties, axis_of, bars, stretches, ties
from kg.server.pages.tables import Table
from kg.server.pages.terms import Terms

__all__ = ["Picture", "picture_of"]

_MOST_ROWS = 60
_MOST_TIES = 40


@dataclass(frozen=True)
class Picture:
    """A picture: its kind, the columns that name its rows, the one that it measures, and what is drawn."""

    kind: str
    labels: tuple[int, ...]
    measure: int
    bars: tuple[Bar, ...] = ()
    axis: Axis | None = None
    stretches: tuple[Stretch, ...] = ()
    ties: Ties | None = None


def picture_of(display: str, table: Table, terms: Terms) -> Picture | None:
    """Return the picture that a question asks for, when its answer has what the picture needs."""
    if not 1 < len(table.lines) <= _MOST_ROWS:
        return None
    if display == "chart":
        return _chart(table)
    if display == "timeline":
        return _timeline(table)
    return _ties(table, terms) if display == "graph" else None


def _chart(table: Table) -> Picture | None:
    numbers = [i for i, column in enumerate(table.columns) if column.is_number]
    labels = [i for i, column in enumerate(table.columns) if not column.is_number]
    if not numbers or not labels:
        return None
    drawn = bars([None if text is None else float(text) for text in table.lexical(numbers[0])])
    return Picture("chart", tuple(labels[:1]), numbers[0], bars=tuple(drawn)) if drawn else None


def _timeline(table: Table) -> Picture | None:
    names = [column.name for column in table.columns]
    measure = next((names.index(name) for name in ("when", "event_date", "from", "left") if name in names), None)
    labels = [i for i, column in enumerate(table.columns) if column.is_name and i != measure]
    labels = labels or [i for i, column in enumerate(table.columns) if not column.is_number and i != measure]
    if measure is None or not labels:
        return None
    dates = table.lexical(measure)
    axis = axis_of(date for date in dates if date)
    drawn = sorted(stretches(dates, axis), key=lambda one: (one.start, one.row)) if axis else []
    return Picture("timeline", tuple(labels[:2]), measure, axis=axis, stretches=tuple(drawn)) if drawn else None


def _ties(table: Table, terms: Terms) -> Picture | None:
    named = [i for i, column in enumerate(table.columns) if column.names_thing]
    if len(named) < 2:
        return None
    columns = [table.texts(i, terms) for i in named[:2]]
    drawn = ties(list(zip(*columns, strict=True)))
    if drawn is None or len(drawn.lines) > _MOST_TIES:
        return None
    return Picture("graph", tuple(named[:1]), named[1], ties=drawn)
