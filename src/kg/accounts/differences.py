"""Disputes in sentences: by one account this, by another that, each with the sections that say so."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Piece, Remark, Sentence
from kg.accounts.naming import Pieces, joined
from kg.accounts.saying import is_statement, saying
from kg.accounts.telling import Value
from kg.evidence import Citation
from kg.rdf.namespaces import CG, CONCEPT, abbreviate

__all__ = ["difference_sentence", "named_differences"]

_KNOWN = getattr(CONCEPT, "editors-knowledge")


def difference_sentence(dispute: NamedNode, filler: Filler) -> Sentence | None:
    """Return a dispute as one sentence; None when no side has anything to say or no passage is cited."""
    told, wording = filler.told, filler.wording
    topic = (Piece(filler.namer.label(dispute), dispute),)
    phrases = [Phrase(_template(wording.word("differ"), topic=topic))]
    by_one = False
    sides = told.sides(dispute)
    about = _what_is_disputed(sides, filler)
    for side in sides:
        said = _said(side, about, filler)
        if said:
            lead = _lead(side, by_one, filler)
            by_one = by_one or lead[0] == wording.word("by-one")
            start = (Piece("; "),) if len(phrases) > 1 else ()
            phrases.append(Phrase((*start, *_template(lead[0], said=said, **lead[1])), _passages(side, about, filler)))
    if not any(phrase.citations for phrase in phrases):
        return None
    return Sentence(dispute, (*phrases, *_verdict(dispute, filler), Phrase((Piece("."),))))


def named_differences(disputes: Sequence[NamedNode], filler: Filler) -> Sentence | None:
    """Return one sentence that names disputes of which an account tells no more."""
    phrases: list[Phrase] = []
    for dispute in disputes:
        sides = filler.told.sides(dispute)
        about = _what_is_disputed(sides, filler)
        citations = tuple(c for side in sides for c in _passages(side, about, filler))
        if citations:
            start = (Piece("; "),) if phrases else (Piece(filler.wording.word("also-differ") + " "),)
            phrases.append(Phrase((*start, Piece(filler.namer.label(dispute), dispute)), citations))
    return Sentence(filler.about, (*phrases, Phrase((Piece("."),)))) if phrases else None


def _what_is_disputed(sides: Sequence[NamedNode], filler: Filler) -> tuple[NamedNode, NamedNode] | None:
    """Return node and property that the claims among the sides are about."""
    authored = filler.told.authored
    for side in sides:
        node, predicate = authored.node(side, CG.aboutNode), authored.node(side, CG.aboutProperty)
        if node and predicate:
            return node, predicate
    return None


def _said(side: NamedNode, about: tuple[NamedNode, NamedNode] | None, filler: Filler) -> Pieces:
    """Return what a side says: a value, or what a fact tells as a whole."""
    authored = filler.told.authored
    predicate = authored.node(side, CG.aboutProperty)
    if predicate is not None:
        return _valued(predicate, [Value(term) for term in filler.told.claimed(side)], filler)
    if about is not None and about[0] == side and (values := _values_of(side, about[1], filler)):
        return _valued(about[1], values, filler)
    if is_statement(side, filler.told) and (said := saying(side, filler.about, filler.told, filler.wording)):
        return tuple(piece for piece in said.phrases[0].pieces if isinstance(piece, Piece))
    phrase = filler.phrase(side, "sentence")
    if phrase is not None:
        return tuple(piece for piece in phrase.pieces if not isinstance(piece, Remark))
    return filler.named(side)


def _values_of(node: NamedNode, predicate: NamedNode, filler: Filler) -> list[Value]:
    return [Value(o) for o in filler.told.graph.objects(node, predicate) if filler.told.is_written(node, predicate, o)]


def _valued(predicate: NamedNode, values: Sequence[Value], filler: Filler) -> Pieces:
    parts: list[Pieces] = []
    for each in values:
        if isinstance(each.term, Literal):
            parts.append((filler.namer.quoted(each.term),))
        elif isinstance(each.term, NamedNode):
            parts.append(filler.named(each.term))
    name = filler.namer.label(predicate) or abbreviate(predicate.value)
    words = filler.wording.claims.get(predicate) or filler.wording.word("claimed")
    plain = tuple(piece for piece in joined(parts, filler.wording) if isinstance(piece, Piece))
    return _template(words, property=(Piece(name, predicate),), value=plain)


def _lead(side: NamedNode, is_later: bool, filler: Filler) -> tuple[str, dict[str, Pieces]]:
    """Return the words before a side, and who says so."""
    authored, wording = filler.told.authored, filler.wording
    sections = _sections(filler.told.citations(side), filler)
    if speaker := authored.node(side, CG.assertedBy):
        return wording.word("says"), {"speaker": filler.named(speaker), "sections": sections}
    if authored.node(side, CG.basis) == _KNOWN:
        return wording.word("editors-know"), {}
    if authored.node(side, CG.basis) is not None:
        return wording.word("editors-infer"), {"sections": sections}
    return wording.word("by-another" if is_later else "by-one"), {"sections": sections}


def _sections(citations: Sequence[Citation], filler: Filler) -> Pieces:
    spans = dict.fromkeys(citation.span for citation in citations)
    sections = dict.fromkeys(s for span in spans for s in filler.told.graph.nodes(span, CG.ofSection))
    return joined([(Piece(filler.namer.name(section), section),) for section in sections], filler.wording)


def _passages(side: NamedNode, about: tuple[NamedNode, NamedNode] | None, filler: Filler) -> tuple[Citation, ...]:
    predicate = about[1] if about is not None and about[0] == side else None
    return tuple(filler.told.citations(side, predicate))


def _verdict(dispute: NamedNode, filler: Filler) -> list[Phrase]:
    """Return which side is held to be right."""
    winners = filler.told.graph.nodes(dispute, CG.resolution)
    about = _what_is_disputed(filler.told.sides(dispute), filler)
    said = [found for winner in winners if (found := _said(winner, about, filler))]
    words = filler.wording.word("held" if said else "open")
    return [Phrase((Piece("; "), *_template(words, said=joined(said, filler.wording))))] if words else []


def _template(text: str, **parts: Pieces) -> Pieces:
    """Return a text with its named places filled by pieces."""
    found: list[Piece | Remark] = []
    for number, part in enumerate(text.replace("}", "{").split("{")):
        if number % 2:
            found.extend(parts.get(part, ()))
        elif part:
            found.append(Piece(part))
    return tuple(found)
