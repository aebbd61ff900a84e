"""The terms of an answer as cells: numbers, days and truth values as such, things by their prefixed names."""

from __future__ import annotations

from datetime import date

from pyoxigraph import Literal

from kg.export.tables.model import Cell
from kg.queries.answers import plain
from kg.queries.csvtext import shown
from kg.rdf.graph import Term
from kg.rdf.namespaces import XSD

__all__ = ["cell_of"]


def cell_of(term: Term | None) -> Cell:
    """Return a term as a cell; a literal that is not what its datatype says stays text."""
    if not isinstance(term, Literal):
        return shown(term) if term is not None else None
    try:
        if term.datatype == XSD.date:
            return date.fromisoformat(term.value)
        found = plain(term)
    except ValueError:
        return term.value
    return found if isinstance(found, bool | int | float) else term.value
