"""Recomputing every digest from the texts."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kg.evidence.texts import Text, Texts, digest
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, RDF

__all__ = ["Check", "State", "verify", "words_of"]


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


def words_of(sources: Graph, texts: Texts, node: Subject) -> str | None:
    """Return the words of a passage, from where it has moved to if it has; None where its text is not at hand."""
    section = sources.node(node, CG.ofSection)
    document = sources.node(section, CG.partOfDocument) if section else None
    if document is None or document not in texts.by_document:
        return None
    content = texts.by_document[document].content
    here, moved = _both_places(sources, document, node, content)
    is_moved = here != moved and digest(moved) == sources.text(node, CG.sha256) != digest(here)
    return moved if is_moved else here


def _check_document(sources: Graph, document: Subject, text: Text) -> Check:
    same = sources.text(document, CG.sha256) == text.sha256
    return Check(document, "document", State.FINE if same else State.CHANGED)


def _check_passage(sources: Graph, node: Subject, texts: Texts) -> Check:
    section = sources.node(node, CG.ofSection)
    document = sources.node(section, CG.partOfDocument) if section else None
    kind = "span" if CG.Span in sources.nodes(node, RDF.type) else "sentence"
    if document is None or document not in texts.by_document:
        return Check(node, kind, State.CHANGED)
    here, moved = _both_places(sources, document, node, texts.by_document[document].content)
    expected = sources.text(node, CG.sha256)
    if digest(here) == expected:
        return Check(node, kind, State.FINE)
    return Check(node, kind, State.MOVED if here != moved and digest(moved) == expected else State.CHANGED)


def _both_places(sources: Graph, document: Subject, node: Subject, content: str) -> tuple[str, str]:
    """Return the words at the offsets of a passage, and those where it stands if all change lies before it."""
    shift = len(content) - int(sources.text(document, CG.charLength) or len(content))
    start, end = (int(sources.text(node, p) or 0) for p in (CG.startOffset, CG.endOffset))
    return content[start:end], content[max(start + shift, 0) : max(end + shift, 0)]
