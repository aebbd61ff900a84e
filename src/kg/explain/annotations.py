"""The evidence of an answer as Web Annotations (W3C Web Annotation Vocabulary): each row on the passages that carry it.

The body is what the row says and the things that it names, the target a stretch of a document by the positions of its
characters. A row of which nothing is told has no target, and so no annotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.evidence import Citation
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, PREFIXES, RDF, XSD

__all__ = ["annotations_as", "annotations_of"]

OA = "http://www.w3.org/ns/oa#"
_PREFIXES = {"oa": OA, "rdf": PREFIXES["rdf"], "xsd": PREFIXES["xsd"]}
_VALUE = NamedNode(PREFIXES["rdf"] + "value")

Rows = Sequence[Sequence[Term | None]]


def annotations_as(format_name: str, rows: Rows, evidence: Sequence[Sequence[Citation]], graph: Graph) -> str:
    """Return the annotations of all rows in a format of RDF."""
    syntax = RDF_FORMATS[format_name]
    return syntax.write(annotations_of(rows, evidence, graph), _PREFIXES if syntax.abbreviates else None).decode()


def annotations_of(rows: Rows, evidence: Sequence[Sequence[Citation]], graph: Graph) -> Iterator[Triple]:
    """Yield the triples of one annotation for each row that has passages; `graph` knows the documents of sections."""
    for number, (row, citations) in enumerate(zip(rows, evidence, strict=True), 1):
        if citations:
            node = BlankNode(f"row{number}")
            yield Triple(node, RDF.type, _oa("Annotation"))
            yield Triple(node, _oa("motivatedBy"), _oa("describing"))
            yield from _body(node, row)
            for place, citation in enumerate(citations, 1):
                yield from _target(node, f"row{number}passage{place}", citation, graph)


def _body(node: BlankNode, row: Sequence[Term | None]) -> Iterator[Triple]:
    text = BlankNode(f"{node.value}text")
    yield Triple(node, _oa("hasBody"), text)
    yield Triple(text, RDF.type, _oa("TextualBody"))
    said = [str(term.value) for term in row if term is not None and not isinstance(term, NamedNode)]
    yield Triple(text, _VALUE, Literal(" | ".join(said)))
    for term in dict.fromkeys(row):
        if isinstance(term, NamedNode):
            yield Triple(node, _oa("hasBody"), term)


def _target(node: BlankNode, name: str, citation: Citation, graph: Graph) -> Iterator[Triple]:
    target, selector = BlankNode(name), BlankNode(f"{name}place")
    section = graph.node(citation.span, CG.ofSection)
    document = graph.node(section, CG.partOfDocument) if section is not None else None
    yield Triple(node, _oa("hasTarget"), target)
    yield Triple(target, RDF.type, _oa("SpecificResource"))
    yield Triple(target, _oa("hasSource"), document or section or citation.span)
    yield Triple(target, _oa("hasSelector"), selector)
    yield Triple(selector, RDF.type, _oa("TextPositionSelector"))
    for word, position in (("start", citation.start), ("end", citation.end)):
        yield Triple(selector, _oa(word), Literal(str(position), datatype=XSD.nonNegativeInteger))


def _oa(word: str) -> NamedNode:
    return NamedNode(OA + word)
