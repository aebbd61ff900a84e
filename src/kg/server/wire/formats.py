"""What the server offers besides RDF and rows: pages, plain JSON, footnotes; and what is on offer for what."""

from __future__ import annotations

from kg.rdf.formats import RDF_FORMATS, Format, media_types, named_formats
from kg.rdf.resultformats import CITATION_FORMATS, FILE_FORMATS, RESULT_FORMATS, STANDARD_RESULTS

__all__ = [
    "CARD",
    "CITATIONS",
    "FORMATS",
    "GRAPH_TYPES",
    "HTML",
    "OFFERED_FOR_DATA",
    "OFFERED_FOR_DOCUMENT",
    "OFFERED_FOR_IDENTIFIER",
    "OFFERED_FOR_LIST",
    "OFFERED_FOR_THING",
    "RESULT_TYPES",
    "format_of",
]

HTML = Format(
    "html", "HTML", ("html",), ("text/html", "application/xhtml+xml"), "https://html.spec.whatwg.org/#text/html"
)
CARD = Format("json", "JSON", ("json",), ("application/json",), "https://www.rfc-editor.org/rfc/rfc8259#section-11")
FORMATS = tuple(RDF_FORMATS.values())
CITATIONS = tuple(CITATION_FORMATS.values())
GRAPH_TYPES = media_types(FORMATS)
RESULT_TYPES = media_types(STANDARD_RESULTS)
# What may be asked of an identifier, of data, of a document with a page: in the order in which we prefer it.
OFFERED_FOR_DATA = tuple(media_type for form in FORMATS for media_type in form.media_types)
OFFERED_FOR_THING = (*OFFERED_FOR_DATA, CARD.media_type, *(form.media_type for form in CITATIONS))
OFFERED_FOR_DOCUMENT = (HTML.media_type, *OFFERED_FOR_DATA, *HTML.others)  # Who asks for application/* wants data.
OFFERED_FOR_IDENTIFIER = (*OFFERED_FOR_DOCUMENT, CARD.media_type, *(form.media_type for form in CITATIONS))
OFFERED_FOR_LIST = (
    HTML.media_type,
    RESULT_FORMATS["csv"].media_type,
    FILE_FORMATS["xlsx"].media_type,
    CARD.media_type,
    *(RDF_FORMATS[name].media_type for name in ("jsonld", "turtle")),
)
_BY_NAME = named_formats((*FORMATS, *CITATIONS, CARD, HTML))


def format_of(name: str) -> Format | None:
    """Return the format of documents and data that a name, a file ending or a media type means, or None.

    >>> format_of("ttl") is format_of("turtle") is format_of("text/turtle")
    True
    """
    return _BY_NAME.get(name.lower())
