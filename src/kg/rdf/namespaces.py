"""The one prefix map, and vocabularies closed against misspelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.settings import current

__all__ = [
    "BASE",
    "CG",
    "CONCEPT",
    "CORE_BASE",
    "DCTERMS",
    "EDTF",
    "GRAPH",
    "IDENTIFIER",
    "IDENTIFIERS",
    "KINDS",
    "OWL",
    "OWN_TERMS",
    "PREFIXES",
    "QB",
    "RDF",
    "RDFS",
    "SH",
    "SHAPES",
    "SKOS",
    "TERM_NAMESPACES",
    "TERM_PREFIXES",
    "XSD",
    "Vocabulary",
    "abbreviate",
    "abbreviated",
    "expand",
    "identifier",
    "is_term",
    "kind_of",
    "local_path",
    "slug_of",
]

_SETTINGS = current()

CORE_BASE = "https://w3id.org/cited-graph/"
"""Where the names of the core begin: what every project shares, whatever it is about."""
BASE = _SETTINGS.project.base
IDENTIFIER = BASE + "id/"
IDENTIFIERS = (IDENTIFIER, CORE_BASE + "id/")
"""Where the names of things begin: those of the project, and the concepts of the core."""

KINDS = tuple(sorted({
    "citation", "claim", "dispute", "doc", "event", "match", "name", "place", "proposition", "record", "scheme",
    "section", "sentence", "span", "statement", *_SETTINGS.kinds.own,
}))  # fmt: skip
"""Kinds of things, as in their IRIs: those of the core and those of the project."""

OWN_TERMS = BASE + "ontology#"
"""The namespace of the project's own terms."""
_TERMS = {_SETTINGS.ontology.prefix: OWN_TERMS} if _SETTINGS.ontology.prefix else {}

PREFIXES: dict[str, str] = dict(
    sorted(
        {
            **{kind: f"{IDENTIFIER}{kind}/" for kind in KINDS},
            "c": IDENTIFIER + "concept/",
            "cc": CORE_BASE + "id/concept/",
            "cg": CORE_BASE + "core#",
            "cs": CORE_BASE + "id/scheme/",
            "csh": CORE_BASE + "shapes#",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "edtf": "http://id.loc.gov/datatypes/edtf/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "graph": BASE + "graph/",
            "owl": "http://www.w3.org/2002/07/owl#",
            "prov": "http://www.w3.org/ns/prov#",
            "qb": "http://purl.org/linked-data/cube#",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "s": BASE + "shapes#",
            "schema": "http://schema.org/",
            "sd": "http://www.w3.org/ns/sparql-service-description#",
            "sh": "http://www.w3.org/ns/shacl#",
            "spdx": "http://spdx.org/rdf/terms#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "vann": "http://purl.org/vocab/vann/",
            "void": "http://rdfs.org/ns/void#",
            "wd": "http://www.wikidata.org/entity/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            **_TERMS,
            **_SETTINGS.prefixes,
        }.items()
    )
)


