"""Counts over a graph, as VoID defines them (Describing Linked Datasets with the VoID Vocabulary, section 4.6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from kg.rdf.graph import Term
from kg.rdf.namespaces import IDENTIFIERS, RDF

__all__ = ["Counts", "counts_of"]


@dataclass
class Counts:
    """What was counted: triples (also by property), things of ours, distinct subjects (also by class) and objects."""

    triples: int = 0
    entities: int = 0
    subjects: int = 0
    objects: int = 0
    by_property: dict[NamedNode, int] = field(default_factory=dict)
    by_class: dict[NamedNode, int] = field(default_factory=dict)


def counts_of(triples: Iterable[Triple]) -> Counts:
    """Return the counts of a graph; entities are subjects whose IRI begins as those of our things."""
    subjects: set[Term] = set()
    objects: set[Term] = set()
    properties: Counter[NamedNode] = Counter()
    members: dict[NamedNode, set[Term]] = defaultdict(set)
    for subject, predicate, value in triples:
        subjects.add(subject)
        objects.add(value)
        properties[predicate] += 1
        if predicate == RDF.type and isinstance(value, NamedNode):
            members[value].add(subject)
    return Counts(
        triples=properties.total(),
        entities=sum(isinstance(s, NamedNode) and s.value.startswith(IDENTIFIERS) for s in subjects),
        subjects=len(subjects),
        objects=len(objects),
        by_property=dict(sorted(properties.items(), key=lambda item: item[0].value)),
        by_class={cls: len(found) for cls, found in sorted(members.items(), key=lambda item: item[0].value)},
    )
