"""Facts of one kind as a table: which facts, the plan says; what stands in each column, the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Remark, Row, Table
from kg.accounts.plan import Plan, Tabled
from kg.accounts.wording import TableWords

__all__ = ["tables_of"]

_EMPTY = Phrase(())
_FEWEST = 2
"""Rows of a table; what one fact tells stands in a sentence already."""


def tables_of(node: NamedNode, facts: Sequence[NamedNode], filler: Filler, plan: Plan) -> Iterator[Table]:
    """Yield the tables of a thing, from its facts in their order; a column that stays empty is left out."""
    classes = set(filler.told.classes(node))
    for name, tabled in plan.tables.items():
        words = filler.wording.tables.get(name)
        if words is None or not classes & set(tabled.of):
            continue
        rows = [row for fact in facts if _belongs(fact, tabled, filler) and (row := _row(fact, words, filler))]
        if len(rows) >= _FEWEST:
            yield _table(name, words, rows)


def _belongs(fact: NamedNode, tabled: Tabled, filler: Filler) -> bool:
    return bool(set(filler.told.classes(fact)) & set(tabled.rows))


def _row(fact: NamedNode, words: TableWords, filler: Filler) -> Row | None:
    cells = tuple(_cell(filler.filled(parts, fact)) for _, parts in words.columns)
    citations = dict.fromkeys((*filler.told.citations(fact), *(c for cell in cells for c in cell.citations)))
    return Row(fact, cells, tuple(citations)) if citations and any(cell.pieces for cell in cells) else None


def _cell(phrase: Phrase | None) -> Phrase:
    """Return a phrase without its shades, which the sentence about the fact has in its note."""
    if phrase is None:
        return _EMPTY
    kept = (piece for piece in phrase.pieces if not (isinstance(piece, Remark) and piece.kind == "shade"))
    return Phrase(tuple(kept), phrase.citations)


def _table(name: str, words: TableWords, rows: Sequence[Row]) -> Table:
    kept = [n for n in range(len(words.columns)) if any(row.cells[n].text for row in rows)]
    narrowed = (Row(row.node, tuple(row.cells[n] for n in kept), row.citations) for row in rows)
    return Table(name, words.heading, tuple(words.columns[n][0] for n in kept), tuple(narrowed))
