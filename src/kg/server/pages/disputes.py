"""Disputes: the sides next to each other, each with what it says, who says so and where, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.cards import Difference, Fact, difference_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.facts import ShownFact, shown_fact
from kg.server.pages.footnotes import Footnotes
from kg.server.pages.heads import head_of
from kg.server.pages.rendering import render
from kg.server.wire.reply import Reply
from kg.translation import Written, written

__all__ = ["ShownDispute", "Side", "dispute_page", "shown_dispute"]


@dataclass(frozen=True)
class Side:
    """One side: what it holds, of what, who says so and in which sections, on what basis, how it ranks, why."""

    fact: ShownFact
    value: Term | None
    predicate: NamedNode | None
    about: NamedNode | None
    speaker: NamedNode | None
    sections: tuple[NamedNode, ...]
    basis: NamedNode | None
    rank: NamedNode | None
    rationale: Written
    wins: bool


@dataclass(frozen=True)
class ShownDispute:
    """A dispute ready for a template."""

    node: NamedNode
    topic: str
    kind: NamedNode | None
    rationale: Written
    sides: tuple[Side, ...]

    @property
    def is_decided(self) -> bool:
        """Tell whether one side was found right."""
        return any(side.wins for side in self.sides)


def dispute_page(context: Context, node: NamedNode) -> Reply:
    """Return the page of a dispute."""
    site, notes = context.site, Footnotes()
    difference = difference_of(node, context.graph, site.authored, site.graph.texts)
    dispute = shown_dispute(difference, context, notes)
    return render(context, "dispute.html", **head_of(context, node), dispute_shown=dispute, notes=notes)


def shown_dispute(difference: Difference, context: Context, notes: Footnotes) -> ShownDispute:
    """Return a dispute for a template, its passages numbered."""
    authored = context.site.authored
    verdict = authored.nodes(difference.node, CG.resolution)
    return ShownDispute(
        node=difference.node,
        topic=context.terms.title(difference.node),
        kind=authored.node(difference.node, CG.disputeType),
        rationale=difference.rationale,
        sides=tuple(_side(fact, verdict, context, notes) for fact in difference.sides),
    )


def _side(fact: Fact, verdict: list[NamedNode], context: Context, notes: Footnotes) -> Side:
    authored, node = context.site.authored, fact.node
    return Side(
        fact=shown_fact(fact, context, notes),
        value=authored.value(node, CG.valueNode) or authored.value(node, CG.valueLiteral),
        predicate=authored.node(node, CG.aboutProperty),
        about=authored.node(node, CG.aboutNode),
        speaker=authored.node(node, CG.assertedBy),
        sections=tuple(dict.fromkeys(s for c in fact.citations if (s := context.terms.section(c.span)))),
        basis=authored.node(node, CG.basis),
        rank=authored.node(node, CG.rank),
        rationale=written(authored, node, CG.rationale),
        wins=node in verdict,
    )
