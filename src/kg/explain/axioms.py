"""Axioms in words: class expressions in Manchester syntax (OWL 2 Manchester Syntax, section 2), rules in English."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import PREFIXES, RDF, XSD, abbreviate
from kg.reasoning.owl2rl import Rule

__all__ = ["axiom_in_words", "in_words", "triple_in_words"]

_OWL = PREFIXES["owl"]
_FILLERS = {"someValuesFrom": "some", "allValuesFrom": "only", "hasValue": "value"}
_COUNTS = {"maxCardinality": "max", "maxQualifiedCardinality": "max"}
_SENTENCES = {
    "prp-dom": "whatever has {s} is {o}",
    "prp-rng": "every value of {s} is {o}",
    "prp-fp": "{s} has one value at most",
    "prp-ifp": "no two things share a value of {s}",
    "prp-irp": "nothing has {s} to itself",
    "prp-symp": "{s} holds both ways",
    "prp-asyp": "{s} never holds both ways",
    "prp-trp": "{s} is transitive",
    "prp-spo1": "{s} implies {o}",
    "prp-spo2": "{o} makes {s}",
    "prp-eqp1": "{s} is the same property as {o}",
    "prp-eqp2": "{s} is the same property as {o}",
    "prp-pdw": "{s} and {o} exclude each other",
    "prp-inv1": "{s} is the inverse of {o}",
    "prp-inv2": "{s} is the inverse of {o}",
    "prp-key": "{o} is a key of {s}",
    "cls-int1": "what is all of {o} is that",
    "cls-int2": "what is {o} is each of these",
    "cls-uni": "what is one of {o} is that",
    "cls-com": "nothing is both {s} and {o}",
    "cax-sco": "every {s} is {o}",
    "cax-eqc1": "{s} and {o} are the same class",
    "cax-eqc2": "{s} and {o} are the same class",
    "cax-dw": "nothing is both {s} and {o}",
    "cax-adc": "nothing is two of {o}",
    "eq-sym": "equality holds both ways",
    "eq-trans": "equality is transitive",
}


def axiom_in_words(rule: Rule, graph: Graph) -> str:
    """Return the axiom of a rule as a sentence; `graph` holds the class expressions and lists that it names."""
    if not rule.axiom:
        return _SENTENCES.get(rule.name, "a rule on the schema" if rule.name.startswith("scm-") else "equality")
    axiom = next((t for t in rule.axiom if t.predicate != RDF.type), rule.axiom[0])
    joint = " then " if rule.name == "prp-spo2" else " and "
    subject, value = in_words(axiom.subject, graph, joint), in_words(axiom.object, graph, joint)  # type: ignore[arg-type]
    if rule.name in _SENTENCES:
        return _SENTENCES[rule.name].format(s=subject, o=value)
    return subject if subject.startswith("(") else f"{subject} {abbreviate(axiom.predicate.value)} {value}"


def triple_in_words(triple: Triple, graph: Graph) -> str:
    """Return a triple with prefixed names, `a` for rdf:type, and expressions in the place of blank nodes."""
    predicate = "a" if triple.predicate == RDF.type else abbreviate(triple.predicate.value)
    return f"{in_words(triple.subject, graph)} {predicate} {in_words(triple.object, graph)}"  # type: ignore[arg-type]


def in_words(term: Term, graph: Graph, joint: str = " and ") -> str:
    """Return a term as people read it; a blank node as the class expression or list that it stands for."""
    if isinstance(term, NamedNode):
        return abbreviate(term.value)
    if isinstance(term, Literal):
        plain = term.datatype in {XSD.integer, XSD.decimal, XSD.boolean, XSD.date}
        return term.value if plain else f'"{term.value}"' + (f"@{term.language}" if term.language else "")
    return _expression(term, graph, joint)


def _expression(node: BlankNode, graph: Graph, joint: str) -> str:
    if graph.has(node, RDF.first):
        return joint.join(in_words(member, graph) for member in _members(node, graph))
    on = graph.value(node, NamedNode(_OWL + "onProperty"))
    for word, joined in (("intersectionOf", " and "), ("unionOf", " or "), ("oneOf", ", ")):
        listed = graph.value(node, NamedNode(_OWL + word))
        if listed is not None:
            return f"({in_words(listed, graph, joined)})"
    for word, said in _FILLERS.items():
        filler = graph.value(node, NamedNode(_OWL + word))
        if on is not None and filler is not None:
            return f"({in_words(on, graph)} {said} {in_words(filler, graph)})"
    for word, said in _COUNTS.items():
        count = graph.value(node, NamedNode(_OWL + word))
        if on is not None and count is not None:
            return f"({in_words(on, graph)} {said} {count.value})"
    members = graph.value(node, NamedNode(_OWL + "members"))
    return in_words(members, graph, joint) if members is not None else f"_:{node.value}"


def _members(node: Term, graph: Graph) -> Iterator[Term]:
    seen: set[Term] = set()
    while isinstance(node, BlankNode) and node not in seen:
        seen.add(node)
        first, rest = graph.value(node, RDF.first), graph.value(node, RDF.rest)
        if first is not None:
            yield first
        node = rest if rest is not None else RDF.nil
