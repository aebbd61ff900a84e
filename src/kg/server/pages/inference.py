"""What follows, and from what: the top of the smallest proof."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.explain import Proof, Theory
from kg.explain.search import smallest_proof
from kg.rdf.graph import Term
from kg.rdf.namespaces import RDF, is_term
from kg.server.pages.context import Context
from kg.server.pages.titles import kind_of

__all__ = ["Followed", "inferred_classes", "why"]


@dataclass(frozen=True)
class Followed:
    """A triple that follows: by which rule, in words, from which triples, under which conditions."""

    predicate: NamedNode
    value: Term
    rule: str = ""
    reads: str = ""
    premises: tuple[Triple, ...] = ()
    conditions: tuple[str, ...] = ()


def why(context: Context, node: NamedNode, predicate: NamedNode, value: Term) -> Followed:
    """Return what a triple follows from; without a rule when no proof is found."""
    theory: Theory = context.site.graph.theory
    proof = smallest_proof(theory, Triple(node, predicate, value))
    if proof is None or proof.step is None:
        return Followed(predicate, value)
    step = proof.step
    return Followed(predicate, value, step.rule, step.reads, tuple(_premises(proof)), step.conditions)


def _premises(proof: Proof) -> list[Triple]:
    """Return what a step rests on; a membership in a class without a name is told by what that rests on."""
    found: dict[Triple, None] = {}
    for part in proof.parts:
        triple = part.triple
        if part.ground is not None and not _kind_of_subject(triple):
            continue
        if triple.predicate == RDF.type and isinstance(triple.object, BlankNode):
            found.update(dict.fromkeys(_premises(part)))
        else:
            found[triple] = None
    return list(found)


def _kind_of_subject(triple: Triple) -> str:
    return kind_of(triple.subject) if isinstance(triple.subject, NamedNode) else ""


def inferred_classes(context: Context, node: NamedNode) -> list[NamedNode]:
    """Return the classes of our ontology that a thing belongs to without anybody having written it."""
    return [c for c in context.graph.nodes(node, RDF.type) if is_term(c) and not context.is_written(node, RDF.type, c)]
