"""The OWL 2 RL closure by owlrl: slow, and wrong in places that the tests name; the oracle for everything else."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Triple

from kg.errors import KgError
from kg.rdf.graph import value_of
from kg.rdf.namespaces import OWL, RDF, RDFS, XSD

__all__ = ["close_with_owlrl"]

_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
_REFLEXIVE = {OWL.sameAs, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty}


def close_with_owlrl(triples: Iterable[Triple], *, axiomatic: bool = False) -> tuple[list[Triple], list[str]]:
    """Return the new triples that are legal RDF, and one sentence for each contradiction found."""
    import owlrl

    from kg.rdf.interchange import from_rdflib, to_rdflib

    given = set(triples)
    graph = to_rdflib(given)
    reasoner = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=axiomatic, datatype_axioms=axiomatic)
    try:
        reasoner.expand(graph)
    except Exception as error:  # such as a list without an end, for which it has no error of its own
        raise KgError(f"owlrl cannot reason over these data ({error}); the reasoner of this program can") from error
    everything = from_rdflib(graph)
    inconsistencies = sorted({str(value_of(t).value) for t in everything if t.predicate.value == _ERROR})
    about_errors = {t.subject for t in everything if t.predicate.value == _ERROR}
    new = [t for t in everything if t not in given and t.subject not in about_errors]
    return [t for t in new if axiomatic or not _is_trivial(t)], inconsistencies


def _is_trivial(triple: Triple) -> bool:
    """Tell whether a triple holds of anything whatever: x = x, C below C, x is a thing."""
    if triple.subject == triple.object and triple.predicate in _REFLEXIVE:
        return True
    if triple.predicate == RDF.type:
        return triple.object in {OWL.Thing, RDFS.Resource} or triple.object in XSD
    return triple.object == OWL.Thing or triple.subject == OWL.Nothing
