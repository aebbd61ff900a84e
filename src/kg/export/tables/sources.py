"""The documents and their sections."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import NAMES, Records, reference
from kg.rdf.namespaces import CG, DCTERMS

__all__ = ["DOCUMENTS", "SECTIONS"]


def _documents(records: Records) -> Iterator[Row]:
    for node in records.of_kind("doc"):
        yield {
            "id": reference(node),
            "iri": node.value,
            **records.every_name(node),
            "language": records.texts(node, DCTERMS.language),
            "characters": int(records.graph.text(node, CG.charLength) or 0),
            "sha256": records.graph.text(node, CG.sha256),
        }


def _sections(records: Records) -> Iterator[Row]:
    for node in records.of_kind("section"):
        sentences = [s for s in records.graph.subjects(CG.ofSection, node) if records.graph.has(s, CG.ordinal)]
        yield {
            "id": reference(node),
            "iri": node.value,
            **records.every_name(node),
            "document": reference(records.one(node, CG.partOfDocument)),
            "start": int(records.graph.text(node, CG.startOffset) or 0),
            "end": int(records.graph.text(node, CG.endOffset) or 0),
            "sentences": len(sentences),
            "repeats": reference(records.one(node, CG.derivedFrom)),
        }


DOCUMENTS = Table(
    "documents",
    "The documents, which are kept outside",
    ("id",),
    (
        Column("id", "the prefixed name of the document", refers="things", required=True),
        Column("iri", "the IRI of the document", "iri", required=True),
        *NAMES,
        Column("language", "its language", "list"),
        Column("characters", "its length in characters", "integer", required=True),
        Column("sha256", "the digest of its text", required=True),
    ),
    _documents,
)
SECTIONS = Table(
    "sections",
    "The pieces of the documents, each by one hand",
    ("id",),
    (
        Column("id", "the prefixed name of the section", refers="things", required=True),
        Column("iri", "the IRI of the section", "iri", required=True),
        *NAMES,
        Column("document", "the document that it is part of", refers="documents", required=True),
        Column("start", "first character in the document, counted from 0", "integer", required=True),
        Column("end", "the character after the last", "integer", required=True),
        Column("sentences", "how many sentences it has", "integer", required=True),
        Column("repeats", "the section that it repeats", refers="sections"),
    ),
    _sections,
)
