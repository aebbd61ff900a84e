"""Writing graphs and datasets, sorted, with the blank node labels of RDFC-1.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    Triple,
)

from kg.errors import KgError
from kg.rdf.formats import DATASETS, RDF_FORMATS
from kg.rdf.labels import canonical_dataset
from kg.rdf.namespaces import PREFIXES
from kg.rdf.resultformats import FILE_FORMATS

__all__ = ["DATASET_FORMATS", "FORMATS", "GRAPH_FORMATS", "canonical", "write_dataset", "write_graph", "write_quads"]

DATASET_FORMATS = tuple(form.name for form in DATASETS)
GRAPH_FORMATS = (*(form.name for form in RDF_FORMATS.values() if not form.several), "csv")
FORMATS = (*GRAPH_FORMATS, *DATASET_FORMATS, *FILE_FORMATS)


def write_dataset(
    graphs: Mapping[NamedNode | DefaultGraph, Iterable[Triple]], format_name: str, context: Path | None
) -> str:
    """Return named graphs in a dataset format; `context` is the JSON-LD context of our terms."""
    if format_name not in DATASET_FORMATS:
        raise KgError(f"{format_name} holds one graph, not several: choose {', '.join(DATASET_FORMATS)}")
    quads = [Quad(t.subject, t.predicate, t.object, name) for name, triples in graphs.items() for t in triples]
    return write_quads(canonical(quads), format_name, context)


def write_graph(triples: Iterable[Triple], format_name: str, context: Path | None) -> str:
    """Return one graph in any of the formats."""
    return write_quads(canonical(Quad(t.subject, t.predicate, t.object) for t in triples), format_name, context)


def write_quads(
    quads: list[Quad], format_name: str, context: Path | None, prefixes: Mapping[str, str] = PREFIXES
) -> str:
    """Return quads in any of the formats, in the order in which they come; `canonical` gives them theirs."""
    if format_name == "jsonld":
        from kg.export.jsonld import write_jsonld

        return write_jsonld(quads, context, None if prefixes is PREFIXES else prefixes)
    if format_name == "csv":
        from kg.export.entities import write_entities

        return write_entities(quad.triple for quad in quads)
    if format_name in FILE_FORMATS:
        raise KgError(f"{FILE_FORMATS[format_name].title} holds a whole view, no layer and no single thing")
    if format_name not in FORMATS:
        raise KgError(f"{format_name} is no format of an export; there are: {', '.join(FORMATS)}")
    if format_name in {"nquads", "ntriples"}:
        return "".join(f"{quad.triple} .\n" if _is_default(quad) else f"{quad} .\n" for quad in quads)
    return RDF_FORMATS[format_name].write(quads, _used_prefixes(quads, prefixes)).decode()


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads sorted, with labels of blank nodes that depend on the graph alone (`kg.rdf.labels`)."""
    return sorted(
        canonical_dataset(quads), key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object))
    )


def _is_default(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


def _used_prefixes(quads: list[Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that some IRI begins with."""
    terms = {term for quad in quads for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    iris |= {term.datatype.value for term in terms if hasattr(term, "datatype")}
    starts = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {prefix: namespace for prefix, namespace in prefixes.items() if namespace in starts}
