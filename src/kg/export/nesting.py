"""Who owns whom in a JSON-LD document: a life under its person, a citation under what it supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.domain import OWNED
from kg.rdf.graph import Subject, Term
from kg.rdf.namespaces import CG

__all__ = ["Nesting", "Owner"]

_OWNED_FORWARD = (CG.citation, *OWNED)


@dataclass(frozen=True)
class Owner:
    """The node under which another stands; `forward` when the owner points at it, else it points at the owner."""

    node: Subject
    predicate: NamedNode
    forward: bool


class Nesting:
    """The nodes of one graph with their values, and at most one owner for each, never in a circle."""

    def __init__(self, quads: Iterable[Quad], reverse: Mapping[str, str]):
        self.values: dict[Subject, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._holders: dict[tuple[NamedNode, Term], list[Subject]] = defaultdict(list)
        for quad in quads:
            self.values[quad.subject][quad.predicate].append(quad.object)  # type: ignore[index, arg-type]
            self._holders[quad.predicate, quad.object].append(quad.subject)  # type: ignore[index, arg-type]
        self._reverse = [NamedNode(iri) for iri in reverse]
        self.owners = self._find_owners()
        self.owned: dict[Subject, list[Subject]] = defaultdict(list)
        for child, owner in self.owners.items():
            self.owned[owner.node].append(child)

    def roots(self) -> list[Subject]:
        """Return the nodes that no other node owns: those with a life of their own first, then by IRI."""
        free = [subject for subject in self.values if subject not in self.owners]
        return sorted(free, key=lambda subject: (subject not in self.owned, str(subject)))

    def _find_owners(self) -> dict[Subject, Owner]:
        owners: dict[Subject, Owner] = {}
        for subject in sorted(self.values, key=str):
            for owner in self._possible_owners(subject):
                if owner.node != subject and not _stands_below(owners, owner.node, subject):
                    owners[subject] = owner
                    break
        return owners

    def _possible_owners(self, subject: Subject) -> Iterator[Owner]:
        if isinstance(subject, BlankNode):
            return
        for predicate in _OWNED_FORWARD:
            for holder in sorted(self._holders.get((predicate, subject), ()), key=str):
                yield Owner(holder, predicate, forward=True)
        for predicate in self._reverse:
            for node in sorted(self.values[subject].get(predicate, ()), key=str):
                if isinstance(node, NamedNode) and node in self.values:
                    yield Owner(node, predicate, forward=False)


def _stands_below(owners: Mapping[Subject, Owner], node: Subject, subject: Subject) -> bool:
    while node in owners:
        node = owners[node].node
        if node == subject:
            return True
    return False
