"""From what people write to the triple meant: names in any form, predicates by local name, literals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Triple

from kg.build import Built
from kg.build.read import Corpus
from kg.build.views import View
from kg.errors import KgError, NotFoundError
from kg.explain.theory import Theory
from kg.names import Names
from kg.rdf import turtle
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import BASE, PREFIXES, RDF, TERM_NAMESPACES, abbreviate, expand, is_term
from kg.reasoning import read_rules
from kg.search import Index

__all__ = ["theory_of", "triple_meant"]

_HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def theory_of(built: Built, view: str = "accepted") -> Theory:
    """Return the theory of a view of a build; of the accepted one nothing is made again before a rule is asked for."""
    names = ("ontology", "sources", "authored", "links", "gazetteer")
    ontology, sources, authored, links, gazetteer = map(built.layer_graph, names)
    known = _known(built, authored, gazetteer) if view == "accepted" else None
    corpus = Corpus(ontology, sources, authored, links, gazetteer=gazetteer)
    return Theory(corpus, view, read_rules(built.project.rule_files()), known)


def _known(built: Built, authored: Graph, gazetteer: Graph) -> View:
    """Return the accepted view as it was built."""
    claims, dates, inferred, ruled = (built.layer(name) for name in ("claims", "dates", "inferred", "rules"))
    return View("accepted", authored, gazetteer, claims, dates, inferred, {"rules": ruled})


def triple_meant(subject: str, predicate: str, value: str, graph: Graph, index: Index | None = None) -> Triple:
    """Return the triple that three words mean; a word that means nothing is an error with what comes near.

    `index` is that of the names in the graph, where there is one already.
    """
    names = Names(graph, index)
    try:
        node, about = names.resolve(subject), _property(predicate, graph, names)
        return Triple(node, about, _value(value, node, about, graph, names))
    except ValueError as error:
        raise KgError(f"{subject} {predicate} {value}: {error}") from None


def _property(text: str, graph: Graph, names: Names) -> NamedNode:
    if text == "a":
        return RDF.type
    if (iri := expand(text)) is not None:
        if _is_property(NamedNode(iri), graph):
            return NamedNode(iri)
        raise NotFoundError(f"no property is called {text}", _near(text.partition(":")[2], graph))
    known = [p for p in _properties(graph) if text in {_local(p), names.label(p)}]
    if len(known) == 1:
        return known[0]
    raise NotFoundError(f"no property is called {text}", _near(text, graph))


def _is_property(node: NamedNode, graph: Graph) -> bool:
    kinds = (kind.value for kind in graph.nodes(node, RDF.type))
    return any(kind.endswith("Property") for kind in kinds) or bool(graph.subjects(node))


def _properties(graph: Graph) -> list[NamedNode]:
    """Return the properties of our ontology."""
    terms = (s for s in graph.all_subjects() if isinstance(s, NamedNode) and is_term(s))
    return [term for term in terms if _is_property(term, graph)]


def _local(node: NamedNode) -> str:
    return abbreviate(node.value).partition(":")[2]


def _near(text: str, graph: Graph) -> list[str]:
    from difflib import get_close_matches

    known = {_local(term): term for term in _properties(graph)}
    return [abbreviate(known[name].value) for name in get_close_matches(text, list(known), n=4, cutoff=0.6)]


def _value(text: str, subject: NamedNode, about: NamedNode, graph: Graph, names: Names) -> Term:
    if text.startswith(('"', "'")):
        return _literal(text)
    told = (v for v in graph.objects(subject, about) if isinstance(v, Literal))
    for literal in told:
        if literal.value == text or _number(literal.value) == _number(text) is not None:
            return literal
    if about == RDF.type and text.isidentifier():
        named = (NamedNode(namespace + text) for namespace in TERM_NAMESPACES)
        if found := next((node for node in named if graph.has(node, RDF.type)), None):
            return found
    elsewhere = next((v for s in graph.subjects(about)[:1] for v in graph.objects(s, about)), None)
    if isinstance(elsewhere, NamedNode) and (foreign := _of_others(text)) in graph.objects(subject, about):
        return foreign
    if isinstance(elsewhere, Literal):
        return Literal(text) if elsewhere.language else Literal(text, datatype=elsewhere.datatype)
    return names.resolve(text)


def _of_others(text: str) -> NamedNode | None:
    """Return the IRI that a text is when it is nobody of ours: what is the same as a thing is not that thing."""
    iri = expand(text)
    return NamedNode(iri) if iri is not None and not iri.startswith(BASE) else None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _literal(text: str) -> Term:
    try:
        return turtle.read_text(f"{_HEAD}<urn:s> <urn:p> {text} .")[0].object  # type: ignore[return-value]
    except (KgError, SyntaxError, IndexError):
        raise KgError(f"{text} is no literal; write it as in Turtle, for example '\"1961\"^^edtf:EDTF'") from None
