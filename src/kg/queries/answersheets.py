"""An answer as a workbook: its rows, the passages behind each, the question, and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.export.tables.sheets import sources_sheet
from kg.export.workbook import Sheet, write_workbook
from kg.queries.answers import Answer
from kg.queries.cells import cell_of
from kg.rdf.namespaces import abbreviate

if TYPE_CHECKING:
    from kg.export import Description
    from kg.export.tables import Cell, Records

__all__ = ["answer_workbook"]

_PASSAGES = ("row", "section", "sentences", "start", "end", "passage", "what it says", "for")


def answer_workbook(answer: Answer, records: Records, about: Description, title: str) -> bytes:
    """Return the rows on one sheet; the passages of `--evidence` on a second, by number of row; then the sources."""
    rows = [tuple(cell_of(term) for term in row) for row in answer.rows]
    sheets = [Sheet("answer", answer.variables, rows)]
    if answer.evidence is not None:
        sheets.append(Sheet("passages", _PASSAGES, list(_passages(answer))))
    sources = sources_sheet(records, about)
    question: tuple[Cell, ...] = ("question", title, None)
    sheets.append(Sheet(sources.name, sources.heads, [question, *sources.rows]))
    return write_workbook(sheets, about)


def _passages(answer: Answer) -> Iterator[tuple[Cell, ...]]:
    for number, citations in enumerate(answer.evidence or (), 1):
        for citation in citations:
            yield (
                number,
                citation.section,
                tuple(map(str, citation.sentences)),
                citation.start,
                citation.end,
                abbreviate(citation.span.value),
                citation.paraphrase,
                tuple(abbreviate(node.value) for node in citation.supports),
            )
