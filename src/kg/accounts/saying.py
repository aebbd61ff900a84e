"""What was said in sentences: who said it, of what, where and when, and in words what it says.

What is said are propositions. Those that only say more of another, such as whom it concerns, stand in brackets behind
it; those that stand within another are not told a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import NamedNode

from kg.accounts.clauses import Clause, in_few_words
from kg.accounts.filling import BESIDE, Filler
from kg.accounts.model import Paragraph, Phrase, Piece, Sentence, with_capital
from kg.accounts.telling import Told
from kg.accounts.wording import Wording
from kg.rdf.namespaces import CG, RDF, SKOS

__all__ = ["is_statement", "saying", "sayings"]

_WAYS: tuple[tuple[str, tuple[NamedNode, ...]], ...] = (
    ("said-by", (CG.speaker, CG.holder)),
    ("said-in", (CG.statedIn,)),
    ("said-about", ()),
)
"""Headings of what is said, each with the properties of a statement by which a thing has part in it; the last has the
rest."""


def is_statement(node: NamedNode, told: Told) -> bool:
    """Tell whether a node is something that somebody said."""
    return CG.Statement in told.classes(node)


def sayings(
    about: NamedNode, statements: Sequence[NamedNode], told: Told, wording: Wording, listed: Callable[..., Paragraph]
) -> Iterator[Paragraph]:
    """Yield what a thing said, what is said in it, and what is said about it, each a list with its heading.

    `listed` makes a paragraph of sentences and a heading.
    """
    left = list(statements)
    name = Filler(told, wording, about).namer.label(about)
    for heading, parts in _WAYS:
        mine = [each for each in left if not parts or any(about in told.graph.nodes(each, p) for p in parts)]
        left = [each for each in left if each not in mine]
        sentences = [sentence for each in mine if (sentence := saying(each, about, told, wording))]
        if sentences:
            yield listed(sentences, wording.word(heading).format(name=name))


def saying(statement: NamedNode, about: NamedNode, told: Told, wording: Wording) -> Sentence | None:
    """Return a statement as one sentence; None where no pattern words it or no passage is cited."""
    contents = tuple(told.authored.nodes(statement, CG.content))
    filler = Filler(told, wording, about, within=frozenset(contents))
    lead = filler.phrase(statement, "said")
    citations = tuple(told.citations(statement))
    if lead is None or not citations:
        return None
    rest = filler.phrase(statement, "judged")
    pieces = [*_plain(lead)]
    for number, clause in enumerate(in_few_words(_clauses(contents, filler), wording)):
        pieces += [Piece("; " if number else ": "), *clause]
    pieces += _plain(rest)
    return Sentence(statement, (Phrase(with_capital(tuple(pieces)), citations), Phrase((Piece("."),))))


def _plain(phrase: Phrase | None) -> Clause:
    """Return the words of a phrase alone: how a fact that somebody speaks of was come by is told with the fact."""
    return tuple(piece for piece in phrase.pieces if isinstance(piece, Piece)) if phrase is not None else ()


def _clauses(contents: Sequence[NamedNode], filler: Filler) -> list[Clause]:
    """Return the propositions in words, those first that hold others; what is told within them is not told again."""
    found: list[Clause] = []
    done: set[NamedNode] = set()
    beside = {each for each in contents if filler.pattern(each, BESIDE) is not None and _has_place(each, filler)}
    rest = [each for each in contents if each not in beside]
    inner = {part for each in rest for part in _within(each, filler.told)}
    for each in [*(one for one in rest if one not in inner), *rest, *contents]:
        if each in done:
            continue
        filler.mentioned.clear()
        found.append(_plain(filler.phrase(each, "noun")))
        done |= {each, *(c for one in (each, *filler.mentioned) for c in filler.told.authored.nodes(one, CG.condition))}
        if not any(filler.told.authored.has(each, predicate) for predicate in (CG.modality, CG.negative)):
            done |= filler.mentioned
        done |= filler.mentioned & beside
    return [clause for clause in found if clause]


def _has_place(proposition: NamedNode, filler: Filler) -> bool:
    """Tell whether what a proposition says more of is told by another."""
    subject = filler.told.authored.node(proposition, CG.propositionSubject)
    others = (each for each in filler.within if each != proposition)
    return any(subject == each or subject in _within(each, filler.told) for each in others)


def _within(proposition: NamedNode, told: Told) -> set[NamedNode]:
    """Return what a proposition is about, at any depth, but for what is named by it as a thing of the world."""
    found: set[NamedNode] = set()
    for predicate in (CG.propositionSubject, CG.propositionValue, CG.condition):
        for node in told.authored.nodes(proposition, predicate):
            if CG.Proposition in told.authored.nodes(node, RDF.type):
                found |= {node, *_within(node, told)}
            elif predicate == CG.propositionValue and told.graph.has(node, SKOS.prefLabel):
                found.add(node)
    return found
