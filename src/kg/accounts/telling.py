"""What a graph tells of a node: values that were written, the passages behind each, and what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.accounts.patterns import Path, Step
from kg.evidence import Citation, Texts, citations_of
from kg.evidence.citations import telling
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, CONCEPT, RDF, RDFS
from kg.translation import label_language

__all__ = ["Told", "Value"]


@dataclass(frozen=True)
class Value:
    """A value with its passages, the preferred claims that gave it, and the disputes about it."""

    term: Term
    citations: tuple[Citation, ...] = ()
    claims: tuple[NamedNode, ...] = ()
    disputes: tuple[NamedNode, ...] = ()


class Told:
    """A view with its written layer; made once for many accounts, read-only."""

    def __init__(self, graph: Graph, authored: Graph, texts: Texts | None = None):
        self.graph, self.authored, self._texts = graph, authored, texts
        self._citations: dict[tuple[Subject, str], list[Citation]] = {}
        self._classes: dict[Term, list[NamedNode]] = {}

    def values(self, node: Term, path: Path) -> list[Value]:
        """Return what a path leads to from a node, each value once, in a stable order."""
        found = [Value(node)]
        for step in path:
            found = [self._further(value, reached) for value in found for reached in self._reached(value.term, step)]
        return list({value.term: value for value in found}.values())

    def _further(self, before: Value, reached: Value) -> Value:
        return Value(
            reached.term,
            (*before.citations, *reached.citations),
            (*before.claims, *reached.claims),
            (*before.disputes, *reached.disputes),
        )

    def _reached(self, node: Term, step: Step) -> list[Value]:
        if not isinstance(node, NamedNode):
            return []
        pairs: list[tuple[NamedNode, Term, Term]]
        if step.inverse:
            subjects = [s for s in self.graph.subjects(step.predicate, node) if isinstance(s, NamedNode)]
            pairs = [(s, s, node) for s in subjects if self.is_written(s, step.predicate, node)]
        else:
            values = self.graph.objects(node, step.predicate)
            pairs = [(node, value, value) for value in values if self.is_written(node, step.predicate, value)]
        return [
            Value(
                reached,
                tuple(self.citations(owner, step.predicate)),
                self._claims(owner, step.predicate, value),
                tuple(self.disputes.get((owner, step.predicate), ())),
            )
            for owner, reached, value in pairs
            if self._fits(reached, step)
        ]

    def _fits(self, node: Term, step: Step) -> bool:
        has_all = all(self.graph.has(node, predicate) for predicate in step.having)
        return has_all and not any(self.graph.has(node, predicate) for predicate in step.lacking)

    def is_written(self, node: NamedNode, predicate: NamedNode, value: Term) -> bool:
        """Tell whether a triple was written, or is the value of a preferred claim; what follows is not told."""
        return value in self.authored.objects(node, predicate) or bool(self._claims(node, predicate, value))

    def citations(self, node: NamedNode, predicate: NamedNode | None = None) -> list[Citation]:
        """Return the passages behind a node, or those that tell the values of one property."""
        # A citation has the paraphrase in the language that is spoken.
        key = (node, label_language())
        if key not in self._citations:
            self._citations[key] = citations_of(self.graph, node, self._texts)
        found = self._citations[key]
        return found if predicate is None else telling(found, predicate)

    def witness(self, span: NamedNode) -> NamedNode:
        """Return the section that a passage bears witness for: that of the passage it repeats, if it repeats one."""
        origin, seen = span, {span}
        while (before := self.graph.node(origin, CG.derivedFrom)) is not None and before not in seen:
            origin = before
            seen.add(origin)
        return self.graph.node(origin, CG.ofSection) or origin

    def _claims(self, node: NamedNode, predicate: NamedNode, value: Term) -> tuple[NamedNode, ...]:
        about = self._preferred.get((node, predicate), ())
        return tuple(claim for claim in about if value in self.claimed(claim))

    def claimed(self, claim: Subject) -> list[Term]:
        """Return the values that a claim gives."""
        return [o for p in (CG.valueNode, CG.valueLiteral) for o in self.authored.objects(claim, p)]

    @cached_property
    def _preferred(self) -> dict[tuple[NamedNode, NamedNode], list[NamedNode]]:
        found: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
        for claim in self.authored.subjects(CG.rank, CONCEPT.preferred):
            node, predicate = self.authored.node(claim, CG.aboutNode), self.authored.node(claim, CG.aboutProperty)
            if node and predicate and isinstance(claim, NamedNode):
                found[node, predicate].append(claim)
        return found

    def sides(self, dispute: Subject) -> list[NamedNode]:
        """Return the sides of a dispute: claims, and nodes that were written."""
        found = (side for p in (CG.hasClaim, CG.hasSide) for side in self.authored.nodes(dispute, p))
        return list(dict.fromkeys(found))

    @cached_property
    def disputes(self) -> dict[tuple[NamedNode, NamedNode | None], list[NamedNode]]:
        """The disputes by what they are about: node and property, or the node as a whole (None)."""
        found: dict[tuple[NamedNode, NamedNode | None], list[NamedNode]] = defaultdict(list)
        for dispute in self.graph.of_type(CG.Dispute):
            if isinstance(dispute, NamedNode):
                for key in self._subjects_of(dispute):
                    found[key].append(dispute)
        return found

    def _subjects_of(self, dispute: NamedNode) -> Iterable[tuple[NamedNode, NamedNode | None]]:
        sides = self.sides(dispute)
        about = [
            (node, self.authored.node(side, CG.aboutProperty))
            for side in sides
            if (node := self.authored.node(side, CG.aboutNode)) is not None
        ]
        named = {node for node, _ in about}
        whole = [(side, None) for side in sides if side not in named and not self.authored.has(side, CG.aboutNode)]
        return dict.fromkeys([*about, *whole])

    def classes(self, node: Term) -> list[NamedNode]:
        """Return the written classes of a node and those above them, the nearest first."""
        if node not in self._classes:
            self._classes[node] = self._all_classes(node)
        return self._classes[node]

    def _all_classes(self, node: Term) -> list[NamedNode]:
        written = self.authored.nodes(node, RDF.type)
        above = {each for cls in written for each in self.graph.nodes(cls, RDFS.subClassOf)} - set(written)
        # The view is closed, so a class has more classes above it the further down it stands.
        deepest = sorted(above, key=lambda cls: (-len(self.graph.nodes(cls, RDFS.subClassOf)), cls.value))
        return [*written, *deepest]
