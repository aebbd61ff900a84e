"""Facts as pages show them: an anchor, a date, and details, each with the marks of the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.cards import Detail, Fact
from kg.dates import is_placed
from kg.domain import LEADS
from kg.evidence import Citation
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, slug_of
from kg.server.pages.context import Context
from kg.server.pages.footnotes import Footnotes, Mark
from kg.server.pages.titles import kind_of
from kg.settings import Words, current
from kg.translation import gettext, marked, said

__all__ = ["FactGroup", "ShownDetail", "ShownFact", "ShownValue", "anchor_of", "grouped", "shown_fact"]


@dataclass(frozen=True)
class ShownValue:
    """A value, and the preferred claims that gave it where it was not simply told."""

    term: Term
    claims: tuple[NamedNode, ...] = ()


@dataclass(frozen=True)
class ShownDetail:
    """A property with its values and the marks of the passages that tell it, or the record that it comes from."""

    name: str
    predicate: NamedNode | None
    values: tuple[ShownValue, ...]
    marks: tuple[Mark, ...] = ()
    record: str = ""


@dataclass(frozen=True)
class ShownFact:
    """A fact ready for a template; `marks` are those of passages that tell all of it."""

    node: NamedNode
    anchor: str
    when: str
    when_marks: tuple[Mark, ...]
    when_claims: tuple[NamedNode, ...]
    kind: str
    status: str
    details: tuple[ShownDetail, ...]
    marks: tuple[Mark, ...]

    @property
    def lead(self) -> ShownDetail | None:
        """The detail that says best what the fact is: the post of a role, what kind of thing was said."""
        return next((detail for detail in self.details if detail.predicate in LEADS), None)

    @property
    def others(self) -> tuple[ShownDetail, ...]:
        """The details besides the lead."""
        return tuple(detail for detail in self.details if detail is not self.lead)


@dataclass
class FactGroup:
    """Facts under one heading; those of a kind that a project sets apart are shown as a table."""

    anchor: str
    heading: str
    facts: list[ShownFact] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether the facts are shown as a table."""
        return self.anchor in _UNDATED.values()


def anchor_of(node: NamedNode) -> str:
    """Return the id of a fact on a page; it is made of its IRI, so that it stays."""
    return f"{kind_of(node)}-{slug_of(node)}"


def shown_fact(fact: Fact, context: Context, notes: Footnotes) -> ShownFact:
    """Return a fact for a template, its passages numbered."""
    placed = _Placed(fact.citations, [*(d.predicate for d in fact.said), CG.when if fact.when else None])
    when_marks = notes.mark(placed.telling(CG.when)) if fact.when else []
    details = tuple(_shown(detail, fact.node, placed, context, notes) for detail in fact.said)
    return ShownFact(
        node=fact.node,
        anchor=anchor_of(fact.node),
        when=fact.when,
        when_marks=tuple(when_marks),
        when_claims=_claims_for_date(fact, context),
        kind=", ".join(context.terms.title(cls) for cls, _ in fact.classes),
        status=fact.status,
        details=details,
        marks=tuple(notes.mark(placed.rest)),
    )


def _claims_for_date(fact: Fact, context: Context) -> tuple[NamedNode, ...]:
    values = context.graph.objects(fact.node, CG.when)
    return tuple(claim for value in values for claim in context.claims_for(fact.node, CG.when, value))


def _shown(detail: Detail, node: NamedNode, placed: _Placed, context: Context, notes: Footnotes) -> ShownDetail:
    predicate = detail.predicate
    if predicate is None:
        return ShownDetail(
            gettext(_OF_THE_CARD.get(detail.name, detail.name)),
            None,
            tuple(ShownValue(term) for term, _ in detail.values),
        )
    values = (ShownValue(term, tuple(context.claims_for(node, predicate, term))) for term, _ in detail.values)
    return ShownDetail(
        context.terms.title(predicate), predicate, tuple(values), tuple(notes.mark(placed.telling(predicate)))
    )


_OF_THE_CARD = {"of": marked("about")}
"""What a card says that is no property, in the words of pages."""


class _Placed:
    """Citations by the detail that they tell; those that tell all, or nothing that is shown, are the rest."""

    def __init__(self, citations: Sequence[Citation], shown: Sequence[NamedNode | None]):
        known = set(shown) - {None}
        self._citations = citations
        self.rest = [c for c in citations if not known & set(c.supports)]

    def telling(self, predicate: NamedNode) -> list[Citation]:
        return [citation for citation in self._citations if predicate in citation.supports]


_KINDS = current().kinds
_UNDATED = {kind: _KINDS.parts.get(kind, kind) for kind in _KINDS.undated}
_HEADINGS: dict[str, Words] = {
    "dated": marked("In order of date"),
    **{_UNDATED[kind]: heading for kind, heading in _KINDS.undated.items()},
    "undated": marked("Without a date"),
    "reception": marked("Said in public"),
    "claims": marked("Claimed, and not accepted or not decided"),
}
_ALWAYS_APART = {"statement": "reception", "claim": "claims"}


def grouped(facts: Iterable[ShownFact]) -> list[FactGroup]:
    """Return facts under headings: what has a date in order of date, then the rest by kind."""
    groups = {
        anchor: FactGroup(anchor, gettext(heading) if isinstance(heading, str) else said(heading))
        for anchor, heading in _HEADINGS.items()
    }
    for fact in facts:
        groups[_group_of(fact)].facts.append(fact)
    return [group for group in groups.values() if group.facts]


def _group_of(fact: ShownFact) -> str:
    kind = kind_of(fact.node)
    if kind in _ALWAYS_APART:
        return _ALWAYS_APART[kind]
    return "dated" if fact.when and is_placed(fact.when) else _UNDATED.get(kind, "undated")
