"""The terms of an answer as cells: numbers, days and truth values as such, things by their prefixed names."""

from __future__ import annotations

from datetime import date
from math import isfinite

from pyoxigraph import Literal

from kg.export.tables.model import Cell
from kg.queries.answers import plain
from kg.queries.csvtext import shown
from kg.rdf.graph import Term
from kg.rdf.namespaces import XSD

__all__ = ["cell_of"]

_LONG = 10**15


def cell_of(term: Term | None) -> Cell:
    """Return a term as a cell; a literal that is not what its datatype says, or no cell can hold, stays text."""
    if not isinstance(term, Literal):
        return shown(term) if term is not None else None
    if term.datatype == XSD.date:
        try:
            return date.fromisoformat(term.value)
        except ValueError:
            return term.value
    found = plain(term)
    return found if isinstance(found, bool) or _is_held(found) else term.value


def _is_held(value: object) -> bool:
    """Tell whether a number is finite, and no longer than a cell of a workbook keeps its digits."""
    return abs(value) < _LONG if isinstance(value, int) else isinstance(value, float) and isfinite(value)
