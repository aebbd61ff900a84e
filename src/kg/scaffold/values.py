"""`PROPERTY=VALUE` as property and value: a thing for an object property, a text, number or date for any other."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.dates import DateError, bounds
from kg.errors import KgError
from kg.languages import MAIN
from kg.rdf import turtle
from kg.rdf.graph import Graph, Term, value_of
from kg.rdf.namespaces import CG, EDTF, OWL, PREFIXES, RDF, RDFS, TERM_PREFIXES, XSD, abbreviate, expand, is_term

__all__ = ["Told", "property_of", "told_of"]

Told = tuple[NamedNode, Term]
"""A property and a value of it."""


def told_of(ontology: Graph, pair: str) -> Told:
    """Return what a pair says; a property that is not declared, or a value that does not fit it, is an error.

    The property may go without its prefix. A value in Turtle (`"…"@de`, `"12"^^xsd:integer`) is taken as it stands.
    """
    name, equals, text = pair.partition("=")
    if not equals or not text.strip():
        raise KgError(f"{pair}: write a property, = and a value, as in cg:when=1872-05")
    prop = property_of(ontology, name.strip())
    return prop, _value(ontology, prop, text.strip())


def property_of(ontology: Graph, name: str) -> NamedNode:
    """Return the property that a name means, with or without its prefix; one that is not declared is an error."""
    names = [name] if ":" in name else [f"{prefix}:{name}" for prefix in reversed(TERM_PREFIXES)]
    for each in names:
        iri = expand(each)
        if iri and _is_property(ontology, NamedNode(iri)):
            return NamedNode(iri)
    raise KgError(f"{name} is no property of the ontology: a misspelling? or: kg new term")


def _is_property(ontology: Graph, term: NamedNode) -> bool:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return any(kind in kinds for kind in ontology.objects(term, RDF.type))


def _value(ontology: Graph, prop: NamedNode, text: str) -> Term:
    if text.startswith('"'):
        return _turtle(prop, text)
    if OWL.ObjectProperty in ontology.objects(prop, RDF.type):
        return _thing(ontology, prop, text)
    return _literal(ontology, prop, text)


def _turtle(prop: NamedNode, text: str) -> Term:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    try:
        (triple,) = turtle.read_text(f"{head}<urn:x> <urn:x> {text} .")
    except (KgError, ValueError):
        raise KgError(f"{abbreviate(prop.value)}={text}: a value in quotation marks is one literal of Turtle") from None
    return value_of(triple)


def _thing(ontology: Graph, prop: NamedNode, text: str) -> NamedNode:
    iri = expand(text)
    if iri is None:
        raise KgError(
            f"{abbreviate(prop.value)} has a thing as its value, and “{text}” is no address:"
            " write a prefixed name, as in place:gull-rock (kg show finds it by its name)"
        )
    thing = NamedNode(iri)
    if is_term(thing) and not ontology.has(thing, RDF.type):
        raise KgError(f"{text} is not a term of the ontology: a misspelling? or: kg new term")
    return thing


def _literal(ontology: Graph, prop: NamedNode, text: str) -> Literal:
    datatype = ontology.node(prop, RDFS.range)
    if prop == CG.when or (prop == CG.valueLiteral and _is_date(text)):
        if not _is_date(text):
            raise KgError(f"{abbreviate(prop.value)}={text} is no EDTF date of a form taken here, such as 1872-05")
        return Literal(text, datatype=EDTF)
    if datatype is None or datatype == RDF.langString:
        return Literal(text, language=MAIN)
    return Literal(text) if datatype == XSD.string else Literal(text, datatype=datatype)


def _is_date(text: str) -> bool:
    try:
        bounds(text)
    except DateError:
        return False
    return True
