"""The sentences of a section in order, and what became of each: said, only in words, set aside, or open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.evidence import LedgerRow, ledger
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, DCTERMS, RDF
from kg.server.pages.context import Context
from kg.server.pages.terms import ShownText
from kg.translation import Written, written

__all__ = ["CitedSpan", "ShownSentence", "facts_citing", "row_of", "sentences_of", "shown_span", "text_of"]


@dataclass(frozen=True)
class CitedSpan:
    """A passage and the nodes that cite it."""

    node: NamedNode
    paraphrase: Written
    facts: tuple[NamedNode, ...]


@dataclass(frozen=True)
class ShownSentence:
    """A sentence: its number, what became of it and why, the passages in it, its words."""

    node: NamedNode
    number: int
    state: str
    reason: NamedNode | None
    spans: tuple[CitedSpan, ...]
    text: ShownText | None


def row_of(context: Context, section: NamedNode) -> LedgerRow:
    """Return the ledger of one section."""
    return next(row for row in ledger(context.site.sources, context.site.authored) if row.section == section)


def sentences_of(context: Context, section: NamedNode) -> list[ShownSentence]:
    """Return the sentences of a section in order."""
    row, sources = row_of(context, section), context.site.sources
    state = {s: name for name, group in _states(row) for s in group}
    spans = [(*_stretch(sources, span), span) for span in _spans_of(sources, section)]
    ordered = sorted(state, key=lambda sentence: _stretch(sources, sentence))
    return [
        _shown(context, sentence, state[sentence], spans) for sentence in ordered if isinstance(sentence, NamedNode)
    ]


def _states(row: LedgerRow) -> Iterable[tuple[str, list[Subject]]]:
    return (("said", row.said), ("in words", row.in_words), ("set aside", row.set_aside), ("open", row.open))


def _spans_of(sources: Graph, section: NamedNode) -> list[NamedNode]:
    found = (s for s in sources.subjects(CG.ofSection, section) if CG.Span in sources.nodes(s, RDF.type))
    return [span for span in found if isinstance(span, NamedNode)]


def _stretch(sources: Graph, node: Subject) -> tuple[int, int]:
    return int(sources.text(node, CG.startOffset) or 0), int(sources.text(node, CG.endOffset) or 0)


def _shown(context: Context, sentence: NamedNode, state: str, spans: list[tuple[int, int, NamedNode]]) -> ShownSentence:
    sources = context.site.sources
    start, end = _stretch(sources, sentence)
    within = sorted(each for each in spans if each[0] < end and each[1] > start)
    return ShownSentence(
        node=sentence,
        number=int(sources.text(sentence, CG.ordinal) or 0),
        state=state,
        reason=sources.node(sentence, CG.setAsideBecause) or sources.node(sentence, CG.onlyInWords),
        spans=tuple(shown_span(context, span) for _, _, span in within),
        text=text_of(context, sentence),
    )


def shown_span(context: Context, span: NamedNode) -> CitedSpan:
    """Return a passage with what it tells."""
    return CitedSpan(span, written(context.site.sources, span, CG.paraphrase), tuple(facts_citing(context, span)))


def facts_citing(context: Context, span: NamedNode) -> list[NamedNode]:
    """Return the nodes that cite a passage, directly or through a citation of some of their properties."""
    found: dict[NamedNode, None] = {}
    for predicate, subject in context.pointers(span):
        if predicate == CG.evidence:
            found[subject] = None
        elif predicate == CG.cites:
            found.update((node, None) for p, node in context.pointers(subject) if p == CG.citation)
    return sorted(found, key=lambda node: node.value)


def text_of(context: Context, node: NamedNode) -> ShownText | None:
    """Return the words of a sentence or passage, or nothing where the texts are not at hand."""
    sources, texts = context.site.sources, context.site.graph.texts
    section = sources.node(node, CG.ofSection)
    document = sources.node(section, CG.partOfDocument) if section else None
    if texts is None or document is None or document not in texts.by_document:
        return None
    start, end = _stretch(sources, node)
    words = " ".join(texts.by_document[document].content[start:end].split())
    return ShownText(words, sources.text(document, DCTERMS.language) or "")
