"""Writing an answer in each of the formats."""

from __future__ import annotations

import json

from kg.bibliography import references_of_rows
from kg.bibliography import written as footnotes
from kg.bibliography.edition import edition_of
from kg.explain.annotations import OA, annotations_of
from kg.queries import Answer, serialise
from kg.queries.formats import results_document, with_evidence_column
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.namespaces import PREFIXES
from kg.server.api.answered import Answered
from kg.server.api.document import as_json
from kg.server.api.formats import CITATIONS

__all__ = ["written"]


def written(found: Answered, name: str) -> bytes:
    """Return an answer in a format that can hold it."""
    if name in RDF_FORMATS:
        return _triples(found, name)
    if name == "json":
        return as_json(found)
    if name == "srj":
        return _sparql_json(found.answer)
    if name in CITATIONS:
        return _footnotes(found, name)
    return serialise(found.answer, name).encode()


def _sparql_json(answer: Answer) -> bytes:
    document = results_document(with_evidence_column(answer))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _footnotes(found: Answered, name: str) -> bytes:
    """Return a footnote for each row, or what a reference manager needs for them."""
    references = references_of_rows(found.graph, found.answer.evidence or [])
    return footnotes(references, name, found.asking.style, edition_of(found.graph)).encode()


def _triples(found: Answered, name: str) -> bytes:
    """Return the triples of the answer, or its evidence as Web Annotations."""
    prefixes = PREFIXES
    triples = found.answer.triples
    if triples is None:
        prefixes = {"oa": OA, "rdf": PREFIXES["rdf"], "xsd": PREFIXES["xsd"]}
        triples = list(annotations_of(found.answer.rows, found.answer.evidence or [], found.graph))
    return RDF_FORMATS[name].write(triples, prefixes)
