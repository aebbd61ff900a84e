"""Told ties between two people: nodes that join them, teachers and schools that they share, bodies if asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode

from kg.domain import APART, AT_BODY, BETWEEN, GENERAL_TIES, JOINING, TOGETHER
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF

__all__ = ["Tie", "ties_of"]


@dataclass(frozen=True)
class Tie:
    """One tie between two people: its kind (a class), the nodes that tell it, and the teacher or body shared.

    The people are in the order of their IRIs. With `through`, two nodes tell it, one for each of the two.
    """

    people: tuple[NamedNode, NamedNode]
    kind: NamedNode
    nodes: tuple[NamedNode, ...]
    through: NamedNode | None = None

    @property
    def order(self) -> tuple[bool, str, str, tuple[str, ...]]:
        """Return a key that lists what joins two directly before what they share."""
        shared = self.through.value if self.through else ""
        return (bool(self.through), self.kind.value, shared, tuple(node.value for node in self.nodes))


def ties_of(graph: Graph, bodies: bool = False) -> list[Tie]:
    """Return every tie in a view; with `bodies` those of posts and memberships at one body as well."""
    found = {*_joined(graph), *_left_together(graph), *_sharing(graph, APART)}
    if bodies:
        found.update(_sharing(graph, AT_BODY))
    return sorted(found, key=lambda tie: (tie.people[0].value, tie.people[1].value, tie.order))


def _joined(graph: Graph) -> Iterator[Tie]:
    """Yield ties that one node tells of all its people."""
    for cls in JOINING:
        for node in graph.of_type(cls):
            if isinstance(node, NamedNode):
                yield from _among(_people_of(graph, node), _kind_of(graph, node, cls), (node,))


def _left_together(graph: Graph) -> Iterator[Tie]:
    for joining, to_person in TOGETHER.items():
        for one in graph.subjects(joining):
            for other in graph.nodes(one, joining):
                people = [*graph.nodes(one, to_person), *graph.nodes(other, to_person)]
                if isinstance(one, NamedNode):
                    yield from _among(people, joining, tuple(sorted((one, other), key=lambda n: n.value)))


def _sharing(graph: Graph, sides: dict[NamedNode, NamedNode]) -> Iterator[Tie]:
    """Yield ties of people whom different nodes join to the same teacher, school or body."""
    for to_shared, to_person in sides.items():
        by_shared: dict[NamedNode, list[tuple[NamedNode, NamedNode]]] = defaultdict(list)
        for node in graph.subjects(to_shared):
            if isinstance(node, NamedNode):
                people = graph.nodes(node, to_person)
                for shared in graph.nodes(node, to_shared):
                    by_shared[shared] += [(person, node) for person in people]
        for shared, found in by_shared.items():
            for (one, first), (other, second) in combinations(sorted(found, key=str), 2):
                nodes = tuple(sorted({first, second}, key=lambda n: n.value))
                yield from _among([one, other], to_shared, nodes, shared)


def _people_of(graph: Graph, node: NamedNode) -> list[NamedNode]:
    values = {value for _, value in graph.about(node) if isinstance(value, NamedNode)}
    return sorted((v for v in values if BETWEEN in graph.objects(v, RDF.type)), key=lambda v: v.value)


def _kind_of(graph: Graph, node: NamedNode, above: NamedNode) -> NamedNode:
    """Return the class that the editors wrote: the one that is neither of the core nor the general class itself."""
    kinds = [kind for kind in graph.nodes(node, RDF.type) if kind != above and kind not in CG]
    return next((kind for kind in kinds if kind not in GENERAL_TIES), above)


def _among(
    people: Iterable[NamedNode], kind: NamedNode, nodes: tuple[NamedNode, ...], through: NamedNode | None = None
) -> Iterator[Tie]:
    for one, other in combinations(sorted(set(people), key=lambda p: p.value), 2):
        yield Tie((one, other), kind, nodes, through)
