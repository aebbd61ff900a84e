"""The formats of answers: their short names, their media types, and what each can hold."""

from __future__ import annotations

from kg.rdf.resultformats import CITATION_FORMATS, RESULT_FORMATS
from kg.server.wire.formats import CARD, FORMATS

__all__ = ["CITATIONS", "GRAPHS", "MEDIA_TYPES", "ROWS", "holding", "name_of"]

_SINGLE = tuple(form for form in FORMATS if not form.several or form.name == "jsonld")
ROWS = {
    "json": CARD.media_type,
    "srj": RESULT_FORMATS["json"].media_type,
    **{name: RESULT_FORMATS[name].media_type for name in ("xml", "csv", "tsv", "md")},
    **{name: form.media_type for name, form in CITATION_FORMATS.items()},
}
CITATIONS = tuple(CITATION_FORMATS)
GRAPHS = {form.name: form.media_type for form in _SINGLE}
MEDIA_TYPES = {**ROWS, **GRAPHS}
_NAMES = {media_type: name for name, media_type in MEDIA_TYPES.items()}


def name_of(media_type: str) -> str:
    """Return the short name of a media type."""
    return _NAMES[media_type]


def holding(kind: str, evidence: bool = False) -> dict[str, str]:
    """Return the formats that can hold rows or triples, the preferred one first.

    The evidence of rows can be had as Web Annotations, so in every format of graphs.
    """
    if kind == "triples":
        return GRAPHS
    return MEDIA_TYPES if evidence else ROWS
