"""A card: one thing with its names, what happened in order of date, its ties and disputes, each with its citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.evidence import Citation, Texts, citations_of
from kg.graph import Graph, Subject, Term
from kg.names import Names
from kg.namespaces import DG, IDENTIFIER, RDF, RDFS, SKOS, abbreviate

__all__ = ["Card", "Fact", "card_of"]

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_BOUNDS = (DG.beginEarliest, DG.beginLatest, DG.endEarliest, DG.endLatest, DG.openBegin, DG.openEnd)
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
        from kg.queries.formats import citation_as_dict

        def fact(found: Fact) -> dict[str, Any]:
            return {
                "id": found.node.value,
                "when": found.when or None,
                "kind": found.kind,
                "status": found.status or None,
                "details": [{"property": name, "value": value} for name, value in found.details],
                "citations": [citation_as_dict(citation) for citation in found.citations],
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
        disputes = self._disputes(node)
        return Card(
            node=node,
            labels=self._labels(node),
            also=sorted({str(o.value) for o in self._graph.objects(node, SKOS.altLabel)}),
            kinds=self._kinds(node),
            wikidata=wikidata.value if wikidata else None,
            facts=self._facts(node),
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

    def _facts(self, node: NamedNode) -> list[Fact]:
        about = {t.subject for t in self._graph if t.object == node and t.predicate in DG}
        nodes = [s for s in about if isinstance(s, NamedNode) and self._is_fact(s)]
        if self._is_fact(node):
            nodes.append(node)
        facts = [self._fact(found) for found in sorted(nodes, key=self._in_time)]
        return facts

    def _is_fact(self, node: Subject) -> bool:
        cited = self._authored.has(node, DG.evidence) or self._authored.has(node, DG.citation)
        return cited and DG.Claim not in self._authored.nodes(node, RDF.type)

    def _in_time(self, node: NamedNode) -> tuple[str, str, str]:
        bounds = [self._graph.text(node, p) for p in (DG.beginEarliest, DG.endLatest)]
        return (bounds[0] or bounds[1] or "9999", bounds[1] or "9999", node.value)

    def _fact(self, node: NamedNode, status: str = "") -> Fact:
        kinds = [self._names.label(cls) for cls in self._authored.nodes(node, RDF.type)]
        details = [
            (self._names.label(predicate), self._shown(value))
            for predicate, value in self._graph.about(node)
            if predicate not in _ASIDE and self._is_written(node, predicate, value)
        ]
        return Fact(
            node=node,
            when=self._graph.text(node, DG.when) or "",
            kind=", ".join(kinds),
            details=tuple(details),
            citations=tuple(citations_of(self._graph, node, self._texts)),
            status=status,
        )

    def _is_written(self, node: NamedNode, predicate: NamedNode, value: Term) -> bool:
        return value in self._authored.objects(node, predicate) or any(
            self._graph.value(claim, DG.aboutProperty) == predicate
            for claim in self._authored.subjects(DG.aboutNode, node)
            if value in (*self._graph.objects(claim, DG.valueNode), *self._graph.objects(claim, DG.valueLiteral))
        )

    def _shown(self, value: Term) -> str:
        return self._names.label(value) if isinstance(value, NamedNode) else str(value.value)

    def _inferred(self, node: NamedNode) -> list[tuple[str, str]]:
        """Return the short cuts that lead from this thing to another thing with a name."""
        found = [
            (self._names.label(predicate), self._names.label(value))
            for predicate, value in self._graph.about(node)
            if predicate in DG
            and isinstance(value, NamedNode)
            and value.value.startswith(IDENTIFIER)
            and value not in self._authored.objects(node, predicate)
            and not self._is_fact(value)
            and self._names.label(value) != abbreviate(value.value)
        ]
        return list(dict.fromkeys(found))

    def _disputes(self, node: NamedNode) -> list[tuple[str, str, list[Fact]]]:
        mine = {node, *(t.subject for t in self._authored if t.object == node)}
        found = []
        for dispute in self._graph.of_type(DG.Dispute):
            sides = [*self._authored.nodes(dispute, DG.hasClaim), *self._authored.nodes(dispute, DG.hasSide)]
            told = {self._graph.node(side, DG.aboutNode) or side for side in sides}
            if told & mine:
                why = self._graph.text(dispute, DG.rationale) or ""
                topic = self._names.label(dispute)  # type: ignore[arg-type]
                found.append((topic, why, [self._side(side) for side in dict.fromkeys(sides)]))
        return found

    def _side(self, side: NamedNode) -> Fact:
        rank = self._graph.node(side, DG.rank)
        return self._fact(side, self._names.label(rank) if rank else "")
