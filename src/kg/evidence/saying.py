"""Which passages say something in triples, beyond naming a thing, its kind, its speaker or its topic."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.evidence.support import passages_by_property
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF, RDFS, SKOS

__all__ = ["saying_passages"]

_NAMES_AND_KINDS = frozenset(
    {
        RDF.type,
        RDFS.label,
        SKOS.altLabel,
        SKOS.prefLabel,
        SKOS.inScheme,
        SKOS.broader,
        CG.speaker,
        CG.statementKind,
        CG.statedIn,
        CG.topic,
        CG.concerns,
        CG.rank,
        CG.rationale,
    }
)


def saying_passages(authored: Graph, sources: Graph) -> set[NamedNode]:
    """Return the passages that support some value beyond type, label, speaker, kind and topic of a node."""
    cited = {node for predicate in (CG.evidence, CG.citation) for node in authored.subjects(predicate)}
    return {
        span
        for node in cited
        for named, spans in passages_by_property(authored, sources, node).items()
        if named not in _NAMES_AND_KINDS
        for span in spans
    }
