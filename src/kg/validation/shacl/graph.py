"""The shapes graph in memory: look-ups and RDF lists, literals as they were written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.validation.shacl.vocabulary import RDF

__all__ = ["Graph", "ListError", "Subject", "Term"]

Subject = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal


class ListError(ValueError):
    """A node that should be an RDF list and is none."""


class Graph:
    """Triples by subject and predicate, and by predicate and object."""

    def __init__(self, triples: Iterable[Triple] = ()):
        self._by_subject: dict[Subject, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._by_object: dict[NamedNode, dict[Term, list[Subject]]] = defaultdict(lambda: defaultdict(list))
        for triple in dict.fromkeys(triples):
            self._add(triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]

    def _add(self, subject: Subject, predicate: NamedNode, value: Term) -> None:
        self._by_subject[subject][predicate].append(value)
        self._by_object[predicate][value].append(subject)

    def __iter__(self) -> Iterator[Triple]:
        for subject, predicates in self._by_subject.items():
            for predicate, values in predicates.items():
                for value in values:
                    yield Triple(subject, predicate, value)

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of the property, in a stable order."""
        if isinstance(subject, Literal):
            return []
        return sorted(self._by_subject.get(subject, {}).get(predicate, ()), key=str)

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the first value of the property, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def subjects(self, predicate: NamedNode, value: Term | None = None) -> list[Subject]:
        """Return the subjects that have the property (with that value), in a stable order."""
        by_value = self._by_object.get(predicate, {})
        found = by_value.get(value, []) if value is not None else [s for each in by_value.values() for s in each]
        return sorted(set(found), key=str)

    def predicates(self, subject: Subject) -> list[NamedNode]:
        """Return the properties that the subject has."""
        return sorted(self._by_subject.get(subject, {}), key=str)

    def is_list(self, node: Term) -> bool:
        """Tell whether the node looks like the head of an RDF list."""
        return node == RDF.nil or bool(self.objects(node, RDF.first) or self.objects(node, RDF.rest))

    def items(self, node: Term) -> list[Term]:
        """Return the members of an RDF list; anything else is a `ListError` (SHACL, section 1.2)."""
        found: list[Term] = []
        seen: set[Term] = set()
        while node != RDF.nil:
            first, rest = self.objects(node, RDF.first), self.objects(node, RDF.rest)
            if len(first) != 1 or len(rest) != 1 or node in seen:
                raise ListError(f"{node} is not a well-formed list")
            seen.add(node)
            found.append(first[0])
            node = rest[0]
        return found
