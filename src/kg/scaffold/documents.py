"""A text as a document of one section, cut into sentences that are all open."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, Triple

from kg.errors import KgError
from kg.evidence.segmentation import segment
from kg.evidence.texts import digest
from kg.languages import MAIN
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import CG, DCTERMS, RDF, identifier
from kg.scaffold.writing import Labels, check_slug, labelled, write_new

__all__ = ["new_document"]


def new_document(project: Project, slug: str, text_file: Path, labels: Labels) -> list[Path]:
    """Register a text as a document of one section, its sentences all open; return the files written.

    The text itself stays where it is; its language is taken to be the first of the project.
    """
    check_slug(slug)
    try:
        content = text_file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{text_file} cannot be read as UTF-8 text: {error}") from None
    triples = [*_document(slug, text_file, content, labels), *_section(slug, content, labels)]
    return [write_new(project.data / "sources" / f"{slug}.ttl", turtle.write(triples))]


def _document(slug: str, text_file: Path, content: str, labels: Labels) -> list[Triple]:
    node = identifier("doc", slug)
    return [
        Triple(node, RDF.type, CG.Document),
        *labelled(node, labels),
        Triple(node, DCTERMS.language, Literal(MAIN)),
        Triple(node, CG.fileName, Literal(text_file.name)),
        Triple(node, CG.sha256, Literal(digest(content))),
        Triple(node, CG.charLength, Literal(len(content))),
    ]


def _section(slug: str, content: str, labels: Labels) -> list[Triple]:
    node = identifier("section", slug)
    triples = [
        Triple(node, RDF.type, CG.Section),
        *labelled(node, labels),
        Triple(node, CG.partOfDocument, identifier("doc", slug)),
        Triple(node, CG.startOffset, Literal(0)),
        Triple(node, CG.endOffset, Literal(len(content))),
    ]
    for number, (start, end) in enumerate(segment(content)):
        sentence = identifier("sentence", f"{slug}-{number:03d}")
        triples += [
            Triple(sentence, RDF.type, CG.Sentence),
            Triple(sentence, CG.ofSection, node),
            Triple(sentence, CG.ordinal, Literal(number)),
            Triple(sentence, CG.startOffset, Literal(start)),
            Triple(sentence, CG.endOffset, Literal(end)),
            Triple(sentence, CG.sha256, Literal(digest(content[start:end]))),
        ]
    return triples
