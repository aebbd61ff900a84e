"""What a card is made of: details, facts, differences; nodes beside their names, for text, JSON and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from kg.accounts import Account, Accounts
from kg.evidence import Citation
from kg.rdf.graph import Term
from kg.translation import Written

__all__ = ["Card", "Detail", "Difference", "Fact"]


@dataclass(frozen=True)
class Detail:
    """One property with what it is called, and its values with what they are called.

    `predicate` is None where the card itself says something that is no property, as in "of: defection".
    """

    name: str
    values: tuple[tuple[Term, str], ...]
    predicate: NamedNode | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Return name and values as text."""
        return self.name, ", ".join(text for _, text in self.values)


@dataclass(frozen=True)
class Fact:
    """One thing that is said: when, of what kind, with which details, and by which passages.

    `status` is empty for a fact, else the rank of a claim that is not preferred, or how a value was come by.
    """

    node: NamedNode
    when: str
    classes: tuple[tuple[NamedNode, str], ...]
    said: tuple[Detail, ...]
    citations: tuple[Citation, ...]
    status: str = ""

    @property
    def kind(self) -> str:
        """Return what kind of thing happened."""
        return ", ".join(name for _, name in self.classes)

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Return what is said as pairs of text."""
        return tuple(detail.pair for detail in self.said)


@dataclass(frozen=True)
class Difference:
    """A dispute: what it is called, why it stands as it does, and its sides."""

    node: NamedNode
    topic: str
    rationale: Written
    sides: tuple[Fact, ...]


@dataclass(frozen=True)
class LookedUp:
    """A value that no text tells, from a gazetteer: property and value as people read them, and the record."""

    name: str
    value: str
    source: str


@dataclass
class Card:
    """Everything that the graph says about one thing."""

    node: NamedNode
    labels: dict[str, str]
    also: list[str]
    kinds: list[str]
    wikidata: str | None
    meaning: list[Detail] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    looked_up: list[LookedUp] = field(default_factory=list)
    follows: list[Detail] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def inferred(self) -> list[tuple[str, str]]:
        """Return what follows as pairs of text."""
        return [detail.pair for detail in self.follows]

    @property
    def passages(self) -> list[Citation]:
        """Return every passage that is cited for a fact or for a side of a dispute."""
        sides = (side for difference in self.differences for side in difference.sides)
        return [citation for fact in (*self.facts, *sides) for citation in fact.citations]

    @property
    def disputes(self) -> list[tuple[str, str, list[Fact]]]:
        """Return topic, reason and sides of each dispute."""
        return [(each.topic, each.rationale, list(each.sides)) for each in self.differences]

    def account(self, accounts: Accounts, language: str) -> Account:
        """Return what is told of the thing in plain sentences of a language."""
        facts = [fact.node for fact in self.facts if not fact.status]
        return accounts.account(self.node, facts, [each.node for each in self.differences], language)

    def as_dict(self) -> dict[str, Any]:
        """Return the card for JSON output."""

        def fact(found: Fact) -> dict[str, Any]:
            return {
                "id": found.node.value,
                "when": found.when or None,
                "kind": found.kind,
                "status": found.status or None,
                "details": [{"property": name, "value": value} for name, value in found.details],
                "citations": [citation.as_dict() for citation in found.citations],
            }

        return {
            "id": self.node.value,
            "labels": self.labels,
            "also": self.also,
            "kinds": self.kinds,
            "wikidata": self.wikidata,
            "meaning": [{"property": detail.name, "value": detail.pair[1]} for detail in self.meaning],
            "facts": [fact(found) for found in self.facts],
            "gazetteer": [{"property": f.name, "value": f.value, "record": f.source} for f in self.looked_up],
            "inferred": [{"property": name, "value": value} for name, value in self.inferred],
            "disputes": [
                {"topic": topic, "rationale": why, "sides": [fact(side) for side in sides]}
                for topic, why, sides in self.disputes
            ],
        }
