"""The account of one thing: a summary, then paragraphs of what happened, then what accounts differ in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode

from kg.accounts.differences import difference_sentence, named_differences
from kg.accounts.filling import Filler
from kg.accounts.merging import sentences_of
from kg.accounts.model import Account, Paragraph, Phrase, Piece, Sentence
from kg.accounts.neutral import neutral_summary
from kg.accounts.ordering import in_order
from kg.accounts.plan import OTHERS, plan_of
from kg.accounts.reserves import reserved
from kg.accounts.saying import is_statement, saying, sayings
from kg.accounts.tabling import tables_of
from kg.accounts.telling import Told
from kg.accounts.wording import wording_of
from kg.rdf.namespaces import CG

__all__ = ["Accounts"]


class Accounts:
    """Accounts of the things of one view; made once, read-only.

    `project` is the folder whose `ontology/accounts/` has the words and the plan.
    """

    def __init__(self, told: Told, project: Path | None):
        self._told, self._project = told, project
        self._plan = plan_of(project)

    def account(
        self, node: NamedNode, facts: Sequence[NamedNode], disputes: Sequence[NamedNode], language: str
    ) -> Account:
        """Return what is told of a thing, in a language, from its facts (in order of date) and its disputes.

        A sentence that no passage supports is left out; the same facts give the same sentences.
        Raises KgError when words or plan of the project cannot be read.
        """
        filler = Filler(self._told, wording_of(language, self._project), node)
        told = [fact for fact in facts if fact != node and not self._is_left_out(fact)]
        summary = self._summary(node, facts, filler)
        paragraphs = list(self._paragraphs(node, told, filler))
        noted = {remark.node for each in paragraphs for sentence in each.sentences for remark in sentence.notes}
        paragraphs += self._differences([each for each in disputes if each not in noted], filler)
        reserve = filler.wording.word("reserve") if paragraphs else ""
        return Account(
            node,
            language,
            summary,
            tuple(paragraphs),
            tuple(self._said(node, facts, filler)),
            tuple(tables_of(node, in_order(told, self._told, self._plan), filler, self._plan)),
            reserve,
        )

    def _said(self, node: NamedNode, facts: Sequence[NamedNode], filler: Filler) -> Iterator[Paragraph]:
        statements = [fact for fact in facts if fact != node and is_statement(fact, self._told)]
        ordered = in_order(statements, self._told, self._plan)

        def listed(sentences: Sequence[Sentence], heading: str) -> Paragraph:
            most = self._plan.most
            return Paragraph(tuple(sentences[:most]), _more(len(sentences) - most, filler), True, heading)

        return sayings(node, ordered, self._told, filler.wording, listed)

    def _summary(self, node: NamedNode, facts: Sequence[NamedNode], filler: Filler) -> Sentence | None:
        if is_statement(node, self._told) and (said := saying(node, node, self._told, filler.wording)):
            return said
        phrase = filler.phrase(node, "summary")
        if phrase is not None and phrase.citations:
            return Sentence(node, (reserved(phrase, filler), Phrase((Piece("."),))))
        own = sentences_of([node], filler, self._plan) if node in facts and not self._is_left_out(node) else []
        return own[0] if own else neutral_summary(node, facts, filler)

    def _is_left_out(self, fact: NamedNode) -> bool:
        return bool(set(self._told.classes(fact)) & set(self._plan.left_out))

    def _paragraphs(self, node: NamedNode, facts: Sequence[NamedNode], filler: Filler) -> Iterator[Paragraph]:
        ordered = in_order(facts, self._told, self._plan)
        plan = self._plan_for(node)
        for number in range(len(plan)):
            mine = [fact for fact in ordered if self._place(fact, plan) == number]
            sentences = sentences_of(mine, filler, self._plan)
            if sentences:
                most = self._plan.most
                yield Paragraph(tuple(sentences[:most]), _more(len(sentences) - most, filler))

    def _plan_for(self, node: NamedNode) -> tuple[tuple[NamedNode | str, ...], ...]:
        plans = self._plan.paragraphs
        return next((plans[cls] for cls in self._told.classes(node) if cls in plans), ((OTHERS,),))

    def _place(self, fact: NamedNode, plan: Sequence[Sequence[NamedNode | str]]) -> int | None:
        """Return the number of the paragraph for a fact: that of its nearest class, else that of all others."""
        for cls in self._told.classes(fact):
            for number, part in enumerate(plan):
                if cls in part:
                    return number
        return next((number for number, part in enumerate(plan) if OTHERS in part), None)

    def _differences(self, disputes: Sequence[NamedNode], filler: Filler) -> Iterator[Paragraph]:
        in_full = [dispute for dispute in disputes if self._is_told_in_full(dispute)]
        found = [difference_sentence(dispute, filler) for dispute in in_full]
        found.append(named_differences([each for each in disputes if each not in in_full], filler))
        sentences = tuple(sentence for sentence in found if sentence is not None)
        if sentences:
            yield Paragraph(sentences, is_list=True)

    def _is_told_in_full(self, dispute: NamedNode) -> bool:
        types = self._told.graph.nodes(dispute, CG.disputeType)
        return not self._plan.differences or any(each in self._plan.differences for each in types)


def _more(number: int, filler: Filler) -> str:
    forms = tuple(filler.wording.words.get("left-out", ()))
    return filler.namer.counted(number, forms).format(number) if number > 0 and forms else ""
