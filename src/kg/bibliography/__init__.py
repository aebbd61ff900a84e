"""Footnotes: sources as a library describes them, references to passages, and the styles that write them."""

from __future__ import annotations

from kg.lazy import attributes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.bibliography.references import Piece, Reference, references_of, references_of_rows
    from kg.bibliography.sources import Source, source_of
    from kg.bibliography.writing import FORMATS, STYLES, as_html, notes_of, written

__all__ = [
    "FORMATS",
    "STYLES",
    "Piece",
    "Reference",
    "Source",
    "as_html",
    "notes_of",
    "references_of",
    "references_of_rows",
    "source_of",
    "written",
]

__getattr__ = attributes_of(
    __name__,
    {
        "references": "Piece Reference references_of references_of_rows",
        "sources": "Source source_of",
        "writing": "FORMATS STYLES as_html notes_of written",
    },
)
