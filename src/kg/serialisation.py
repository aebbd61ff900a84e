"""One way to write RDF by pyoxigraph: quads in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, RdfFormat, Triple, serialize

__all__ = ["serialised"]


def serialised(
    content: Iterable[Quad] | Iterable[Triple], rdf_format: RdfFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Return triples or quads in an RDF format, in the order in which they come."""
    written = serialize(content, format=rdf_format, prefixes=dict(prefixes) if prefixes else None)
    return written or b""
