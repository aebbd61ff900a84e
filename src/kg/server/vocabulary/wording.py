"""Axioms, paths and constraints in words, with the terms in them ready to be linked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.explain.axioms import axiom_in_words
from kg.rdf.graph import Graph, Term, subject_of, value_of
from kg.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, abbreviate, expand, is_term
from kg.reasoning.owl2rl import Rule
from kg.server.site.links import path_of
from kg.validation.shacl.graph import Graph as ShapesGraph
from kg.validation.shacl.paths import read_path

__all__ = ["axioms_by_term", "path_in_words", "pieces"]

_PREFIXED = re.compile(r"(?<![\w:/#-])([A-Za-z][\w-]*:[A-Za-z][\w.-]*\w|[A-Za-z][\w-]*:[A-Za-z])")
_BRACKETED = re.compile(r"<([^<>]*)>")


def _owl(local: str) -> NamedNode:
    return NamedNode(PREFIXES["owl"] + local)


# The rule of OWL 2 RL (Profiles, section 4.3) whose words tell what each kind of axiom means.
_BY_PREDICATE = {
    RDFS.subClassOf: "cax-sco",
    RDFS.subPropertyOf: "prp-spo1",
    OWL.equivalentClass: "cax-eqc1",
    OWL.equivalentProperty: "prp-eqp1",
    _owl("propertyChainAxiom"): "prp-spo2",
    _owl("disjointWith"): "cax-dw",
    _owl("propertyDisjointWith"): "prp-pdw",
    _owl("inverseOf"): "prp-inv1",
}
_BY_CLASS = {
    _owl("SymmetricProperty"): "prp-symp",
    _owl("AsymmetricProperty"): "prp-asyp",
    _owl("TransitiveProperty"): "prp-trp",
    _owl("FunctionalProperty"): "prp-fp",
    _owl("InverseFunctionalProperty"): "prp-ifp",
    _owl("IrreflexiveProperty"): "prp-irp",
}
_ALL_DISJOINT, _MEMBERS = _owl("AllDisjointClasses"), _owl("members")
# What the page tells in a line of its own when both sides are names.
_TOLD_APART = (RDFS.subClassOf, RDFS.subPropertyOf, _owl("inverseOf"))


def axioms_by_term(ontology: Graph) -> dict[NamedNode, list[str]]:
    """Return the axioms as sentences under each term of ours that they name."""
    found: dict[NamedNode, list[str]] = defaultdict(list)
    for sentence, terms in sorted(_sentences(ontology), key=lambda pair: pair[0]):
        for term in terms:
            if sentence not in found[term]:
                found[term].append(sentence)
    return found


def _sentences(ontology: Graph) -> Iterator[tuple[str, set[NamedNode]]]:
    for triple in ontology:
        rule = _rule_of(triple, ontology)
        if rule is not None:
            axiom = rule.axiom[-1]
            parts = (subject_of(axiom), value_of(axiom))
            terms = {term for part in parts for term in _names_within(part, ontology)}
            yield axiom_in_words(rule, ontology), terms


def _rule_of(triple: Triple, ontology: Graph) -> Rule | None:
    """Return the rule that an axiom sets going, or None for what is no axiom or is told apart."""
    subject, value = subject_of(triple), value_of(triple)
    if triple.predicate == RDF.type and value == _ALL_DISJOINT:
        listed = [Triple(subject, _MEMBERS, members) for members in ontology.objects(subject, _MEMBERS)]
        return Rule("cax-adc", (triple, *listed), (), None)
    if triple.predicate == RDF.type:
        name = _BY_CLASS.get(value) if isinstance(value, NamedNode) else None
    else:
        name = None if _is_told_apart(triple) else _BY_PREDICATE.get(triple.predicate)
    return Rule(name, (triple,), (), None) if name else None


def _is_told_apart(triple: Triple) -> bool:
    named = isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
    return named and triple.predicate in _TOLD_APART


def _names_within(term: Term, ontology: Graph) -> Iterator[NamedNode]:
    """Yield the terms of ours in an expression or list."""
    if isinstance(term, NamedNode) and is_term(term):
        yield term
    elif isinstance(term, BlankNode):
        for _, value in ontology.about(term):
            yield from _names_within(value, ontology)


def path_in_words(shapes: ShapesGraph, node: Term) -> str:
    """Return a property path in its SPARQL form, with prefixed names."""
    return _BRACKETED.sub(lambda match: abbreviate(match[1]), str(read_path(shapes, node)))


def pieces(text: str, root: str, known: Container[str]) -> list[tuple[str, str]]:
    """Return a text in pieces, each with the path to which it is to be linked: those of `known` IRIs, else nothing.

    >>> pieces("every dg:Tour is told", "/graph", {"https://w3id.org/defector-graph/ontology#Tour"})
    [('every ', ''), ('dg:Tour', '/graph/ontology#Tour'), (' is told', '')]
    """
    return [(part, _path(part, root, known)) for part in _PREFIXED.split(text) if part]


def _path(part: str, root: str, known: Container[str]) -> str:
    iri = expand(part) if _PREFIXED.fullmatch(part) else None
    return path_of(iri, root) if iri is not None and iri in known else ""
