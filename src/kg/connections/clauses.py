"""What joins two as a clause with its passages: by the pattern of a fact, or by that of a property both lead by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.accounts import Phrase, Piece, Remark, Told
from kg.accounts.filling import Filler, Given
from kg.accounts.neutral import neutral_phrase
from kg.accounts.reserves import reserved
from kg.accounts.wording import Wording
from kg.connections.chains import Step
from kg.connections.times import Times, times_of
from kg.domain import AT_BODY
from kg.rdf.graph import Graph

__all__ = ["Joint", "clause_of", "fact_clause", "joints_of", "times_in_words"]

_HOW = {"together": "together", "perhaps together": "perhaps", "apart": "apart", "": "untold"}


@dataclass(frozen=True)
class Joint:
    """What joins two: a class or a property (`kind`), what they share by it, the facts of each, and how times lie."""

    ends: tuple[NamedNode, NamedNode]
    kind: NamedNode
    through: NamedNode | None
    of_one: tuple[NamedNode, ...]
    of_other: tuple[NamedNode, ...]
    times: Times | None = None
    """None where nothing is to be said of them."""

    @property
    def facts(self) -> tuple[NamedNode, ...]:
        """The facts of both, each once."""
        return tuple(dict.fromkeys((*self.of_one, *self.of_other)))


def joints_of(step: Step, graph: Graph) -> list[Joint]:
    """Return what joins the two of a step, the posts of both at one body once, however many they are."""
    groups: dict[tuple[NamedNode, NamedNode | None, NamedNode | None], list[NamedNode]] = {}
    for tie in step.ties:
        alone = tie.nodes[0] if tie.through is None else None
        groups.setdefault((tie.kind, tie.through, alone), []).extend(tie.nodes)
    found = []
    for (kind, through, _), nodes in groups.items():
        one, other = (_naming(graph, nodes, end) for end in (step.start, step.end))
        found.append(Joint((step.start, step.end), kind, through, one, other, times_of(graph, one, other)))
    # A teacher or a school of both joins more than posts at one body, which may lie far apart.
    return sorted(found, key=lambda joint: joint.kind in AT_BODY)


def _naming(graph: Graph, nodes: Sequence[NamedNode], end: NamedNode) -> tuple[NamedNode, ...]:
    named = [node for node in nodes if node == end or any(value == end for _, value in graph.about(node))]
    return tuple(dict.fromkeys(named))


def clause_of(joint: Joint, told: Told, wording: Wording) -> Phrase | None:
    """Return a joint in words with the passages that tell it; None where no passage does."""
    if joint.through is None and len(joint.facts) == 1:
        return fact_clause(joint.facts[0], joint.ends, told, wording)
    filler = Filler(told, wording, joint.facts[0], _given(joint, told, wording))
    name = "shared-by" if joint.through is not None else "joined-by"
    for parts in (wording.shared.get(joint.kind), wording.fragments.get(name)):
        phrase = filler.filled(parts, joint.facts[0]) if parts else None
        if phrase is not None and (citations := phrase.citations or _passages(joint, told)):
            differs = filler.disputed(d for fact in joint.facts for d in told.disputes.get((fact, None), ()))
            return Phrase((*phrase.pieces, *differs), citations)
    return None


def _given(joint: Joint, told: Told, wording: Wording) -> dict[str, tuple[Given, ...]]:
    filler = Filler(told, wording, joint.ends[0])
    times = times_in_words(joint.times, filler) if joint.times is not None else ""
    return {
        "one": (joint.ends[0],),
        "other": (joint.ends[1],),
        "shared": (joint.through,) if joint.through is not None else (),
        "of-one": joint.of_one,
        "of-other": joint.of_other,
        "property": (Piece(filler.namer.label(joint.kind)),),
        "times": (Remark(times, "times"),) if times else (),
    }


def _passages(joint: Joint, told: Told) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(citation for fact in joint.facts for citation in told.citations(fact)))


def times_in_words(times: Times, filler: Filler) -> str:
    """Return how times lie, and in which years both surely last."""
    words = filler.wording.words.get("times", {})
    if times.years:
        return str(words.get("together-in", "{}")).format(filler.namer.date(times.years, "when"))
    return str(words.get(_HOW[times.how], ""))


def fact_clause(fact: NamedNode, named: Sequence[NamedNode], told: Told, wording: Wording) -> Phrase | None:
    """Return a fact in the words of its class; where they name not all that they should, or there are none, neutrally.

    None where no passage tells it.
    """
    filler = Filler(told, wording, fact, {"one": named[:1], "other": named[1:]})
    for phrase in (filler.phrase(fact, "sentence"), neutral_phrase(fact, filler)):
        if phrase is not None and phrase.citations and _names_all(phrase, named):
            told_so = reserved(phrase, filler, fact)
            # A chain has no notes of its own: all reserves stand within it.
            return Phrase((*told_so.pieces, *told_so.notes), phrase.citations)
    return None


def _names_all(phrase: Phrase, named: Sequence[NamedNode]) -> bool:
    return set(named) <= {piece.node for piece in phrase.pieces if isinstance(piece, Piece)}
