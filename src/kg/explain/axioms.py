"""Axioms in words: class expressions in Manchester syntax (OWL 2 Manchester Syntax, section 2), rules in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import PREFIXES, RDF, XSD, abbreviate
from kg.reasoning.owl2rl import Rule
from kg.translation import marked, message

__all__ = ["axiom_in_words", "in_words", "triple_in_words"]

_OWL = PREFIXES["owl"]
_FILLERS = {
    "someValuesFrom": marked("(%(on)s some %(filler)s)"),
    "allValuesFrom": marked("(%(on)s only %(filler)s)"),
    "hasValue": marked("(%(on)s value %(filler)s)"),
}
_COUNTS = ("maxCardinality", "maxQualifiedCardinality")
_AND, _OR, _THEN = marked("%(first)s and %(then)s"), marked("%(first)s or %(then)s"), marked("%(first)s then %(then)s")
_COMMA = "%(first)s, %(then)s"
_SENTENCES = {
    "prp-dom": marked("whatever has %(s)s is %(o)s"),
    "prp-rng": marked("every value of %(s)s is %(o)s"),
    "prp-fp": marked("%(s)s has one value at most"),
    "prp-ifp": marked("no two things share a value of %(s)s"),
    "prp-irp": marked("nothing has %(s)s to itself"),
    "prp-symp": marked("%(s)s holds both ways"),
    "prp-asyp": marked("%(s)s never holds both ways"),
    "prp-trp": marked("%(s)s is transitive"),
    "prp-spo1": marked("%(s)s implies %(o)s"),
    "prp-spo2": marked("%(o)s makes %(s)s"),
    "prp-eqp1": marked("%(s)s is the same property as %(o)s"),
    "prp-eqp2": marked("%(s)s is the same property as %(o)s"),
    "prp-pdw": marked("%(s)s and %(o)s exclude each other"),
    "prp-inv1": marked("%(s)s is the inverse of %(o)s"),
    "prp-inv2": marked("%(s)s is the inverse of %(o)s"),
    "prp-key": marked("%(o)s is a key of %(s)s"),
    "cls-int1": marked("what is all of %(o)s is that"),
    "cls-int2": marked("what is %(o)s is each of these"),
    "cls-uni": marked("what is one of %(o)s is that"),
    "cls-com": marked("nothing is both %(s)s and %(o)s"),
    "cax-sco": marked("every %(s)s is %(o)s"),
    "cax-eqc1": marked("%(s)s and %(o)s are the same class"),
    "cax-eqc2": marked("%(s)s and %(o)s are the same class"),
    "cax-dw": marked("nothing is both %(s)s and %(o)s"),
    "cax-adc": marked("nothing is two of %(o)s"),
    "eq-sym": marked("equality holds both ways"),
    "eq-trans": marked("equality is transitive"),
}

_SCHEMA, _EQUALITY = marked("a rule on the schema"), marked("equality")


def axiom_in_words(rule: Rule, graph: Graph) -> str:
    """Return the axiom of a rule as a sentence; `graph` holds the class expressions and lists that it names."""
    if not rule.axiom:
        of_schema = rule.name.startswith("scm-")
        return message(_SENTENCES.get(rule.name, _SCHEMA if of_schema else _EQUALITY))
    axiom = next((t for t in rule.axiom if t.predicate != RDF.type), rule.axiom[0])
    joint = _THEN if rule.name == "prp-spo2" else _AND
    subject, value = in_words(axiom.subject, graph, joint), in_words(axiom.object, graph, joint)  # type: ignore[arg-type]
    if rule.name in _SENTENCES:
        return message(_SENTENCES[rule.name], s=subject, o=value)
    return subject if subject.startswith("(") else f"{subject} {abbreviate(axiom.predicate.value)} {value}"


def triple_in_words(triple: Triple, graph: Graph) -> str:
    """Return a triple with prefixed names, `a` for rdf:type, and expressions in the place of blank nodes."""
    predicate = "a" if triple.predicate == RDF.type else abbreviate(triple.predicate.value)
    return f"{in_words(triple.subject, graph)} {predicate} {in_words(triple.object, graph)}"  # type: ignore[arg-type]


def in_words(term: Term, graph: Graph, joint: str = _AND) -> str:
    """Return a term as people read it; a blank node as the class expression or list that it stands for."""
    if isinstance(term, NamedNode):
        return abbreviate(term.value)
    if isinstance(term, Literal):
        plain = term.datatype in {XSD.integer, XSD.decimal, XSD.boolean, XSD.date}
        return term.value if plain else f'"{term.value}"' + (f"@{term.language}" if term.language else "")
    return _expression(term, graph, joint)


def _expression(node: BlankNode, graph: Graph, joint: str) -> str:
    if graph.has(node, RDF.first):
        return reduce(partial(_joined, joint), (in_words(member, graph) for member in _members(node, graph)))
    on = graph.value(node, NamedNode(_OWL + "onProperty"))
    for word, joined in (("intersectionOf", _AND), ("unionOf", _OR), ("oneOf", _COMMA)):
        listed = graph.value(node, NamedNode(_OWL + word))
        if listed is not None:
            return message("(%(list)s)", list=in_words(listed, graph, joined))
    for word, said in _FILLERS.items():
        filler = graph.value(node, NamedNode(_OWL + word))
        if on is not None and filler is not None:
            return message(said, on=in_words(on, graph), filler=in_words(filler, graph))
    for word in _COUNTS:
        count = graph.value(node, NamedNode(_OWL + word))
        if on is not None and count is not None:
            return message("(%(on)s max %(count)s)", on=in_words(on, graph), count=count.value)
    members = graph.value(node, NamedNode(_OWL + "members"))
    return in_words(members, graph, joint) if members is not None else f"_:{node.value}"


def _joined(joint: str, first: str, then: str) -> str:
    return message(joint, first=first, then=then)


def _members(node: Term, graph: Graph) -> Iterator[Term]:
    seen: set[Term] = set()
    while isinstance(node, BlankNode) and node not in seen:
        seen.add(node)
        first, rest = graph.value(node, RDF.first), graph.value(node, RDF.rest)
        if first is not None:
            yield first
        node = rest if rest is not None else RDF.nil
