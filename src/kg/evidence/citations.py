"""From a node to the passages that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from kg.evidence.texts import Texts
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, CONCEPT, slug_of
from kg.translation import written

__all__ = ["Citation", "citations_of", "describe_span", "telling"]


@dataclass(frozen=True)
class Citation:
    """One passage behind a node: where it is, what it says in the editors' words, and the text when at hand.

    `supports` names the properties that the passage supports; empty means all that no citation of the node names.
    """

    span: NamedNode
    section: str
    sentences: tuple[int, ...]
    start: int
    end: int
    paraphrase: str
    supports: tuple[NamedNode, ...] = ()
    text: str | None = None

    @property
    def place(self) -> str:
        """Say where the passage is: section and sentence numbers (counted from 0 in each section)."""
        numbers = ", ".join(map(str, self.sentences))
        return f"{self.section}, sentence{'s' if len(self.sentences) > 1 else ''} {numbers or '–'}"

    def as_dict(self) -> dict[str, Any]:
        """Return the citation for JSON output."""
        found: dict[str, Any] = {
            "span": self.span.value,
            "section": self.section,
            "sentences": list(self.sentences),
            "start": self.start,
            "end": self.end,
            "paraphrase": self.paraphrase,
        }
        if self.supports:
            found["supports"] = [node.value for node in self.supports]
        if self.text is not None:
            found["text"] = self.text
        return found


def citations_of(graph: Graph, node: Subject, texts: Texts | None = None) -> list[Citation]:
    """Return the passages behind a node, and behind the preferred claims that gave it values, in order of the text."""
    found = [describe_span(graph, span, texts) for span in graph.nodes(node, CG.evidence) if _is_span(graph, span)]
    for citation in graph.nodes(node, CG.citation):
        supports = tuple(sorted(graph.nodes(citation, CG.supports), key=slug_of))
        found += [describe_span(graph, span, texts, supports) for span in graph.nodes(citation, CG.cites)]
    for claim in graph.subjects(CG.aboutNode, node):
        if graph.value(claim, CG.rank) == CONCEPT.preferred:
            supports = tuple(graph.nodes(claim, CG.aboutProperty))
            spans = graph.nodes(claim, CG.evidence)
            found += [describe_span(graph, span, texts, supports) for span in spans if _is_span(graph, span)]
    return sorted(set(found), key=lambda c: (c.section, c.start, c.end, [slug_of(node) for node in c.supports]))


def telling(citations: Iterable[Citation], predicate: NamedNode) -> list[Citation]:
    """Return those of a node's citations that tell the values of one property: which name it, else which name none."""
    known = list(citations)
    return [c for c in known if predicate in c.supports] or [c for c in known if not c.supports]


def describe_span(
    graph: Graph, span: NamedNode, texts: Texts | None = None, supports: tuple[NamedNode, ...] = ()
) -> Citation:
    """Return a span with its place in words."""
    section = graph.node(span, CG.ofSection)
    start, end = (int(graph.text(span, p) or 0) for p in (CG.startOffset, CG.endOffset))
    return Citation(
        span=span,
        section=slug_of(section) if section else "",
        sentences=_sentence_numbers(graph, section, start, end),
        start=start,
        end=end,
        paraphrase=written(graph, span, CG.paraphrase),
        supports=supports,
        text=_quote(graph, section, start, end, texts),
    )


def _is_span(graph: Graph, node: Subject) -> bool:
    return graph.has(node, CG.startOffset)


def _sentence_numbers(graph: Graph, section: NamedNode | None, start: int, end: int) -> tuple[int, ...]:
    if section is None:
        return ()
    numbers = [
        int(graph.text(node, CG.ordinal) or 0)
        for node in graph.subjects(CG.ofSection, section)
        if graph.has(node, CG.ordinal)
        and int(graph.text(node, CG.startOffset) or 0) < end
        and int(graph.text(node, CG.endOffset) or 0) > start
    ]
    return tuple(sorted(numbers))


def _quote(graph: Graph, section: NamedNode | None, start: int, end: int, texts: Texts | None) -> str | None:
    document = graph.node(section, CG.partOfDocument) if section else None
    if texts is None or document not in texts.by_document:
        return None
    return " ".join(texts.by_document[document].content[start:end].split())
