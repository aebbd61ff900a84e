"""Which of the media types on offer a client wants (RFC 9110, section 12.5), and the types by their short names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

__all__ = ["BY_NAME", "GRAPH_TYPES", "RESULT_TYPES", "accepts_coding", "choose", "media_type_of", "prefers_html"]

RESULT_TYPES = {
    "application/sparql-results+json": "json",  # https://www.w3.org/TR/sparql11-results-json/
    "application/sparql-results+xml": "xml",  # https://www.w3.org/TR/rdf-sparql-XMLres/
    "text/csv": "csv",  # https://www.w3.org/TR/sparql11-results-csv-tsv/
    "text/tab-separated-values": "tsv",  # https://www.w3.org/TR/sparql11-results-csv-tsv/
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPH_TYPES = {
    "text/turtle": "turtle",  # https://www.w3.org/TR/turtle/
    "application/n-triples": "ntriples",  # https://www.w3.org/TR/n-triples/
    "application/ld+json": "jsonld",  # https://www.w3.org/TR/json-ld11/
    "application/rdf+xml": "rdfxml",  # https://www.w3.org/TR/rdf-syntax-grammar/
    "application/trig": "trig",  # https://www.w3.org/TR/trig/
    "application/n-quads": "nquads",  # https://www.w3.org/TR/n-quads/
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "ntriples",
}
BY_NAME = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "ntriples": "application/n-triples",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "nq": "application/n-quads",
    "html": "text/html",
}


def media_type_of(name: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that a short name or a media type means."""
    wanted = (BY_NAME.get(name.lower(), name), f"application/{name.lower()}")
    return next((media_type for media_type in wanted if media_type in offered), None)


@lru_cache(maxsize=512)
def _ranges(accept: str) -> tuple[tuple[str, float], ...]:
    """Return the media ranges of an Accept header with their weights; what cannot be read counts as not wanted."""
    found = []
    for part in accept.split(","):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        if media_range:
            found.append((media_range.lower(), _weight(parameters)))
    return tuple(found)


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered type that the client wants most, the first among equals, or None when it wants none.

    >>> choose("text/html;q=0.5, text/*", ["text/turtle", "text/html"])
    'text/turtle'
    """
    return _chosen(accept, tuple(offered))


@lru_cache(maxsize=1024)
def _chosen(accept: str, offered: tuple[str, ...]) -> str | None:
    if not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best, best_weight = None, 0.0
    for media_type in offered:
        weight = _weight_of(media_type, ranges)
        if weight > best_weight:
            best, best_weight = media_type, weight
    return best


def _weight_of(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the weight that the most specific range gives a type."""
    for wanted in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        weights = [weight for media_range, weight in ranges if media_range == wanted]
        if weights:
            return max(weights)
    return 0.0


@lru_cache(maxsize=512)
def accepts_coding(accept_encoding: str, coding: str) -> bool:
    """Tell whether a client names a content coding and wants it (RFC 9110, section 12.5.3).

    >>> accepts_coding("br, gzip;q=0.5", "gzip"), accepts_coding("gzip;q=0", "gzip"), accepts_coding("", "gzip")
    (True, False, False)
    """
    return any(name == coding and weight > 0 for name, weight in _ranges(accept_encoding))


def prefers_html(accept: str) -> bool:
    """Tell whether a client names HTML and likes it at least as much as problems in JSON."""
    return "text/html" in accept and choose(accept, ["text/html", "application/problem+json"]) == "text/html"
