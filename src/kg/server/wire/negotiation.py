"""Which of the media types on offer a client wants (RFC 9110, section 12.5), and the types by their short names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.rdf.resultformats import FILE_FORMATS, STANDARD_RESULTS
from kg.server.wire.formats import CITATIONS, FORMATS, HTML

__all__ = ["accepts_coding", "choose", "choose_language", "media_type_of", "prefers_html"]

# What stands in quotes is no mark of the list (RFC 9110, sections 5.6.1, 5.6.4 and 5.6.6).
_BETWEEN_COMMAS = re.compile(r'(?:[^,"]|"(?:\\.|[^"\\])*"?)+')
_BETWEEN_SEMICOLONS = re.compile(r'(?:[^;"]|"(?:\\.|[^"\\])*"?)+')
_FORMATS = (*STANDARD_RESULTS, *FILE_FORMATS.values(), *FORMATS, *CITATIONS, HTML)


def media_type_of(name: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that a name, a file ending or a media type means.

    >>> media_type_of("xml", ["application/rdf+xml", "application/xml"])
    'application/xml'
    """
    if name in offered:
        return name
    called = [form for form in _FORMATS if name.lower() in form.names]
    meant = [media_type for form in called for media_type in (*form.media_types, *form.generic)]
    return next((media_type for media_type in meant if media_type in offered), None)


@lru_cache(maxsize=512)
def _ranges(accept: str) -> tuple[tuple[str, float], ...]:
    """Return the media ranges of an Accept header with their weights; what cannot be read counts as not wanted."""
    found = []
    for part in _BETWEEN_COMMAS.findall(accept):
        media_range, *parameters = (piece.strip() for piece in _BETWEEN_SEMICOLONS.findall(part))
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
    """Tell whether a client names a content coding and wants it, no less than none (RFC 9110, section 12.5.3).

    >>> accepts_coding("br, gzip;q=0.5", "gzip"), accepts_coding("gzip;q=0", "gzip"), accepts_coding("", "gzip")
    (True, False, False)
    """
    weights = dict(_ranges(accept_encoding))
    return weights.get(coding, 0.0) > 0 and weights[coding] >= weights.get("identity", 0.0)


@lru_cache(maxsize=512)
def choose_language(accept_language: str, offered: tuple[str, ...]) -> str:
    """Return the offered language that the client likes best, else the first (RFC 4647, section 3.4: lookup).

    A wider or a narrower tag counts, too: `ru-RU` is content with `ru`. What is refused (`q=0`) comes last.

    >>> choose_language("ru-RU,en;q=0.8", ("en", "ru")), choose_language("fr", ("en", "ru"))
    ('ru', 'en')
    """
    best, best_weight = "", 0.0
    refused = set[str]()
    for wanted, weight in _ranges(accept_language):
        found = next((tag for tag in offered if wanted.partition("-")[0] == tag.lower().partition("-")[0]), None)
        if found is not None and weight == 0:
            refused.add(found)
        elif found is not None and weight > best_weight:
            best, best_weight = found, weight
    return best or next((tag for tag in offered if tag not in refused), offered[0])


def prefers_html(accept: str) -> bool:
    """Tell whether a client names HTML and likes it at least as much as problems in JSON."""
    return "text/html" in accept and choose(accept, ["text/html", "application/problem+json"]) == "text/html"
