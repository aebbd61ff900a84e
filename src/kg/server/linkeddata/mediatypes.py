"""The formats that are served: one table with name, suffix, media types and specification."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CARD",
    "CSV",
    "DATASET_FORMATS",
    "FORMATS",
    "HTML",
    "MEDIA_TYPES",
    "OFFERED_FOR_DATA",
    "OFFERED_FOR_DOCUMENT",
    "OFFERED_FOR_IDENTIFIER",
    "OFFERED_FOR_THING",
    "Format",
    "format_of",
]


@dataclass(frozen=True)
class Format:
    """A format: its name in `kg export`, file suffix, media type, other media types that mean it, specification.

    `several` tells whether it can hold several graphs; `unique_name` is its IRI (W3C, Unique URIs for File Formats).
    """

    name: str
    suffix: str
    media_type: str
    specification: str
    others: tuple[str, ...] = ()
    several: bool = False
    unique_name: str = ""


HTML = Format("html", "html", "text/html", "https://html.spec.whatwg.org/#text/html", ("application/xhtml+xml",))
CARD = Format("json", "json", "application/json", "https://www.rfc-editor.org/rfc/rfc8259#section-11")
CSV = Format("csv", "csv", "text/csv", "https://www.rfc-editor.org/rfc/rfc4180#section-3")
FORMATS = (
    Format(
        "turtle",
        "ttl",
        "text/turtle",
        "https://www.w3.org/TR/turtle/#sec-mime",
        ("application/x-turtle",),
        unique_name="http://www.w3.org/ns/formats/Turtle",
    ),
    Format(
        "ntriples",
        "nt",
        "application/n-triples",
        "https://www.w3.org/TR/n-triples/#n-triples-mediatype",
        unique_name="http://www.w3.org/ns/formats/N-Triples",
    ),
    Format(
        "jsonld",
        "jsonld",
        "application/ld+json",
        "https://www.w3.org/TR/json-ld11/#iana-considerations",
        several=True,
        unique_name="http://www.w3.org/ns/formats/JSON-LD",
    ),
    Format(
        "rdfxml",
        "rdf",
        "application/rdf+xml",
        "https://www.w3.org/TR/rdf-syntax-grammar/#section-MIME-Type",
        unique_name="http://www.w3.org/ns/formats/RDF_XML",
    ),
    Format(
        "trig",
        "trig",
        "application/trig",
        "https://www.w3.org/TR/trig/#sec-mediaReg",
        several=True,
        unique_name="http://www.w3.org/ns/formats/TriG",
    ),
    Format(
        "nquads",
        "nq",
        "application/n-quads",
        "https://www.w3.org/TR/n-quads/#sec-mediatype",
        several=True,
        unique_name="http://www.w3.org/ns/formats/N-Quads",
    ),
)
DATASET_FORMATS = tuple(f for f in FORMATS if f.several)
# What may be asked of an identifier, of data, of a document with a page: in the order in which we prefer it.
OFFERED_FOR_DATA = tuple(media_type for f in FORMATS for media_type in (f.media_type, *f.others))
OFFERED_FOR_THING = (*OFFERED_FOR_DATA, CARD.media_type)
OFFERED_FOR_DOCUMENT = (HTML.media_type, *OFFERED_FOR_DATA, *HTML.others)  # Who asks for application/* wants data.
OFFERED_FOR_IDENTIFIER = (*OFFERED_FOR_DOCUMENT, CARD.media_type)
MEDIA_TYPES = {media_type: f for f in (*FORMATS, CARD, CSV, HTML) for media_type in (f.media_type, *f.others)}
_BY_NAME = {
    **{f.name: f for f in (*FORMATS, CARD, CSV, HTML)},
    **{f.suffix: f for f in (*FORMATS, CARD, CSV, HTML)},
    **MEDIA_TYPES,
}


def format_of(name: str) -> Format | None:
    """Return the format that a name, a suffix or a media type means, or None.

    >>> format_of("ttl") is format_of("turtle") is format_of("text/turtle")
    True
    """
    return _BY_NAME.get(name.lower())
