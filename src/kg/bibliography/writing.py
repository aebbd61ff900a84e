"""The styles and formats of footnotes, in one table: text in three styles, CSL-JSON and BibTeX."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.bibliography.bibtex import bibtex
from kg.bibliography.chicago import chicago
from kg.bibliography.csljson import csl_json
from kg.bibliography.edition import Edition
from kg.bibliography.gost import gost
from kg.bibliography.mla import mla
from kg.bibliography.references import Reference
from kg.errors import KgError

__all__ = ["FORMATS", "STYLES", "as_html", "notes_of", "written"]

STYLES: Mapping[str, Callable[[Reference, Edition], str]] = {"chicago": chicago, "mla": mla, "gost": gost}
_DATA: Mapping[str, Callable[[Sequence[Reference], Edition], str]] = {"bibtex": bibtex, "csl-json": csl_json}
FORMATS = ("citation", *_DATA)


def notes_of(references: Iterable[Reference], style: str, edition: Edition) -> list[str]:
    """Return a note for each reference, titles in italics between asterisks; an unknown style is an error."""
    if style not in STYLES:
        raise KgError(f"{style} is no style of footnotes; there are: {', '.join(STYLES)}")
    return [STYLES[style](reference, edition) for reference in references]


def written(references: Sequence[Reference], format_name: str, style: str, edition: Edition) -> str:
    """Return references in a format: one note a line as plain text, or data for a reference manager.

    A note on rows of an answer begins with their numbers, counted from 1.
    """
    if format_name in _DATA:
        return _DATA[format_name](references, edition)
    rows = (f"[{', '.join(map(str, reference.rows))}] " if reference.rows else "" for reference in references)
    notes = (note.replace("*", "") for note in notes_of(references, style, edition))
    return "".join(f"{row}{note}\n" for row, note in zip(rows, notes, strict=True))


def as_html(note: str) -> str:
    """Return a note as HTML, its titles emphasised."""
    return re.sub(r"\*([^*]*)\*", r"<cite>\1</cite>", html.escape(note, quote=False))
