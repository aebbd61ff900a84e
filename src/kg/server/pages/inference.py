"""What follows, and from what: the smallest proof, down to what is told."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.explain import Proof, Theory
from kg.explain.search import smallest_proof
from kg.rdf.graph import Term
from kg.rdf.namespaces import RDF, is_term
from kg.server.pages.context import Context
from kg.server.pages.titles import kind_of
from kg.translation import Message, said_again

__all__ = ["Followed", "Premise", "inferred_classes", "why"]


@dataclass(frozen=True)
class Followed:
    """A triple that follows: by which rule, in words, from which premises, under which conditions (words and code)."""

    predicate: NamedNode
    value: Term
    rule: str = ""
    reads: str = ""
    premises: tuple[Premise, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Premise:
    """What a step rests on; `step` is the next step down where the premise follows itself."""

    triple: Triple
    step: Followed | None = None


def why(context: Context, node: NamedNode, predicate: NamedNode, value: Term) -> Followed:
    """Return what a triple follows from, down to what is told; without a rule when no proof is found."""
    theory: Theory = context.site.graph.theory
    proof = smallest_proof(theory, Triple(node, predicate, value))
    return (_followed(proof) if proof is not None else None) or Followed(predicate, value)


def _followed(proof: Proof) -> Followed | None:
    step, triple = proof.step, proof.triple
    if step is None:
        return None
    value: Term = triple.object  # type: ignore[assignment]
    premises, conditions = tuple(_premises(proof)), tuple(map(_condition, step.conditions))
    return Followed(triple.predicate, value, step.rule, said_again(step.reads), premises, conditions)


def _condition(text: str) -> tuple[str, str]:
    """Return a condition as what is said of a pattern, and the pattern or filter."""
    code = str(text.values["what"]) if isinstance(text, Message) else str(text)
    return said_again(text).removesuffix(code), code


def _premises(proof: Proof) -> list[Premise]:
    """Return what a step rests on; a membership in a class without a name is told by what that rests on."""
    found: dict[Triple, Premise] = {}
    for part in proof.parts:
        triple = part.triple
        if part.ground is not None and not _kind_of_subject(triple):
            continue
        if triple.predicate == RDF.type and isinstance(triple.object, BlankNode):
            found |= {premise.triple: premise for premise in _premises(part)}
        else:
            found[triple] = Premise(triple, _followed(part))
    return list(found.values())


def _kind_of_subject(triple: Triple) -> str:
    return kind_of(triple.subject) if isinstance(triple.subject, NamedNode) else ""


def inferred_classes(context: Context, node: NamedNode) -> list[NamedNode]:
    """Return the classes of our ontology that a thing belongs to without anybody having written it."""
    return [c for c in context.graph.nodes(node, RDF.type) if is_term(c) and not context.is_written(node, RDF.type, c)]
