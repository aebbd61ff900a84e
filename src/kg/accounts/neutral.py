"""Sentences for what no pattern words: kind and values with the names of their properties, and how often it is told."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Piece, Remark, Sentence
from kg.accounts.naming import joined
from kg.accounts.telling import Value
from kg.evidence import Citation
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, RDF, RDFS, SKOS, is_term

__all__ = ["neutral_phrase", "neutral_summary"]

_ASIDE = {
    RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, CG.evidence, CG.citation, CG.wikidata, CG.beginEarliest,
    CG.beginLatest, CG.endEarliest, CG.endLatest, CG.openBegin, CG.openEnd,
}  # fmt: skip


def neutral_phrase(node: NamedNode, filler: Filler) -> Phrase | None:
    """Return a fact as its kind with all that is told of it, property by property."""
    details = [found for predicate in _predicates(node, filler) if (found := _detail(node, predicate, filler))]
    name = [Piece(filler.namer.name(node), node)] if filler.namer.is_named(node) else []
    kind = [Piece(text, None if name else node)] if (text := filler.kind(node)) else []
    pieces: list[Piece | Remark] = [*kind, *([Piece(" – ")] if name and kind else []), *name]
    citations: list[Citation] = []
    for number, (said, passages) in enumerate(details):
        pieces += [Piece("; " if number else ": " if pieces else ""), *said]
        citations += passages
    citations = citations or filler.told.citations(node)
    return Phrase(tuple(pieces), tuple(dict.fromkeys(citations))) if details and citations else None


def _predicates(node: NamedNode, filler: Filler) -> list[NamedNode]:
    told = (predicate for predicate, _ in filler.told.graph.about(node))
    return [predicate for predicate in dict.fromkeys(told) if predicate not in _ASIDE and is_term(predicate)]


def _detail(
    node: NamedNode, predicate: NamedNode, filler: Filler
) -> tuple[list[Piece | Remark], Sequence[Citation]] | None:
    values = [v for v in filler.told.graph.objects(node, predicate) if _is_told(node, predicate, v, filler)]
    shown = [_shown(Value(value), filler) for value in filler.namer.in_language(values)]
    if not shown:
        return None
    name = Piece(filler.namer.label(predicate), predicate)
    return [name, Piece(" – "), *joined(shown, filler.wording)], filler.told.citations(node, predicate)


def _is_told(node: NamedNode, predicate: NamedNode, value: Term, filler: Filler) -> bool:
    return value != node and filler.told.is_written(node, predicate, value)


def _shown(value: Value, filler: Filler) -> tuple[Piece | Remark, ...]:
    if isinstance(value.term, Literal):
        return (filler.namer.quoted(value.term),)
    return filler.named(value.term) if isinstance(value.term, NamedNode) else ()


def neutral_summary(node: NamedNode, facts: Sequence[NamedNode], filler: Filler) -> Sentence | None:
    """Return a sentence that says what a thing is and in how many passages it is told of; a passage of each section."""
    citations = [citation for fact in dict.fromkeys([node, *facts]) for citation in filler.told.citations(fact)]
    if not citations or not filler.namer.is_named(node):
        return None
    first = {citation.section: citation for citation in reversed(citations)}
    number = len({citation.span for citation in citations})
    forms = tuple(filler.wording.words.get("passages", ("{} passages",)))
    words = filler.namer.counted(number, forms).format(number)
    kind = filler.kind(node)
    name = filler.namer.label(node)
    pieces = (Piece(name[:1].upper() + name[1:], node), Piece(f" ({kind})" if kind else ""), Piece(f" {words}"))
    return Sentence(node, (Phrase(pieces, tuple(reversed(first.values()))), Phrase((Piece("."),))))
