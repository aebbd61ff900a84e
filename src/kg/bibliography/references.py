"""References: which sentences of which sources carry a thing, a fact, a passage or a row of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.bibliography.sources import Name, Source, is_source, name_of, source_of
from kg.evidence import Citation, citations_of
from kg.evidence.citations import describe_span
from kg.evidence.support import is_register_entry
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, CG

__all__ = ["Piece", "Reference", "references_of", "references_of_rows"]


@dataclass(frozen=True)
class Piece:
    """Sentences of one source, in order; without any, the source as a whole."""

    source: Source
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reference:
    """One footnote: pieces of sources and the address in the graph where they are cited, or an entry of the graph.

    `rows` are the rows of an answer that it belongs to, counted from 1.
    """

    address: str
    pieces: tuple[Piece, ...] = ()
    entry: Name | None = None
    rows: tuple[int, ...] = ()


def references_of(graph: Graph, node: NamedNode, told_of: Callable[[NamedNode], Iterable[Citation]]) -> list[Reference]:
    """Return the footnotes of a node.

    A source, a passage, a sentence and whatever cites passages of its own has one. A person, a place or another thing
    that cites none has one as an entry of the graph, and one for each section that tells of it: `told_of` finds those
    passages.
    """
    if is_source(graph, node):
        return [Reference(node.value, (Piece(source_of(graph, node)),))]
    if (sentence := _sentence(graph, node)) is not None:
        return [Reference(node.value, (sentence,))]
    cited = [] if is_register_entry(node) else _own_citations(graph, node)
    if cited:
        return [Reference(node.value, tuple(pieces_of(graph, cited)))]
    told = pieces_of(graph, told_of(node))
    return [Reference(node.value, entry=name_of(graph, node)), *(Reference(node.value, (piece,)) for piece in told)]


def references_of_rows(graph: Graph, evidence: Sequence[Sequence[Citation]]) -> list[Reference]:
    """Return one footnote for each row of an answer; a row of which nothing is told has none."""
    found = []
    for number, citations in enumerate(evidence, 1):
        if pieces := tuple(pieces_of(graph, citations)):
            found.append(Reference(_address(citations, pieces), pieces, rows=(number,)))
    return found


def _address(citations: Iterable[Citation], pieces: Sequence[Piece]) -> str:
    """Return the address of what is cited: of the passage, of the one section, else of the graph."""
    spans = {citation.span.value for citation in citations}
    if len(spans) == 1:
        return spans.pop()
    return pieces[0].source.node.value if len(pieces) == 1 else BASE


def pieces_of(graph: Graph, citations: Iterable[Citation]) -> list[Piece]:
    """Return one piece for each section that is cited, with all its sentences, in order of the sections' names."""
    found: dict[NamedNode, set[int]] = {}
    for citation in citations:
        section = graph.node(citation.span, CG.ofSection)
        if section is not None:
            found.setdefault(section, set()).update(citation.sentences)
    ordered = sorted(found.items(), key=lambda item: item[0].value)
    return [Piece(source_of(graph, section), tuple(sorted(numbers))) for section, numbers in ordered]


def _sentence(graph: Graph, node: NamedNode) -> Piece | None:
    section, number = graph.node(node, CG.ofSection), graph.text(node, CG.ordinal)
    return Piece(source_of(graph, section), (int(number),)) if section and number else None


def _own_citations(graph: Graph, node: NamedNode) -> list[Citation]:
    if graph.has(node, CG.startOffset):
        return [describe_span(graph, node)]
    cited = [describe_span(graph, span) for span in graph.nodes(node, CG.cites)]
    return cited or citations_of(graph, node)
