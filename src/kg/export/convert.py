"""Any RDF file to any other format, lexical forms and named graphs kept, or refused where the format has none."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad

from kg.errors import KgError, SourceError
from kg.rdf import turtle
from kg.rdf.formats import DATASETS, RdfSyntax
from kg.rdf.labels import numbered

__all__ = ["convert", "parse_rdf"]


def parse_rdf(content: bytes, syntax: RdfSyntax, place: str, base: str | None = None) -> list[Quad]:
    """Return the quads of some RDF; an error names the place, and line and column where the parser knows them."""
    try:
        return list(syntax.read(content, _base(place) if base is None else base))
    except SyntaxError as error:
        raise turtle.source_error(place, error, syntax.name == "turtle") from None
    except (ValueError, OSError) as error:
        raise SourceError(place, str(error)) from None


def _base(place: str) -> str | None:
    return Path(place).resolve().as_uri() if Path(place).is_file() else None


def convert(
    content: bytes, source: RdfSyntax, target: RdfSyntax, place: str = "<stdin>", base: str | None = None
) -> bytes:
    """Return the same RDF in another format, with the prefixes that the text declares.

    Relative IRIs are resolved against the base, else against the file. Named graphs that the target cannot hold are
    an error.
    """
    quads = numbered(parse_rdf(content, source, place, base))
    named = {str(quad.graph_name) for quad in quads if not isinstance(quad.graph_name, DefaultGraph)}
    *most, last = (form.name for form in DATASETS)
    if named and not target.several:
        holding = f"choose {', '.join(most)} or {last}"
        raise KgError(f"{place} has {len(named)} named graphs, which {target.title} cannot hold: {holding}")
    try:
        return target.write(quads, source.prefixes(content) if target.abbreviates and source.abbreviates else None)
    except (ValueError, OSError) as error:
        raise KgError(f"{place} cannot be written as {target.title}: {error}") from None
