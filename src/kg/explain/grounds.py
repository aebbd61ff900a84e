"""Grounds: which layer asserts a triple, by which node, and which spans speak for it.

Which passages carry a value is said in one place (kg.evidence.support), for proofs and for the views
`without:<section>` alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from kg.build.standing import needs_of_dispute
from kg.evidence.records import record_of
from kg.evidence.support import passages_for
from kg.explain.model import Ground
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, CONCEPT, RDF

__all__ = ["Grounds"]

_CLAIMING = (CG.rank, CG.aboutNode, CG.aboutProperty)


class Grounds:
    """What asserts a triple in one view: layers of triples, and the citations of the nodes in them."""

    def __init__(self, layers: Mapping[str, Collection[Triple]], authored: Graph, sources: Graph):
        self._layers, self._authored, self._sources = layers, authored, sources
        self._gazetteer = Graph(layers["gazetteer"])
        self._claims: dict[Triple, list[Subject]] = defaultdict(list)
        for claim in authored.subjects(CG.rank, CONCEPT.preferred):
            if (said := claimed_by(authored, claim)) is not None and said in layers["claims"]:
                self._claims[said].append(claim)

    def of(self, triple: Triple) -> list[Ground]:
        """Return every ground of a triple: authored, preferred claims, ontology, sources, links."""
        found = []
        if triple in self._layers["authored"]:
            node = triple.subject
            found.append(Ground(triple, "authored", node, tuple(self._needs_of_fact(triple))))  # type: ignore[arg-type]
        found += [Ground(triple, "claims", claim, tuple(self._needs_of(claim))) for claim in self._claims[triple]]
        for layer in ("ontology", "sources", "links"):
            if triple in self._layers[layer]:
                found.append(Ground(triple, layer, triple.subject))  # type: ignore[arg-type]
        if triple in self._layers["gazetteer"]:
            record = record_of(self._gazetteer, triple.subject, triple.predicate)  # type: ignore[arg-type]
            found.append(Ground(triple, "gazetteer", record or triple.subject))  # type: ignore[arg-type]
        return found

    def _needs_of_fact(self, triple: Triple) -> Iterator[frozenset[NamedNode]]:
        """Yield what must be told for an authored triple to stand; of a dispute, two of its sides."""
        if needs := passages_for(self._authored, self._sources, *triple):
            yield needs
        if CG.Dispute in self._authored.nodes(triple.subject, RDF.type):  # type: ignore[arg-type]
            yield from needs_of_dispute(self._authored, self._sources, triple.subject, triple.object)  # type: ignore[arg-type]

    def _needs_of(self, claim: Subject) -> Iterator[frozenset[NamedNode]]:
        """Yield what must be told for a claim to stand: its value, and what it is about."""
        value = next(p for p in (CG.valueNode, CG.valueLiteral) if self._authored.has(claim, p))
        told = (passages_for(self._authored, self._sources, claim, p) for p in (value, *_CLAIMING))
        yield from dict.fromkeys(needs for needs in told if needs)


def claimed_by(graph: Graph, claim: Subject) -> Triple | None:
    """Return the triple that a claim states."""
    node, about = graph.node(claim, CG.aboutNode), graph.node(claim, CG.aboutProperty)
    value = graph.value(claim, CG.valueNode) or graph.value(claim, CG.valueLiteral)
    return Triple(node, about, value) if node and about and value else None
