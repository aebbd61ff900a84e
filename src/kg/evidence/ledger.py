"""The ledger: every sentence is said in triples, stands only in words with a reason, is set aside with one, or open.

A sentence is said when a passage that overlaps it supports some value beyond type, label, speaker, kind and topic.
One that is only cited is still open, unless `cg:onlyInWords` says why its words are no triples.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field

from kg.evidence.saying import saying_passages
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG

__all__ = ["LedgerRow", "ledger", "stretch"]


@dataclass
class LedgerRow:
    """The sentences of one section by what became of them."""

    section: Subject
    said: list[Subject] = field(default_factory=list)
    in_words: list[Subject] = field(default_factory=list)
    set_aside: list[Subject] = field(default_factory=list)
    open: list[Subject] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Count the sentences of the section."""
        return len(self.said) + len(self.in_words) + len(self.set_aside) + len(self.open)


def ledger(sources: Graph, authored: Graph) -> list[LedgerRow]:
    """Return one row per section, in the order of the documents; sentences in the order of the text."""
    rows = {section: LedgerRow(section) for section in _sections(sources)}
    saying = saying_passages(authored, sources)
    said = {section: _characters(sources, section, saying) for section in rows}
    for sentence in sorted(sources.of_type(CG.Sentence), key=lambda s: _offset(sources, s, CG.startOffset)):
        row = rows[sources.node(sentence, CG.ofSection)]  # type: ignore[index]
        if sources.has(sentence, CG.setAsideBecause):
            row.set_aside.append(sentence)
        elif _overlaps(sources, sentence, said[row.section]):
            row.said.append(sentence)
        elif sources.has(sentence, CG.onlyInWords):
            row.in_words.append(sentence)
        else:
            row.open.append(sentence)
    return list(rows.values())


def stretch(row: LedgerRow, sources: Graph, spans: list[Subject]) -> LedgerRow:
    """Return the part of a section from the first to the last sentence that some spans touch."""
    offsets = [_offset(sources, span, end) for span in spans for end in (CG.startOffset, CG.endOffset)]
    first, last = min(offsets), max(offsets)

    def within(sentences: list[Subject]) -> list[Subject]:
        return [
            s
            for s in sentences
            if _offset(sources, s, CG.startOffset) < last and _offset(sources, s, CG.endOffset) > first
        ]

    return LedgerRow(row.section, *(within(part) for part in (row.said, row.in_words, row.set_aside, row.open)))


def _sections(sources: Graph) -> list[Subject]:
    sections = {*sources.of_type(CG.Section), *sources.of_type(CG.OutOfScopeSection)}
    return sorted(
        sections, key=lambda s: (str(sources.node(s, CG.partOfDocument)), _offset(sources, s, CG.startOffset))
    )


def _characters(sources: Graph, section: Subject, passages: Collection[Subject]) -> list[tuple[int, int]]:
    """Return those passages that lie in a section as disjoint intervals, in order."""
    spans = sorted(
        (_offset(sources, span, CG.startOffset), _offset(sources, span, CG.endOffset))
        for span in sources.subjects(CG.ofSection, section)
        if span in passages
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(sources: Graph, sentence: Subject, intervals: list[tuple[int, int]]) -> bool:
    start, end = _offset(sources, sentence, CG.startOffset), _offset(sources, sentence, CG.endOffset)
    first = bisect_right([interval[1] for interval in intervals], start)
    return first < bisect_left([interval[0] for interval in intervals], end)


def _offset(sources: Graph, node: Subject, predicate: object) -> int:
    return int(sources.text(node, predicate) or 0)  # type: ignore[arg-type]
