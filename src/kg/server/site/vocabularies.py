"""The terms of others in which the dataset, its documents and its endpoint are described."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import BASE, PREFIXES, XSD, Vocabulary
from kg.settings import current

__all__ = [
    "BUILD",
    "DATASET",
    "DCAT",
    "DCTERMS",
    "EDITORS",
    "FOAF",
    "LICENCE",
    "PROF",
    "PROV",
    "ROLE",
    "SD",
    "SPDX",
    "VOID",
    "count",
    "english",
    "named",
]

DATASET = NamedNode(BASE + ".well-known/void#dataset")
BUILD = NamedNode(BASE + ".well-known/void#build")
EDITORS = NamedNode(BASE + "editors")
LICENCE = NamedNode(current().project.licence)

# https://www.w3.org/TR/vocab-dcat-3/
DCAT = Vocabulary(
    PREFIXES["dcat"],
    """
    DataService Dataset Distribution accessURL byteSize compressFormat distribution downloadURL
    endpointDescription endpointURL keyword landingPage mediaType servesDataset version
    """,
)
# https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
DCTERMS = Vocabulary(
    PREFIXES["dcterms"],
    """
    conformsTo creator description hasFormat identifier isPartOf language
    license publisher title
    """,
)
# http://xmlns.com/foaf/spec/
FOAF = Vocabulary(PREFIXES["foaf"], "Agent Document homepage name page primaryTopic")
# https://www.w3.org/TR/dx-prof/
PROF = Vocabulary("http://www.w3.org/ns/dx/prof/", "Profile ResourceDescriptor hasArtifact hasResource hasRole")
ROLE = Vocabulary("http://www.w3.org/ns/dx/prof/role/", "guidance mapping validation vocabulary")
# https://www.w3.org/TR/prov-o/
PROV = Vocabulary(
    PREFIXES["prov"],
    """
    Activity Agent Entity SoftwareAgent used wasAssociatedWith wasDerivedFrom wasGeneratedBy
    """,
)
# https://www.w3.org/TR/sparql11-service-description/
SD = Vocabulary(
    PREFIXES["sd"],
    """
    BasicFederatedQuery Dataset Graph NamedGraph SPARQL11Query Service
    defaultDataset defaultEntailmentRegime defaultGraph endpoint feature graph name
    namedGraph resultFormat supportedLanguage
    """,
)
# https://spdx.org/rdf/terms/
SPDX = Vocabulary(PREFIXES["spdx"], "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue")
# https://www.w3.org/TR/void/
VOID = Vocabulary(
    PREFIXES["void"],
    """
    Dataset DatasetDescription Linkset class classPartition classes dataDump distinctObjects distinctSubjects
    entities exampleResource feature inDataset linkPredicate objectsTarget properties property
    propertyPartition sparqlEndpoint subjectsTarget subset triples uriSpace
    vocabulary
    """,
)


def count(number: int) -> Literal:
    """Return a count as the vocabularies want it."""
    return Literal(str(number), datatype=XSD.integer)


def english(text: str) -> Literal:
    """Return words in English."""
    return Literal(text, language="en")


def named(iri: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(iri)
