"""Dropping what follows formally and tells nobody anything."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, Triple

from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF

__all__ = ["trim"]


def trim(inferred: Iterable[Triple], ontology: Graph) -> list[Triple]:
    """Return the inferred triples without types that have no name and without pairs of a thing with itself.

    A chain over an inverse pairs everything with itself (a colleague of oneself); the properties where that is
    meaningless carry `cg:trimSelfPairs true`.
    """
    selfish = set(ontology.subjects(CG.trimSelfPairs, Literal(True)))
    return [t for t in inferred if not _is_idle(t) and not (t.subject == t.object and t.predicate in selfish)]


def _is_idle(triple: Triple) -> bool:
    nameless = isinstance(triple.object, BlankNode) or isinstance(triple.subject, BlankNode)
    return nameless if triple.predicate == RDF.type else isinstance(triple.subject, BlankNode)
