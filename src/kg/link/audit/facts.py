"""What we tell of a matched thing, by the numbers of Wikidata's properties: value, sections, whether it is disputed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.evidence.support import passages_of
from kg.link.reconciliation.properties import AUDITED, PROPERTIES, Property, values_of
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, RDF, SKOS, slug_of
from kg.ways import ends_of

__all__ = ["Fact", "Told", "wider_of"]


@dataclass(frozen=True)
class Fact:
    """One value of ours: a date (EDTF), or a thing with the number of its item if it has one."""

    pid: str
    value: Term
    item: str | None
    sections: tuple[str, ...]
    is_disputed: bool
    is_told: bool

    @property
    def text(self) -> str:
        """The value as it is shown."""
        return str(self.value.value) if isinstance(self.value, Literal) else slug_of(self.value)  # type: ignore[arg-type]


class Told:
    """What we tell: the view, what the editors wrote, and the sources."""

    def __init__(self, view: Graph, authored: Graph, sources: Graph, items: dict[NamedNode, str]):
        self.view, self.items = view, items
        self._authored, self._sources = authored, sources

    def facts(self, thing: NamedNode) -> Iterator[Fact]:
        """Yield the values of a thing in the properties that are audited."""
        for pid in AUDITED:
            wanted = PROPERTIES[pid]
            for value in self._narrowest(values_of(self.view, thing, wanted)):
                nodes = list(self._carriers(thing, wanted, value))
                item = self.items.get(value) if isinstance(value, NamedNode) else None
                is_disputed = any(self._is_disputed(node) for node in nodes)
                is_told = any(value == each for node in nodes for _, each in self._authored.about(node))
                yield Fact(pid, value, item, self._sections(nodes), is_disputed, is_told)

    def _carriers(self, thing: NamedNode, wanted: Property, value: Term) -> Iterator[Subject]:
        """Yield the nodes that tell a value: those on the way to it, else those that have both thing and value."""
        ways = [way for way in wanted.ways if len(way) > 1]
        for way in ways:
            between = (n for n in ends_of(self.view, thing, [way[:-1]]) if isinstance(n, NamedNode))
            yield from (n for n in between if value in ends_of(self.view, n, [way[-1:]]))
        if len(ways) < len(wanted.ways):
            yield from self._with_both(thing, value)

    def _narrowest(self, values: list[Term]) -> list[Term]:
        """Return the values that are no wider kind of another: a ballet dancer need not be told to be a dancer."""
        wider = {above for value in values if isinstance(value, NamedNode) for above in wider_of(value, self.view)}
        return [value for value in values if value not in wider]

    def _with_both(self, thing: NamedNode, value: Term) -> Iterator[Subject]:
        for subject in self._pointing(thing):
            if any(each == value for _, each in self._authored.about(subject)):
                yield subject

    def _pointing(self, thing: NamedNode) -> list[Subject]:
        if not hasattr(self, "_pointers"):
            self._pointers: dict[Term, list[Subject]] = {}
            for triple in self._authored:
                if triple.predicate != RDF.type and isinstance(triple.object, NamedNode):
                    self._pointers.setdefault(triple.object, []).append(triple.subject)  # type: ignore[arg-type]
        return sorted(set(self._pointers.get(thing, ())), key=str)

    def _sections(self, nodes: list[Subject]) -> tuple[str, ...]:
        spans = {span for node in nodes for span in passages_of(self._authored, self._sources, node)}
        found = {self._sources.node(span, CG.ofSection) for span in spans}
        return tuple(sorted(slug_of(section) for section in found if section is not None))

    def _is_disputed(self, node: Subject) -> bool:
        """Tell whether a node, or a claim about it, is a side of a dispute."""
        sides = {node, *self._authored.subjects(CG.aboutNode, node)}
        return any(self._authored.subjects(p, side) for side in sides for p in (CG.hasClaim, CG.hasSide))


def wider_of(node: NamedNode, graph: Graph) -> set[NamedNode]:
    """Return the concepts that a concept is a kind of."""
    found, waiting = set[NamedNode](), [node]
    while waiting:
        wider = [each for each in graph.nodes(waiting.pop(), SKOS.broader) if each not in found]
        found.update(wider)
        waiting += wider
    return found
