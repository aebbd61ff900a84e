"""Recomputing every digest from the texts."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kg.evidence.texts import Text, Texts, digest
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, RDF

__all__ = ["Check", "State", "verify"]


class State(enum.Enum):
    """What became of a passage in the text at hand."""

    FINE = "fine"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Check:
    """One document, sentence or span, and whether the text still says it."""

    node: Subject
    kind: str
    state: State


def verify(sources: Graph, texts: Texts) -> list[Check]:
    """Return one check for each document, sentence and span, in that order.

    When a change made the text longer or shorter, a passage behind it is looked for where it has moved to: it still
    says what is cited, though its document has changed.
    """
    checks = [_check_document(sources, document, text) for document, text in texts.by_document.items()]
    for kind in (CG.Sentence, CG.Span):
        checks += [_check_passage(sources, node, texts) for node in sources.of_type(kind)]
    return checks


def _check_document(sources: Graph, document: Subject, text: Text) -> Check:
    same = sources.text(document, CG.sha256) == text.sha256
    return Check(document, "document", State.FINE if same else State.CHANGED)


def _check_passage(sources: Graph, node: Subject, texts: Texts) -> Check:
    section = sources.node(node, CG.ofSection)
    document = sources.node(section, CG.partOfDocument) if section else None
    kind = "span" if CG.Span in sources.nodes(node, RDF.type) else "sentence"
    if document is None or document not in texts.by_document:
        return Check(node, kind, State.CHANGED)
    content = texts.by_document[document].content
    shift = len(content) - int(sources.text(document, CG.charLength) or len(content))
    return Check(node, kind, _state(sources, node, content, shift))


def _state(sources: Graph, node: Subject, content: str, shift: int) -> State:
    start, end = (int(sources.text(node, p) or 0) for p in (CG.startOffset, CG.endOffset))
    expected = sources.text(node, CG.sha256)
    if digest(content[start:end]) == expected:
        return State.FINE
    if shift and digest(content[start + shift : end + shift]) == expected:
        return State.MOVED
    return State.CHANGED
