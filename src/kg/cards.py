"""A card: one thing with its names, what happened in order of date, its ties and disputes, each with its citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.evidence import Citation, Texts, citations_of
from kg.graph import Graph, Subject, Term
from kg.names import Names
from kg.namespaces import CONCEPT, DG, IDENTIFIER, RDF, RDFS, SKOS, abbreviate

__all__ = ["Card", "Fact", "card_of"]

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_BOUNDS = (DG.beginEarliest, DG.beginLatest, DG.endEarliest, DG.endLatest, DG.openBegin, DG.openEnd)
# Undated, or so wide that a card would suggest more than is told.
_SAYS_TOO_MUCH = (DG.colleagueOf, DG.connectedTo)
_SPEAKING_OF = (DG.concerns, DG.depicts, DG.quantityOf)
_ASIDE = (*_NAMES, *_BOUNDS, RDF.type, DG.when, DG.evidence, DG.citation, DG.wikidata)


@dataclass(frozen=True)
class Fact:
    """One thing that is said: when, of what kind, with which details, and by which passages.

    `status` is empty for a fact, else the rank of a claim that is not preferred, or how a value was come by.
    """

    node: NamedNode
    when: str
    kind: str
    details: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    status: str = ""


@dataclass
class Card:
    """Everything that the graph says about one thing."""

    node: NamedNode
    labels: dict[str, str]
    also: list[str]
    kinds: list[str]
    wikidata: str | None
    facts: list[Fact] = field(default_factory=list)
    inferred: list[tuple[str, str]] = field(default_factory=list)
    disputes: list[tuple[str, str, list[Fact]]] = field(default_factory=list)

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
            "facts": [fact(found) for found in self.facts],
            "inferred": [{"property": name, "value": value} for name, value in self.inferred],
            "disputes": [
                {"topic": topic, "rationale": why, "sides": [fact(side) for side in sides]}
                for topic, why, sides in self.disputes
            ],
        }


def card_of(node: NamedNode, graph: Graph, authored: Graph, texts: Texts | None = None) -> Card:
    """Return the card of a thing; `authored` tells what was written from what follows."""
    return _Writer(graph, authored, texts).card(node)


class _Writer:
    def __init__(self, graph: Graph, authored: Graph, texts: Texts | None):
        self._graph, self._authored, self._texts = graph, authored, texts
        self._names = Names(graph)

    def card(self, node: NamedNode) -> Card:
        wikidata = self._graph.node(node, DG.wikidata)
        mine = self._fact_nodes(node)
        disputes = self._disputes({node, *mine})
        shown = {side.node for _, _, sides in disputes for side in sides}
        claims = [claim for claim in self._claims_about({node, *mine}) if claim not in shown]
        nodes = sorted({*mine, *claims}, key=self._in_time)
        return Card(
            node=node,
            labels=self._labels(node),
            also=sorted({str(o.value) for o in self._graph.objects(node, SKOS.altLabel)}),
            kinds=self._kinds(node),
            wikidata=wikidata.value if wikidata else None,
            facts=[self._fact(found, node) for found in nodes],
            inferred=self._inferred(node),
            disputes=disputes,
        )

    def _labels(self, node: NamedNode) -> dict[str, str]:
        labels = [o for p in _NAMES[:2] for o in self._graph.objects(node, p) if isinstance(o, Literal)]
        return {label.language or "": label.value for label in labels}

    def _kinds(self, node: Subject) -> list[str]:
        """Return the labels of the classes, those that were written first."""
        written = self._authored.nodes(node, RDF.type)
        inferred = [cls for cls in self._graph.nodes(node, RDF.type) if cls not in written and cls in DG]
        return [self._names.label(cls) for cls in [*written, *inferred]]

    def _fact_nodes(self, node: NamedNode) -> set[NamedNode]:
        """Return the cited nodes that speak of a thing, and those that speak of what happened to it."""
        direct = {t.subject for t in self._authored if t.object == node and t.predicate in DG}
        direct |= {claimed for claim in self._preferred_claims_of(node) if (claimed := self._subject_of(claim))}
        mine = {s for s in {*direct, node} if isinstance(s, NamedNode) and self._is_fact(s)}
        return mine | {s for found in mine for s in self._speaking_of(found)}

    def _speaking_of(self, node: NamedNode) -> list[NamedNode]:
        found = [s for predicate in _SPEAKING_OF for s in self._authored.subjects(predicate, node)]
        return [s for s in found if isinstance(s, NamedNode) and self._is_fact(s)]

    def _preferred_claims_of(self, node: NamedNode) -> list[Subject]:
        claims = self._authored.subjects(DG.valueNode, node)
        return [claim for claim in claims if self._authored.value(claim, DG.rank) == CONCEPT.preferred]

    def _subject_of(self, claim: Subject) -> NamedNode | None:
        return self._authored.node(claim, DG.aboutNode)

    def _is_fact(self, node: Subject) -> bool:
        cited = self._authored.has(node, DG.evidence) or self._authored.has(node, DG.citation)
        return cited and DG.Claim not in self._authored.nodes(node, RDF.type)

    def _claims_about(self, nodes: set[NamedNode]) -> list[NamedNode]:
        """Return the claims that did not become facts."""
        claims = [claim for node in nodes for claim in self._authored.subjects(DG.aboutNode, node)]
        return [c for c in claims if isinstance(c, NamedNode) and self._authored.value(c, DG.rank) != CONCEPT.preferred]

    def _in_time(self, node: NamedNode) -> tuple[str, str, str]:
        told = self._subject_of(node) or node
        begin, end = (self._graph.text(told, p) for p in (DG.beginEarliest, DG.endLatest))
        return (begin or end or "9999", end or "9999", node.value)

    def _fact(self, node: NamedNode, subject: NamedNode | None = None) -> Fact:
        rank = self._graph.node(node, DG.rank)
        kinds = [self._names.label(cls) for cls in self._authored.nodes(node, RDF.type)]
        return Fact(
            node=node,
            when=self._graph.text(node, DG.when) or "",
            kind=", ".join(kinds),
            details=tuple(self._claimed(node) if rank else self._details(node, subject)),
            citations=tuple(citations_of(self._graph, node, self._texts)),
            status=self._names.label(rank) if rank else "",
        )

    def _details(self, node: NamedNode, subject: NamedNode | None) -> list[tuple[str, str]]:
        found: dict[str, list[str]] = {}
        for predicate, value in self._graph.about(node):
            if predicate not in _ASIDE and value != subject and self._is_written(node, predicate, value):
                found.setdefault(self._names.label(predicate), []).append(self._shown(value))
        return [(name, ", ".join(values)) for name, values in found.items()]

    def _claimed(self, claim: NamedNode) -> list[tuple[str, str]]:
        """Return what a claim says, of what, and who says so."""
        predicate = self._graph.node(claim, DG.aboutProperty)
        value = self._graph.value(claim, DG.valueNode) or self._graph.value(claim, DG.valueLiteral)
        told = self._subject_of(claim)
        found = [(self._names.label(predicate), self._shown(value))] if predicate and value else []
        found += [("of", ", ".join(self._kinds(told)[:1]))] if told else []
        speaker = self._graph.node(claim, DG.assertedBy)
        return [*found, *([("asserted by", self._names.label(speaker))] if speaker else [])]

    def _is_written(self, node: NamedNode, predicate: NamedNode, value: Term) -> bool:
        return value in self._authored.objects(node, predicate) or any(
            self._graph.value(claim, DG.aboutProperty) == predicate
            for claim in self._authored.subjects(DG.aboutNode, node)
            if value in (*self._graph.objects(claim, DG.valueNode), *self._graph.objects(claim, DG.valueLiteral))
        )

    def _shown(self, value: Term) -> str:
        """Return a value as people read it; a node without a name is told by its kind and its main values."""
        if not isinstance(value, NamedNode):
            return str(value.value)
        label = self._names.label(value)
        if label != abbreviate(value.value) or not value.value.startswith(IDENTIFIER):
            return label
        kinds = [self._names.label(cls) for cls in self._authored.nodes(value, RDF.type)]
        values = [o for p, o in self._authored.about(value) if p not in _ASIDE]
        named = [self._names.label(o) if isinstance(o, NamedNode) else str(o.value) for o in values]
        told = [name for name in named if ":" not in name]
        return f"{', '.join(kinds)} ({', '.join(told)})" if told else ", ".join(kinds) or label

    def _inferred(self, node: NamedNode) -> list[tuple[str, str]]:
        """Return the short cuts that lead from this thing to other things with names."""
        found: dict[str, list[str]] = {}
        for predicate, value in self._graph.about(node):
            if predicate in DG and isinstance(value, NamedNode) and self._is_short_cut(node, predicate, value):
                found.setdefault(self._names.label(predicate), []).append(self._names.label(value))
        return [(name, ", ".join(values)) for name, values in found.items()]

    def _is_short_cut(self, node: NamedNode, predicate: NamedNode, value: NamedNode) -> bool:
        if predicate in _SAYS_TOO_MUCH:
            return False
        is_named = self._names.label(value) != abbreviate(value.value)
        is_ours = value.value.startswith(IDENTIFIER)
        return is_named and is_ours and not self._is_written(node, predicate, value) and not self._is_fact(value)

    def _disputes(self, mine: set[NamedNode]) -> list[tuple[str, str, list[Fact]]]:
        found = []
        for dispute in self._graph.of_type(DG.Dispute):
            sides = [*self._authored.nodes(dispute, DG.hasClaim), *self._authored.nodes(dispute, DG.hasSide)]
            if mine & {self._subject_of(side) or side for side in sides}:
                why = self._graph.text(dispute, DG.rationale) or ""
                topic = self._names.label(dispute)  # type: ignore[arg-type]
                found.append((topic, why, [self._fact(side) for side in dict.fromkeys(sides)]))
        return found
