"""How two are connected in sentences: a chain step by step, what else joins the two of a step, what both share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode

from kg.accounts import Phrase, Piece, Remark, Sentence, Told
from kg.accounts.filling import Filler
from kg.accounts.model import with_capital
from kg.accounts.wording import Wording, wording_of
from kg.connections.chains import Chain
from kg.connections.clauses import Joint, clause_of, fact_clause, joints_of, times_in_words
from kg.connections.shared import Shared
from kg.domain import APART, AT_BODY
from kg.rdf.namespaces import kind_of
from kg.settings import current

__all__ = ["Telling", "ToldChain"]

_MOST = 3
"""How many facts of each are told beside a thing that both share."""


@dataclass(frozen=True)
class ToldChain:
    """A chain in one sentence, and a sentence for all else that joins the two of a step."""

    chain: Chain
    sentence: Sentence
    further: tuple[Sentence, ...]


class Telling:
    """Chains and what is shared, in the words of the accounts of a project; made once, read-only.

    `project` is the folder whose `ontology/accounts/` has the words. Raises KgError when they cannot be read.
    """

    def __init__(self, told: Told, project: Path | None):
        self._told, self._project = told, project

    def reserve(self, language: str) -> str:
        """Return what holds of all sentences that bear no remark."""
        wording = wording_of(language, self._project)
        return wording.word("reserve-within", wording.word("reserve"))

    def chain(self, chain: Chain, language: str) -> ToldChain | None:
        """Return a chain in words; None where a step has no passage, so that nothing tells it."""
        wording = wording_of(language, self._project)
        leads: list[Phrase] = []
        others: list[Phrase] = []
        for step in chain.steps:
            joints = joints_of(step, self._told.graph)
            clauses = [clause for joint in joints if (clause := clause_of(joint, self._told, wording))]
            if not clauses:
                return None
            leads.append(clauses[0])
            others += [clause for clause in clauses[1:] if clause not in others]
        names = _Names(Filler(self._told, wording, chain.steps[0].start), (*leads, *others))
        start = chain.steps[0].start
        return ToldChain(
            chain,
            _sentence(start, [names.shortened(each) for each in leads]),
            tuple(_sentence(start, [names.shortened(each)]) for each in others),
        )

    def facts(
        self, facts: Iterable[NamedNode], named: tuple[NamedNode, NamedNode], language: str
    ) -> Iterator[Sentence]:
        """Yield facts that name two things in words, each once."""
        wording = wording_of(language, self._project)
        clauses = (fact_clause(fact, named, self._told, wording) for fact in facts)
        yield from (_sentence(named[0], [clause]) for clause in clauses if clause is not None)

    def both(
        self, shared: Iterable[Shared], pair: tuple[NamedNode, NamedNode], beside: Iterable[Chain], language: str
    ) -> list[tuple[Shared, Sentence]]:
        """Return what two have in common in words, by kind, without what some chains that stand beside it tell."""
        ties = [tie for chain in beside for step in chain.steps for tie in step.ties]
        known = {node for chain in beside for node in chain.between} | {tie.through for tie in ties}
        told = {node for tie in ties for node in tie.nodes}
        found = []
        for each in sorted(shared, key=lambda each: _place(each.thing)):
            is_new = each.thing not in known or not {*each.one, *each.other} <= told
            if is_new and (sentence := self.in_common(each, pair, language)):
                found.append((each, sentence))
        return found

    def in_common(self, shared: Shared, pair: tuple[NamedNode, NamedNode], language: str) -> Sentence | None:
        """Return what is told of a thing that both share: its name, how the times lie, then the facts of each."""
        wording = wording_of(language, self._project)
        filler = Filler(self._told, wording, shared.thing)
        clauses = list(self._clauses(shared, pair, wording))
        if not clauses:
            return None
        names = _Names(filler, clauses)
        is_told = shared.times.how or any(_same_way(shared, pair, self._told))
        times = times_in_words(shared.times, filler) if is_told else ""
        name = Piece(filler.namer.label(shared.thing), shared.thing)
        lead = Phrase(with_capital((name, Piece(f" ({times}): " if times else ": "))))
        more = self._more(shared, filler)
        ending = [Phrase((Piece(f"; {more}"),))] if more else []
        told = [names.shortened(clause) for clause in clauses]
        return Sentence(shared.thing, (lead, *_in_a_row(told), *ending, Phrase((Piece("."),))))

    def _clauses(self, shared: Shared, pair: tuple[NamedNode, NamedNode], wording: Wording) -> Iterator[Phrase]:
        """Yield what both do there by one property, then all other facts of each, those that name both once."""
        one, other = shared.one, shared.other
        for joint in _same_way(shared, pair, self._told):
            if clause := clause_of(joint, self._told, wording):
                one, other = (tuple(f for f in facts if f not in joint.facts) for facts in (one, other))
                yield clause
        facts = dict.fromkeys((*one[:_MOST], *other[:_MOST]))
        for fact in facts:
            named = [end for end, own in zip(pair, (one, other), strict=True) if fact in own]
            if clause := fact_clause(fact, named, self._told, wording):
                yield clause

    def _more(self, shared: Shared, filler: Filler) -> str:
        left = sum(max(0, len(facts) - _MOST) for facts in (shared.one, shared.other))
        forms = tuple(filler.wording.words.get("more-facts", ()))
        return filler.namer.counted(left, forms).format(left) if left and forms else ""


def _place(thing: NamedNode) -> tuple[bool, int]:
    """Return where a thing stands in a list: by its kind, what is as wide as a state last."""
    kind, kinds = kind_of(thing), [*current().kinds.headings]
    return kind in current().map.places, kinds.index(kind) if kind in kinds else len(kinds)


def _same_way(shared: Shared, pair: tuple[NamedNode, NamedNode], told: Told) -> Iterator[Joint]:
    """Yield what joins two to a thing by one property, as a school of both does."""
    for predicate in (*APART, *AT_BODY):
        one, other = (
            tuple(fact for fact in facts if shared.thing in told.graph.objects(fact, predicate))
            for facts in (shared.one, shared.other)
        )
        if one and other:
            # The times stand beside the name of what is shared.
            yield Joint(pair, predicate, shared.thing, one, other)


class _Names:
    """Names in full where they first stand, then by the last part, unless two who are named have the same."""

    def __init__(self, filler: Filler, phrases: Iterable[Phrase]):
        self._namer = filler.namer
        pieces = (piece for phrase in phrases for piece in phrase.pieces if isinstance(piece, Piece))
        named = {piece.node for piece in pieces if piece.node is not None}
        shorts = {node: self._namer.short(node) for node in named if kind_of(node) in current().kinds.lives}
        count = Counter(shorts.values())
        self._shorts = {node: short for node, short in shorts.items() if short and count[short] == 1}
        self._seen: set[NamedNode] = set()

    def shortened(self, phrase: Phrase) -> Phrase:
        """Return a phrase with the names that came before in their short form."""
        return replace(phrase, pieces=tuple(map(self._piece, phrase.pieces)))

    def _piece(self, piece: Piece | Remark) -> Piece | Remark:
        node = piece.node
        if not isinstance(piece, Piece) or node is None:
            return piece
        is_known = node in self._seen and node in self._shorts and piece.text == self._namer.label(node)
        self._seen.add(node)
        return replace(piece, text=self._shorts[node]) if is_known else piece


def _sentence(about: NamedNode, phrases: Sequence[Phrase]) -> Sentence:
    first, *others = _in_a_row(phrases)
    begun = replace(first, pieces=with_capital(first.pieces))
    return Sentence(about, (begun, *others, Phrase((Piece("."),))))


def _in_a_row(phrases: Sequence[Phrase]) -> list[Phrase]:
    first, *others = phrases
    return [first, *(replace(phrase, pieces=(Piece("; "), *phrase.pieces)) for phrase in others)]
