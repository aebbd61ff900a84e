"""From exact words to the span that cites them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError, NotFoundError
from kg.evidence.nearwords import words_nearly
from kg.evidence.texts import Texts, digest
from kg.languages import MAIN
from kg.rdf import turtle
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, RDF, abbreviate, identifier, slug_of

__all__ = ["Passage", "add_span", "find_passage", "span_of"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Passage:
    """A run of characters of one section, in code points of its document."""

    section: NamedNode
    start: int
    end: int
    sha256: str


def find_passage(sources: Graph, texts: Texts, name: str, words: str) -> Passage:
    """Return where the words stand in a document or section; not found, or found twice, is an error."""
    sections = _sections_of(sources, name)
    found = [(section, start) for section in sections for start in _places(sources, texts, section, words)]
    if not found:
        raise KgError(_not_there(sources, texts, name, sections, words))
    if len(found) > 1:
        places = ", ".join(f"{slug_of(section)} {start}" for section, start in found)
        raise KgError(f"{name} has these words {len(found)} times, at {places}: take in more words")
    section, start = found[0]
    return Passage(section, start, start + len(words), digest(words))


def _not_there(sources: Graph, texts: Texts, name: str, sections: Iterable[NamedNode], words: str) -> str:
    """Return what to say of words that are not there; where marks, spaces or capitals alone differ they are shown."""
    near = next((near for each in sections if (near := words_nearly(_content(sources, texts, each), words))), "")
    if near:
        return f"{name} does not have these exact words, but others to be copied as they stand: {near}"
    return f"{name} does not have these exact words (quotation marks and spaces count)"


def span_of(passage: Passage, slug: str | None, paraphrase: str) -> str:
    """Return the span as Turtle."""
    return turtle.write(_span(passage, slug or "topic", paraphrase or "What it says, in your own words."))


def add_span(folder: Path, sources: Graph, passage: Passage, slug: str, paraphrase: str) -> Path:
    """Write the span into the file of its section, in the order of the text; a name that is taken is an error."""
    triples = _span(passage, slug, paraphrase)
    node = triples[0].subject
    if sources.has(node, RDF.type):  # type: ignore[arg-type]
        place = f"{sources.text(node, CG.startOffset)}-{sources.text(node, CG.endOffset)}"  # type: ignore[arg-type]
        raise KgError(f"{abbreviate(node.value)} is there already, for characters {place}: choose another --slug")  # type: ignore[union-attr]
    path = folder / f"{slug_of(passage.section)}.ttl"
    written = turtle.read(path) if path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(turtle.write([*written, *triples]), encoding="utf-8")
    return path


def _span(passage: Passage, slug: str, paraphrase: str) -> list[Triple]:
    if not _SLUG.fullmatch(slug):
        raise KgError(f"{slug}: a slug has lower-case letters and digits in words joined by hyphens")
    node = identifier("span", f"{slug_of(passage.section)}-{slug}")
    values: list[tuple[NamedNode, Term]] = [
        (RDF.type, CG.Span),
        (CG.ofSection, passage.section),
        (CG.startOffset, Literal(passage.start)),
        (CG.endOffset, Literal(passage.end)),
        (CG.sha256, Literal(passage.sha256)),
        (CG.paraphrase, Literal(paraphrase, language=MAIN)),
    ]
    return [Triple(node, predicate, value) for predicate, value in values]


def _sections_of(sources: Graph, name: str) -> list[NamedNode]:
    slug = name.rpartition(":")[2]
    every = [s for s in sources.subjects(CG.partOfDocument) if isinstance(s, NamedNode)]
    of_document = [s for s in every if sources.node(s, CG.partOfDocument) == identifier("doc", slug)]
    chosen = [s for s in every if slug_of(s) == slug] or of_document
    if not chosen:
        documents = [slug_of(d) for s in every for d in sources.nodes(s, CG.partOfDocument)]
        there = sorted({*documents, *map(slug_of, every)})
        raise NotFoundError(f"no document or section is called {name}; there are:", there)
    return chosen


def _places(sources: Graph, texts: Texts, section: NamedNode, words: str) -> list[int]:
    content = _content(sources, texts, section)
    begin = int(sources.text(section, CG.startOffset) or 0)
    found, start = [], 0
    while words and (start := content.find(words, start)) >= 0:
        found.append(begin + start)
        start += 1
    return found


def _content(sources: Graph, texts: Texts, section: NamedNode) -> str:
    """Return the text of a section."""
    document = sources.node(section, CG.partOfDocument)
    if document not in texts.by_document:
        raise KgError(f"the text of {slug_of(section)} is not at hand: no file has its digest or name")
    start, stop = (int(sources.text(section, p) or 0) for p in (CG.startOffset, CG.endOffset))
    return texts.by_document[document].content[start:stop]