class Vocabulary:
    """Terms of one namespace (`terms`: divided by white space); asking for a term that is not listed is an error.

    >>> Vocabulary("http://example.org/", "keeps").keeps
    <NamedNode value=http://example.org/keeps>
    """

    def __init__(self, namespace: str, terms: str):
        self.base = namespace
        self._terms = {term: NamedNode(namespace + term) for term in terms.split()}

    def __getattr__(self, term: str) -> NamedNode:
        try:
            return self.__dict__["_terms"][term]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(f"{self.__dict__.get('base')} has no listed term {term}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, NamedNode) and term.value.startswith(self.base)


CG = Vocabulary(
    PREFIXES["cg"],
    """
    Agent Attempt Attestable Citation Claim Demand Dispute DisputedClaim DisputedThing Document Event Evidence
    ExternalReference GazetteerRecord Match MatchFeature Name OutOfScopeSection Place Plan PrivateStatement
    Proposition PublicStatement Section Sentence Span Statement aboutNode aboutProperty accessed addressee
    agreement aspect assertedBy attempted attitude awaitsData basis beginEarliest beginLatest charLength
    citation cites complements concerns condition content demanded derivedFrom disputeType effect endEarliest
    endLatest endOffset evidence featureOf featureProperty fileName hasClaim hasName hasSide holder inDispute
    judgedBy judgedOn kind latitude longitude lookedForAs matchEvidence matchGrade matchItem matchOf matchStatus
    modality motive nameKind nameOf negative ofSection onlyInWords openBegin openEnd ordinal ourLiteral ourNode
    paraphrase partOfDocument planned polarity propositionLiteral propositionProperty propositionSubject
    propositionValue rank rationale recordIdentifier recordOf recordSource resolution setAsideBecause sha256
    speaker spelledSoIn stage startOffset statedIn statementKind subjectOfClaim supports theirLiteral theirNode
    topic translationNote trimSelfPairs url valueLiteral valueNode when wikidata within
    """,
)
CONCEPT = Vocabulary(
    PREFIXES["cc"],
    """
    preferred normal deprecated editors-knowledge editorial-inference match-accepted match-rejected match-open
    match-not-found feature-agrees feature-differs
    """,
)
DCTERMS = Vocabulary(
    PREFIXES["dcterms"],
    """
    created creator isReplacedBy issued language license modified publisher title
    """,
)
EDTF = NamedNode(PREFIXES["edtf"] + "EDTF")
GRAPH = PREFIXES["graph"]
OWL = Vocabulary(
    PREFIXES["owl"],
    """
    AnnotationProperty Class DatatypeProperty ObjectProperty Ontology Thing Nothing deprecated equivalentClass imports
    equivalentProperty sameAs versionIRI versionInfo
    """,
)
QB = Vocabulary(
    PREFIXES["qb"],
    """
    DataSet Observation dataSet
    """,
)
RDF = Vocabulary(
    PREFIXES["rdf"],
    """
    type first rest nil langString
    """,
)
RDFS = Vocabulary(
    PREFIXES["rdfs"],
    """
    label subClassOf subPropertyOf domain range Resource comment
    """,
)
SH = Vocabulary(
    PREFIXES["sh"],
    """
    Info NodeShape PropertyShape ValidationReport ValidationResult Violation Warning conforms deactivated
    focusNode result resultMessage resultPath resultSeverity severity sourceConstraintComponent sourceShape
    targetClass targetNode targetObjectsOf targetSubjectsOf value property sparql path node message select
    """,
)
SKOS = Vocabulary(
    PREFIXES["skos"],
    """
    Concept ConceptScheme prefLabel altLabel broader definition exactMatch hasTopConcept inScheme scopeNote
    """,
)
XSD = Vocabulary(
    PREFIXES["xsd"],
    """
    anyURI boolean date dateTime decimal double duration float gYear gYearMonth integer nonNegativeInteger string
    """,
)

TERM_NAMESPACES = (PREFIXES["cg"], *_TERMS.values())
"""The namespaces of terms: the core's, and the project's own."""
TERM_PREFIXES = ("cg", *_TERMS)
SHAPES = (PREFIXES["s"], PREFIXES["csh"])
"""The namespaces of shapes."""

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


_OWN = (*IDENTIFIERS, *TERM_NAMESPACES, *SHAPES)
_IRI = re.compile(r"<[^<>\s]+>|https?://[^\s<>\"]*[^\s<>\".,:;!?)\]}|]")


def abbreviate(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI itself when no prefix fits.

    >>> abbreviate("https://w3id.org/defector-graph/id/person/rudolf-nureyev")
    'person:rudolf-nureyev'
    """
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def abbreviated(text: str) -> str:
    """Return a sentence with prefixed names for IRIs in angle brackets, and for the names of this project anywhere.

    >>> abbreviated("https://w3id.org/cited-graph/core#when is no <http://www.w3.org/2001/XMLSchema#date>.")
    'cg:when is no xsd:date.'
    """
    return _IRI.sub(lambda found: _short(found[0]), text)


def _short(iri: str) -> str:
    bare = iri.strip("<>")
    short = abbreviate(bare)
    return short if short != bare and (bare != iri or bare.startswith(_OWN)) else iri


def expand(name: str) -> str | None:
    """Return the IRI of a prefixed name or of an IRI (with or without angle brackets); None for anything else.

    >>> expand("person:rudolf-nureyev")
    'https://w3id.org/defector-graph/id/person/rudolf-nureyev'
    """
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    prefix, colon, local = name.partition(":")
    if not colon or " " in name:
        return None
    if prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix] + local
    return name if local.startswith("//") or prefix == "urn" else None


def identifier(kind: str, slug: str) -> NamedNode:
    """Return the IRI of one of our things, for example of kind `person`."""
    return NamedNode(f"{IDENTIFIER}{kind}/{slug}")


def is_term(node: object) -> bool:
    """Tell whether a node is a term of the core or of the project."""
    return isinstance(node, NamedNode) and node.value.startswith(TERM_NAMESPACES)


def kind_of(iri: NamedNode | str) -> str:
    """Return the kind of one of our things, as in its IRI; empty for anything else."""
    text = iri if isinstance(iri, str) else iri.value
    return local_path(text).partition("/")[0] if text.startswith(IDENTIFIERS) else ""


def local_path(iri: str) -> str:
    """Return kind and slug of one of our things, divided by a slash: its IRI without where such names begin."""
    return next((iri.removeprefix(start) for start in IDENTIFIERS if iri.startswith(start)), iri)


def slug_of(node: NamedNode) -> str:
    """Return the last step of an IRI: the readable name within its kind."""
    return node.value.rstrip("/").replace("#", "/").rpartition("/")[2]
