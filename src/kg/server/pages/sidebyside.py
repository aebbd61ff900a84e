"""What two sections tell of one fact, property by property, and their passages beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.cards import Fact
from kg.evidence import Citation
from kg.evidence.citations import telling
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, EDTF
from kg.server.pages.context import Context
from kg.server.pages.footnotes import Footnotes, Mark

__all__ = ["Beside", "Cell", "Passage", "Row", "Spelling", "beside", "copied", "spellings"]

Pair = tuple[NamedNode, NamedNode]


@dataclass(frozen=True)
class Cell:
    """What one section tells of a property: whether it tells it at all, and the marks of the passages that do."""

    is_told: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Row:
    """A property with its values, and which of the two tells it."""

    name: str
    predicate: NamedNode | None
    values: tuple[Term, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Passage:
    """A passage, and how it stands to one of the other section: `copy` repeats it, `origin` is repeated by it."""

    citation: Citation
    copying: str = ""


@dataclass(frozen=True)
class Beside:
    """A fact that both sections tell: its rows, and the passages of each."""

    node: NamedNode
    kinds: tuple[NamedNode, ...]
    rows: tuple[Row, ...]
    passages: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True)
class Spelling:
    """A thing, and the names by which each of the two sections calls it."""

    thing: NamedNode
    names: tuple[tuple[NamedNode, ...], ...]


def beside(fact: Fact, context: Context, pair: Pair, notes: Footnotes) -> Beside:
    """Return a fact as two sections tell it."""
    by_section = [[c for c in fact.citations if context.terms.section(c.span) == section] for section in pair]
    rows = tuple(_row(name, values, fact, by_section, notes) for name, values in _properties(fact, context))
    mine, theirs = by_section
    shown = (_passages(mine, theirs, context), _passages(theirs, mine, context))
    return Beside(fact.node, tuple(cls for cls, _ in fact.classes), tuple(_named(rows, context)), shown)


def _properties(fact: Fact, context: Context) -> Iterable[tuple[NamedNode, tuple[Term, ...]]]:
    if fact.when:
        yield CG.when, tuple(context.graph.objects(fact.node, CG.when)) or (Literal(fact.when, datatype=EDTF),)
    for detail in fact.said:
        if detail.predicate is not None:
            yield detail.predicate, tuple(term for term, _ in detail.values)


def _row(
    predicate: NamedNode,
    values: tuple[Term, ...],
    fact: Fact,
    by_section: Sequence[Sequence[Citation]],
    notes: Footnotes,
) -> Row:
    known = telling(fact.citations, predicate)
    found = [[citation for citation in each if citation in known] for each in by_section]
    return Row("", predicate, values, tuple(Cell(bool(each), tuple(notes.mark(each))) for each in found))


def _named(rows: Iterable[Row], context: Context) -> Iterable[Row]:
    """Yield the rows that one of the two tells, with the names of their properties."""
    for row in rows:
        if row.predicate is not None and any(cell.is_told for cell in row.cells):
            yield Row(context.terms.title(row.predicate), row.predicate, row.values, row.cells)


def _passages(mine: Sequence[Citation], theirs: Sequence[Citation], context: Context) -> tuple[Passage, ...]:
    unique = {citation.span: citation for citation in mine}
    return tuple(Passage(citation, _copying(citation, theirs, context)) for citation in unique.values())


def _copying(citation: Citation, others: Iterable[Citation], context: Context) -> str:
    spans = {other.span for other in others}
    if spans & set(context.graph.nodes(citation.span, CG.derivedFrom)):
        return "copy"
    is_origin = any(citation.span in context.graph.nodes(span, CG.derivedFrom) for span in spans)
    return "origin" if is_origin else ""


def copied(facts: Iterable[Fact], context: Context, copy: NamedNode, origin: NamedNode) -> tuple[int, int]:
    """Return how many passages of one section repeat some of another, and how many it has on the facts in all."""
    spans = {c.span for fact in facts for c in fact.citations if context.terms.section(c.span) == copy}
    repeating = [
        span
        for span in spans
        if any(context.terms.section(other) == origin for other in context.graph.nodes(span, CG.derivedFrom))
    ]
    return len(repeating), len(spans)


def spellings(things: Iterable[NamedNode], context: Context, pair: Pair) -> list[Spelling]:
    """Return the things whose names one of two sections spells in its own way, with these names."""
    found = (Spelling(thing, tuple(_names(thing, section, context) for section in pair)) for thing in things)
    return [spelling for spelling in found if any(spelling.names)]


def _names(thing: NamedNode, section: NamedNode, context: Context) -> tuple[NamedNode, ...]:
    graph = context.graph
    names = (name for name in graph.subjects(CG.nameOf, thing) if isinstance(name, NamedNode))
    return tuple(name for name in names if section in graph.nodes(name, CG.spelledSoIn))
