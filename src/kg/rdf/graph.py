"""A set of triples with the three look-ups that the pipeline needs: graphs in, graphs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.namespaces import RDF

__all__ = ["Graph", "Subject", "Term", "subject_of", "value_of"]

Subject = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal


def subject_of(triple: Triple) -> Subject:
    """Return the subject of an RDF 1.1 triple."""
    return triple.subject  # type: ignore[return-value]


def value_of(triple: Triple) -> Term:
    """Return the object of an RDF 1.1 triple."""
    return triple.object  # type: ignore[return-value]


class Graph:
    """An RDF graph in memory that keeps every literal as it was written (RDF 1.1 Concepts, section 3).

    Unlike the Oxigraph store it does not normalise numbers and dates, so master data pass through unchanged.
    """

    def __init__(self, triples: Iterable[Triple] = ()):
        self._by_subject: dict[Term, dict[NamedNode, set[Term]]] = defaultdict(lambda: defaultdict(set))
        self._by_predicate: dict[NamedNode, dict[Term, set[Subject]]] = defaultdict(lambda: defaultdict(set))
        self._size = 0
        self.update(triples)

    @classmethod
    def union(cls, *parts: Iterable[Triple]) -> Graph:
        """Return the triples of several graphs in one new graph."""
        whole = cls()
        for part in parts:
            whole.update(part)
        return whole

    def add(self, subject: Subject, predicate: NamedNode, value: Term) -> None:
        """Add one triple; adding it twice changes nothing."""
        values = self._by_subject[subject][predicate]
        if value not in values:
            values.add(value)
            self._by_predicate[predicate][value].add(subject)
            self._size += 1

    def update(self, triples: Iterable[Triple]) -> None:
        """Add many triples."""
        if isinstance(triples, Graph):
            self._merge(triples)
            return
        by_subject, by_predicate = self._by_subject, self._by_predicate
        subject: Any
        value: Any
        for subject, predicate, value in triples:
            values = by_subject[subject][predicate]
            if value not in values:
                values.add(value)
                by_predicate[predicate][value].add(subject)
                self._size += 1

    def _merge(self, other: Graph) -> None:
        """Add the triples of another graph without making objects of them."""
        for subject, predicates in other._by_subject.items():
            mine = self._by_subject[subject]
            for predicate, values in predicates.items():
                new = values - mine[predicate]
                mine[predicate] |= new
                self._size += len(new)
                for value in new:
                    self._by_predicate[predicate][value].add(subject)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Triple]:
        subject: Any
        for subject, predicates in self._by_subject.items():
            for predicate, values in predicates.items():
                for value in values:
                    yield Triple(subject, predicate, value)

    def __contains__(self, triple: object) -> bool:
        if not isinstance(triple, Triple) or isinstance(triple.subject, Triple):
            return False
        return triple.object in self._by_subject.get(triple.subject, {}).get(triple.predicate, set())

    def has(self, subject: Term, predicate: NamedNode) -> bool:
        """Tell whether the subject has any value of the property."""
        return bool(self._by_subject.get(subject, {}).get(predicate))

    def subjects(self, predicate: NamedNode, value: Term | None = None) -> list[Subject]:
        """Return the subjects that have the property (with that value), in order of their IRIs."""
        by_value = self._by_predicate.get(predicate, {})
        found = by_value.get(value, set()) if value is not None else set().union(*by_value.values())
        return sorted(found, key=str)

    def pointing_at(self, value: Term) -> Iterator[tuple[NamedNode, Subject]]:
        """Yield property and subject of every triple that has the value."""
        for predicate, by_value in self._by_predicate.items():
            for subject in by_value.get(value, ()):
                yield predicate, subject

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of the property, in a stable order."""
        found = self._by_subject.get(subject, {}).get(predicate, ())
        return sorted(found, key=str) if len(found) > 1 else list(found)

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the first value of the property, or None."""
        values = self.objects(subject, predicate)
        return values[0] if values else None

    def text(self, subject: Term, predicate: NamedNode) -> str | None:
        """Return the lexical form or IRI of the first value, or None."""
        found = self.value(subject, predicate)
        return None if found is None else str(found.value)

    def node(self, subject: Term, predicate: NamedNode) -> NamedNode | None:
        """Return the first value that is an IRI, or None."""
        return next((o for o in self.objects(subject, predicate) if isinstance(o, NamedNode)), None)

    def nodes(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return the values that are IRIs."""
        return [o for o in self.objects(subject, predicate) if isinstance(o, NamedNode)]

    def label(self, subject: Term, predicate: NamedNode, language: str) -> str | None:
        """Return the first value in one language, or None."""
        values = self.objects(subject, predicate)
        return next((o.value for o in values if isinstance(o, Literal) and o.language == language), None)

    def about(self, subject: Term) -> Iterator[tuple[NamedNode, Term]]:
        """Yield property and value of one subject, in a stable order."""
        predicates = self._by_subject.get(subject, {})
        for predicate in sorted(predicates, key=lambda p: p.value):
            for value in sorted(predicates[predicate], key=str):
                yield predicate, value

    def all_subjects(self) -> list[Subject]:
        """Return every subject, in order of the IRIs."""
        found = (s for s, predicates in self._by_subject.items() if predicates and not isinstance(s, Literal))
        return sorted(found, key=str)

    def of_type(self, cls: NamedNode) -> list[Subject]:
        """Return the subjects that are typed with the class, in order of their IRIs."""
        return self.subjects(RDF.type, cls)
