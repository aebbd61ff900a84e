"""The RDF formats by the names that users type, and by file extension."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.errors import KgError

__all__ = ["EXTENSIONS", "RDF_FORMATS", "rdf_format"]

RDF_FORMATS: dict[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
EXTENSIONS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".xml": "xml",
    ".md": "md",
    ".txt": "table",
}


def rdf_format(name: str | None, path: Path | None = None) -> RdfFormat:
    """Return the format of a name, or of a file's extension when no name is given."""
    wanted = name or (EXTENSIONS.get(path.suffix.lower()) if path else None)
    if wanted in RDF_FORMATS:
        return RDF_FORMATS[wanted]
    known = ", ".join(RDF_FORMATS)
    if name is None:
        raise KgError(f"{path or 'standard input'}: say the format with --from; there are: {known}")
    raise KgError(f"{name} is no RDF format; there are: {known}")
