"""The formats of answers: their short names, their media types, and what each can hold."""

from __future__ import annotations

__all__ = ["GRAPHS", "MEDIA_TYPES", "ROWS", "holding", "name_of"]

ROWS = {
    "json": "application/json",
    "srj": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "md": "text/markdown",
}
GRAPHS = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
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
