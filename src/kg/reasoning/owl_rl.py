"""The OWL 2 RL closure by owlrl (W3C OWL 2 Profiles, section 4.3, rules in tables 4 to 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Triple

from kg.graph import value_of

__all__ = ["Closure", "close"]

_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"


@dataclass(frozen=True)
class Closure:
    """The triples that are new, and one sentence for each contradiction found."""

    inferred: list[Triple]
    inconsistencies: list[str]


def close(triples: Iterable[Triple], *, axiomatic: bool = False) -> Closure:
    """Return what follows from the triples by the OWL 2 RL rules; the input stays as it was.

    The new triples are legal RDF. `axiomatic` adds the axiomatic triples of RDFS and OWL and their datatypes.
    """
    import owlrl

    from kg.interchange import from_rdflib, to_rdflib

    given = set(triples)
    graph = to_rdflib(given)
    reasoner = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=axiomatic, datatype_axioms=axiomatic)
    reasoner.expand(graph)
    everything = from_rdflib(graph)
    inconsistencies = sorted({str(value_of(t).value) for t in everything if t.predicate.value == _ERROR})
    about_errors = {t.subject for t in everything if t.predicate.value == _ERROR}
    new = [t for t in everything if t not in given and t.subject not in about_errors]
    return Closure([t for t in new if axiomatic or not _is_trivial(t)], inconsistencies)


def _is_trivial(triple: Triple) -> bool:
    """Tell whether a triple holds of anything whatever: x = x, C below C, x is a thing."""
    from kg.namespaces import OWL, RDF, RDFS, XSD

    reflexive = {OWL.sameAs, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty}
    if triple.subject == triple.object and triple.predicate in reflexive:
        return True
    if triple.predicate == RDF.type:
        return triple.object in {OWL.Thing, RDFS.Resource} or triple.object in XSD
    return triple.object == OWL.Thing or triple.subject == OWL.Nothing
