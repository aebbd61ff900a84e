"""How to cite what a page shows: footnotes in three styles, and the same for reference managers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.bibliography import as_html, notes_of, references_of, written
from kg.server.pages.context import Context

__all__ = ["Footnote", "cite_this"]

_TITLES = {"chicago": "Chicago", "mla": "MLA", "gost": "ГОСТ Р 7.0.5"}
_DATA = {"bibtex": "BibTeX", "csl-json": "CSL-JSON"}


@dataclass(frozen=True)
class Footnote:
    """One way to cite: its name, the note as HTML, its language, and whether it is data in a fixed layout."""

    name: str
    text: Markup
    language: str = ""
    is_data: bool = False


def cite_this(context: Context, node: NamedNode) -> list[Footnote]:
    """Return the ways to cite a thing: as an entry of the graph, or with the sources that it cites itself."""
    edition = context.site.graph.edition
    references = references_of(context.graph, node, lambda _: ())[:1]
    notes = [
        Footnote(title, Markup(as_html(note)), "ru" if style == "gost" else "en")  # noqa: S704
        for style, title in _TITLES.items()
        for note in notes_of(references, style, edition)
    ]
    data = [
        Footnote(title, Markup.escape(written(references, name, "chicago", edition)), is_data=True)
        for name, title in _DATA.items()
    ]
    return [*notes, *data]
