"""Any RDF file to any other format, lexical forms and named graphs kept, or refused where the format has none."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg.errors import KgError, SourceError
from kg.rdf import turtle
from kg.rdf.namespaces import PREFIXES
from kg.serialisation import serialised

__all__ = ["convert", "parse_rdf"]


def parse_rdf(content: bytes, rdf_format: RdfFormat, place: str) -> list[Quad]:
    """Return the quads of some RDF; an error names the place, and line and column where the parser knows them."""
    try:
        return list(parse(content, format=rdf_format, base_iri=_base(place)))
    except SyntaxError as error:
        raise turtle.source_error(place, error, rdf_format == RdfFormat.TURTLE) from None
    except (ValueError, OSError) as error:
        raise SourceError(place, str(error)) from None


def _base(place: str) -> str | None:
    return Path(place).resolve().as_uri() if Path(place).is_file() else None


def convert(content: bytes, source: RdfFormat, target: RdfFormat, place: str = "<stdin>") -> bytes:
    """Return the same RDF in another format; named graphs that the target cannot hold are an error."""
    quads = parse_rdf(content, source, place)
    named = {str(quad.graph_name) for quad in quads if not isinstance(quad.graph_name, DefaultGraph)}
    if named and not target.supports_datasets:
        raise KgError(
            f"{place} has {len(named)} named graphs, which {target.name} cannot hold: choose trig, nquads or jsonld"
        )
    prefixes = PREFIXES if target in {RdfFormat.TURTLE, RdfFormat.TRIG} else None
    try:
        return serialised(quads, target, prefixes)
    except (ValueError, OSError) as error:
        raise KgError(f"{place} cannot be written as {target.name}: {error}") from None
