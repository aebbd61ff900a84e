"""Patterns filled with what is told of a node: pieces with their passages, or nothing where a slot is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.accounts.model import Phrase, Piece, Remark
from kg.accounts.naming import Namer, Pieces, joined
from kg.accounts.patterns import GIVEN, Include, Optional, Part, Path, Slot, Test
from kg.accounts.telling import Told, Value
from kg.accounts.wording import Wording
from kg.evidence import Citation
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG

__all__ = ["BESIDE", "Filler", "Given"]

BESIDE = "beside"
"""The pattern of what says more of a proposition, in brackets behind it."""

_FEW = 4
"""Letters beside a name that say no more than a preposition does."""
_DEEPEST = 6
"""How far the noun of a node may lead to the nouns of others."""


Given = NamedNode | Piece | Remark


@dataclass(frozen=True)
class _Filled:
    pieces: Pieces = ()
    citations: tuple[Citation, ...] = ()


class Filler:
    """Fills patterns for the account of one thing in one language.

    `given` fills slots that no property of a fact fills: two things that are connected, what they share. `within` are
    the propositions of the statement that is told; `mentioned` gathers those that stand within others.
    """

    def __init__(
        self,
        told: Told,
        wording: Wording,
        about: NamedNode,
        given: Mapping[str, Sequence[Given]] | None = None,
        within: frozenset[NamedNode] = frozenset(),
    ):
        self.told, self.wording, self.about, self.within = told, wording, about, within
        self._given = given or {}
        self._first: list[object] = [value for word in ("one", "other") for value in self._given.get(word, ())]
        self.mentioned: set[NamedNode] = set()
        self._open: list[NamedNode] = []
        self.namer = Namer(told, wording, about)

    def phrase(self, node: NamedNode, purpose: str) -> Phrase | None:
        """Return the pattern of a node's class for a purpose, filled; None where there is none, or it stays empty."""
        parts = self.pattern(node, purpose)
        return self.filled(parts, node) if parts is not None else None

    def filled(self, parts: Sequence[Part], node: NamedNode) -> Phrase | None:
        """Return a pattern filled with what is told of a node; None where a slot outside of brackets stays empty."""
        filled = self._fill(parts, node, 0)
        return Phrase(filled.pieces, tuple(dict.fromkeys(filled.citations))) if filled else None

    def pattern(self, node: Term, purpose: str) -> tuple[Part, ...] | None:
        """Return the pattern of the nearest class of a node that has one; of a proposition, that of its property."""
        patterns = self.wording.patterns
        keys = (*self.told.graph.nodes(node, CG.propositionProperty), *self.told.classes(node))
        return next((patterns[key][purpose] for key in keys if purpose in patterns.get(key, {})), None)

    def _fill(self, parts: Sequence[Part], node: NamedNode, depth: int) -> _Filled | None:
        self._open.append(node)
        try:
            return self._all_of(parts, node, depth)
        finally:
            self._open.pop()

    def _all_of(self, parts: Sequence[Part], node: NamedNode, depth: int) -> _Filled | None:
        pieces: list[Piece | Remark] = []
        citations: list[Citation] = []
        for part in parts:
            found = self._part(part, node, depth)
            if found is None:
                return None
            citations += found.citations
            if not (isinstance(part, Optional) and self._repeats(pieces, found.pieces)):
                pieces += found.pieces
        return _Filled(tuple(pieces), tuple(citations))

    def _repeats(self, before: Sequence[Piece | Remark], pieces: Pieces) -> bool:
        """Tell whether an optional part only names again what has just been named, such as a land and its state."""
        named = self._names_in(pieces)
        others = "".join(piece.text for piece in pieces if not (isinstance(piece, Piece) and piece.node))
        return bool(named) and sum(map(str.isalpha, others)) <= _FEW and self._names_in(before)[-len(named) :] == named

    def _names_in(self, pieces: Sequence[Piece | Remark]) -> list[str]:
        return [self.namer.name(piece.node) for piece in pieces if isinstance(piece, Piece) and piece.node]

    def _part(self, part: Part, node: NamedNode, depth: int) -> _Filled | None:
        if isinstance(part, str):
            return _Filled((Piece(part),))
        if isinstance(part, Optional):
            return self._fill(part.parts, node, depth) or _Filled()
        if isinstance(part, Include):
            return self._fill(self.wording.fragments.get(part.name, ()), node, depth)
        if isinstance(part, Test):
            return self._tested(part, node)
        return self._slot(part, node, depth)

    def _tested(self, test: Test, node: NamedNode) -> _Filled | None:
        values = self._values(node, test.paths)
        if test.value is not None:
            wanted = self._wanted(test.value, node)
            values = [value for value in values if value.term.value in wanted]
        if test.plural is not None:
            return _Filled() if values and self._is_plural(values) == test.plural else None
        if bool(values) == test.denied:
            return None
        return _Filled(citations=tuple(c for value in values for c in value.citations))

    def _wanted(self, value: NamedNode | str, node: NamedNode) -> set[str]:
        """Return what a test asks for: a value, or the values of another property of the same node."""
        if isinstance(value, str):
            return {value}
        return {str(term.value) for term in self.told.graph.objects(node, value)} or {value.value}

    def _values(self, node: NamedNode, paths: Iterable[Path]) -> list[Value]:
        found = [value for path in paths for value in self.told.values(node, path)]
        kept = set(self.namer.in_language(value.term for value in found))
        shown = [value for value in found if value.term in kept]
        return sorted(shown, key=lambda value: self._place(value.term)) if self._first else shown

    def _place(self, term: Term) -> int:
        """Return where a value stands in a list: the two that are connected in their order, then all others."""
        return self._first.index(term) if term in self._first else len(self._first)

    def _slot(self, slot: Slot, node: NamedNode, depth: int) -> _Filled | None:
        if slot.word in GIVEN:
            return self._slot_of_given(slot, depth)
        if slot.word:
            return self._slot_of_word(slot, node)
        values = self._values(node, slot.paths)
        if _is_of_others(slot.form):
            values = [value for value in values if value.term != self.about]
        if slot.form == BESIDE:
            values = [value for value in values if self._is_beside(value.term)]
        shown = [(value, pieces) for value in values if (pieces := self._shown(value, slot, depth))]
        if not shown:
            return None
        citations = tuple(citation for value, _ in shown for citation in value.citations)
        if slot.count:
            number = 2 if self._is_plural([value for value, _ in shown]) else 1
            return _Filled((Piece(self.namer.counted(number, slot.count)),), citations)
        return _Filled(joined([pieces for _, pieces in shown], self.wording), citations)

    def _slot_of_word(self, slot: Slot, node: NamedNode) -> _Filled | None:
        if slot.word == "me":
            return _Filled((Piece(self.namer.label(self.about), self.about),))
        if slot.word == "self":
            return _Filled((Piece(self.namer.name(node, slot.form), node),)) if self.namer.is_named(node) else None
        return _Filled((Piece(self.kind(node)),))

    def _slot_of_given(self, slot: Slot, depth: int) -> _Filled | None:
        found = (self._worded(value, slot.form, depth) for value in self._given.get(slot.word, ()))
        shown = [each for each in found if each is not None]
        citations = tuple(citation for each in shown for citation in each.citations)
        return _Filled(joined([each.pieces for each in shown], self.wording), citations) if shown else None

    def _worded(self, value: Given, form: str, depth: int) -> _Filled | None:
        if not isinstance(value, NamedNode):
            return _Filled((value,))
        pattern = self.pattern(value, form) if form else None
        return self._fill(pattern, value, depth + 1) if pattern is not None else _Filled(self.named(value, form, depth))

    def _is_beside(self, term: Term) -> bool:
        """Tell whether a term says more of a proposition of the same statement, and is not being told already."""
        return term in self.within and term not in self._open and self.pattern(term, BESIDE) is not None

    def _is_plural(self, values: Sequence[Value]) -> bool:
        """Tell whether the words around values agree with several: there are several, or the one has such a name."""
        return len(values) > 1 or any(self.namer.is_plural(value.term) for value in values)

    def _shown(self, value: Value, slot: Slot, depth: int) -> Pieces:
        term = value.term
        remarks = self.remarks(value)
        if isinstance(term, Literal):
            piece = self.namer.quoted(term, slot.form)
            if slot.number:
                piece = Piece(f"{piece.text} {self.namer.counted(float(term.value), slot.number)}")
            return (piece, *remarks) if piece.text else ()
        return (*self.named(term, slot.form, depth), *remarks) if isinstance(term, NamedNode) else ()

    def named(self, node: NamedNode, form: str = "", depth: int = 0) -> Pieces:
        """Return what a node is called within a sentence: by its name, or by the noun of its class."""
        form = form.removeprefix("other").removeprefix("-") if _is_of_others(form) else form
        if self.told.graph.has(node, CG.propositionProperty):
            self.mentioned.add(node)
        pattern = self.pattern(node, form or "noun")
        if pattern is not None and not (self.namer.is_named(node) and form in {"", "noun"}):
            filled = self._fill(pattern, node, depth + 1) if depth < _DEEPEST else None
            return filled.pieces if filled else (Piece(self.kind(node), node),)
        if self.namer.is_named(node):
            return (Piece(self.namer.name(node, "" if form == "noun" else form), node),)
        return self._formed(node, form, depth) if form else (Piece(self.kind(node), node),)

    def _formed(self, node: NamedNode, form: str, depth: int) -> Pieces:
        """Return what has no name in a form: its noun, as the words for the form have it."""
        before, _, after = self.wording.word(f"form-{form}", "{}").partition("{}")
        return tuple(piece for piece in (Piece(before), *self.named(node, "", depth), Piece(after)) if piece.text)

    def kind(self, node: NamedNode) -> str:
        """Return what kind of thing a node is."""
        return next((self.namer.label(cls) for cls in self.told.classes(node)), "")

    def remarks(self, value: Value) -> list[Remark]:
        """Return the reserves about a value: how it was come by, and that accounts differ."""
        found = [Remark(text, "basis", claim) for claim in value.claims if (text := self._basis(claim))]
        return found + self.disputed(value.disputes)

    def _basis(self, claim: NamedNode) -> str:
        basis = self.told.authored.node(claim, CG.basis)
        return self.wording.word("inferred") if basis else ""

    def disputed(self, disputes: Iterable[NamedNode]) -> list[Remark]:
        """Return a reserve for the first of some disputes, in the words of its type."""
        words = self.wording.words.get("disputed", {})
        for dispute in disputes:
            names = [each.value.rpartition("/")[2] for each in self.told.graph.nodes(dispute, CG.disputeType)]
            name = next((name for name in names if name in words), "any")
            kind = "difference" if name == "any" else "shade"
            return [Remark(str(words.get(name, "")), kind, dispute, self.namer.label(dispute))]
        return []


def _is_of_others(form: str) -> bool:
    """Tell whether a form leaves out the thing of the account: `other`, or `other-` and a form of the name."""
    return form == "other" or form.startswith("other-")
