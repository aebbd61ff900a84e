"""What a table is: its columns with their kinds, its key, what its columns refer to, and how its rows are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["LIST_SEPARATOR", "Cell", "Column", "Row", "Table", "cell_text"]

Cell = str | int | float | bool | date | tuple[str, ...] | None
Row = Mapping[str, Cell]

LIST_SEPARATOR = "; "


@dataclass(frozen=True)
class Column:
    """One column: `kind` is text, list, date, integer, number, boolean or iri; `refers` names the table of its ids."""

    name: str
    description: str
    kind: str = "text"
    refers: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table; `rows` yields from `Records` its rows in the order of the key, each with the columns that it fills."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterable[Row]]


def cell_text(cell: Cell) -> str:
    """Return a cell as text: dates by ISO 8601, truth values as XML Schema has them, lists divided by semicolons.

    >>> cell_text(("Ada", "Miss Ada"))
    'Ada; Miss Ada'
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return LIST_SEPARATOR.join(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
