"""Facts to sentences: each its own, or several of one kind in one; a class without a pattern gets a neutral one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Piece, Sentence, with_capital
from kg.accounts.neutral import neutral_phrase
from kg.accounts.plan import Plan
from kg.accounts.reserves import reserved
from kg.rdf.graph import Term

__all__ = ["sentences_of"]

_Key = tuple[NamedNode, tuple[Term, ...]]


def sentences_of(facts: Sequence[NamedNode], filler: Filler, plan: Plan) -> list[Sentence]:
    """Return the sentences of facts, those that a plan merges at the place of their first; none without a passage."""
    groups: dict[_Key | NamedNode, list[NamedNode]] = {}
    for fact in facts:
        groups.setdefault(_key(fact, filler, plan) or fact, []).append(fact)
    found = [_merged(group, filler) or _single(group[0], filler) for group in groups.values()]
    return [sentence for sentence in found if sentence is not None]


def _key(fact: NamedNode, filler: Filler, plan: Plan) -> _Key | None:
    """Return what the facts of one sentence share: the class that is merged, and the values of its properties."""
    cls = next((cls for cls in filler.told.classes(fact) if cls in plan.merged), None)
    if cls is None or filler.pattern(fact, "each") is None:
        return None
    return cls, tuple(value for p in plan.merged[cls] for value in filler.told.graph.objects(fact, p))


def _merged(facts: Sequence[NamedNode], filler: Filler) -> Sentence | None:
    first = filler.phrase(facts[0], "first")
    told = ((fact, filler.phrase(fact, "each")) for fact in facts)
    each = [(fact, phrase) for fact, phrase in told if phrase is not None and phrase.citations]
    if first is None or not each:
        return None
    # What leads in is told by the passages of what follows.
    phrases = [Phrase(with_capital(first.pieces))]
    separators = _separators([phrase for _, phrase in each], filler)
    for (fact, phrase), separator in zip(each, separators, strict=True):
        start = (Piece(separator),) if separator else ()
        told_so = reserved(phrase, filler, fact)
        phrases.append(replace(told_so, pieces=(*start, *told_so.pieces)))
    return Sentence(facts[0], (*phrases, Phrase((Piece("."),))))


def _separators(phrases: Sequence[Phrase], filler: Filler) -> list[str]:
    simple = not any("," in phrase.text or " (" in phrase.text for phrase in phrases)
    between, last = (", ", filler.wording.word("and", ", ")) if simple else ("; ", "; ")
    count = len(phrases)
    return ["" if number == 0 else last if number == count - 1 else between for number in range(count)]


def _single(fact: NamedNode, filler: Filler) -> Sentence | None:
    phrase = filler.phrase(fact, "sentence") or neutral_phrase(fact, filler)
    if phrase is None or not phrase.citations:
        return None
    whole = reserved(phrase, filler, fact)
    return Sentence(fact, (replace(whole, pieces=with_capital(whole.pieces)), Phrase((Piece("."),))))
