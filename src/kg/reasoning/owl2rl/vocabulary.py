"""The terms that the OWL 2 RL rules speak of, and the numbers they bear inside the engine.

The rules of the specification (OWL 2 Profiles, section 4.3) are written with prefixed names; this module
turns such names into terms, and keeps the axiomatic triples of prp-ap, cls-thing, cls-nothing1 and dt-type1.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

__all__ = [
    "ALL_DIFFERENT",
    "ANNOTATION_PROPERTIES",
    "DATATYPES",
    "DIFFERENT_FROM",
    "DISTINCT_MEMBERS",
    "FIRST",
    "MEMBERS",
    "NIL",
    "NOTHING",
    "RECOGNISED",
    "REST",
    "SAME_AS",
    "SUB_CLASS_OF",
    "THING",
    "TYPE",
    "VOCABULARY",
    "axiomatic_triples",
    "term",
]

PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

ANNOTATION_PROPERTIES = (
    "rdfs:label", "rdfs:comment", "rdfs:seeAlso", "rdfs:isDefinedBy", "owl:deprecated", "owl:versionInfo",
    "owl:priorVersion", "owl:backwardCompatibleWith", "owl:incompatibleWith",
)  # fmt: skip

DATATYPES = (
    "rdf:PlainLiteral", "rdf:XMLLiteral", "rdfs:Literal", "xsd:decimal", "xsd:integer",
    "xsd:nonNegativeInteger", "xsd:nonPositiveInteger", "xsd:positiveInteger", "xsd:negativeInteger",
    "xsd:long", "xsd:int", "xsd:short", "xsd:byte", "xsd:unsignedLong", "xsd:unsignedInt",
    "xsd:unsignedShort", "xsd:unsignedByte", "xsd:float", "xsd:double", "xsd:string",
    "xsd:normalizedString", "xsd:token", "xsd:language", "xsd:Name", "xsd:NCName", "xsd:NMTOKEN",
    "xsd:boolean", "xsd:hexBinary", "xsd:base64Binary", "xsd:anyURI", "xsd:dateTime", "xsd:dateTimeStamp",
)  # fmt: skip

# What literals may be in or not; every reasoner must know strings with a language (RDF 1.1 Semantics, section 7).
RECOGNISED = (*DATATYPES, "rdf:langString")

# The order is the numbering: a term that is the same as one of these is represented by it (smallest number).
VOCABULARY = (
    "rdf:type", "owl:sameAs", "owl:Thing", "owl:Nothing", "rdfs:subClassOf", "rdfs:subPropertyOf",
    "owl:equivalentClass", "owl:equivalentProperty", "rdfs:domain", "rdfs:range", "rdf:first", "rdf:rest",
    "rdf:nil", "owl:Class", "owl:differentFrom", "owl:AnnotationProperty", "rdfs:Datatype", "owl:members",
    "owl:distinctMembers", "owl:AllDifferent",
)  # fmt: skip
TYPE, SAME_AS, THING, NOTHING, SUB_CLASS_OF = range(5)
FIRST, REST, NIL = 10, 11, 12
DIFFERENT_FROM = 14
MEMBERS, DISTINCT_MEMBERS, ALL_DIFFERENT = 17, 18, 19

_CARDINAL = NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")


def term(name: str) -> NamedNode | Literal:
    """Return the term of a prefixed name; a bare number is a cardinality.

    >>> term("owl:Thing")
    <NamedNode value=http://www.w3.org/2002/07/owl#Thing>
    """
    if name.isdigit():
        return Literal(name, datatype=_CARDINAL)
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def axiomatic_triples() -> list[tuple[str, str, str]]:
    """Return the triples that hold in every graph: prp-ap, cls-thing, cls-nothing1 and dt-type1."""
    return [
        *((name, "rdf:type", "owl:AnnotationProperty") for name in ANNOTATION_PROPERTIES),
        ("owl:Thing", "rdf:type", "owl:Class"),
        ("owl:Nothing", "rdf:type", "owl:Class"),
        *((name, "rdf:type", "rdfs:Datatype") for name in DATATYPES),
    ]
