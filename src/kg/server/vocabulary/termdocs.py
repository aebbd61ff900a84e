"""The ontology as documentation: every class and property with all that is said about it, and the concept schemes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.languages import TAGS
from kg.names import definition_of
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, SKOS, abbreviate, is_term, slug_of
from kg.server.site.alignments import alignments_of
from kg.server.site.site import Site
from kg.server.vocabulary.usage import Usage, usage_of
from kg.server.vocabulary.wording import axioms_by_term
from kg.translation import label_language, marked

__all__ = ["Scheme", "TermDoc", "concept_schemes", "documented_terms"]

_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
}
_EXAMPLE = NamedNode(PREFIXES["skos"] + "example")
_INVERSE = NamedNode(PREFIXES["owl"] + "inverseOf")
_NEARNESS = {RDFS.subClassOf: marked("narrower than"), RDFS.subPropertyOf: marked("narrower than")}
_RELATIONS = (
    marked("exact to"),
    marked("close to"),
    marked("broad to"),
    marked("narrow to"),
    marked("related to"),
)
"""How terms stand to those of others, as pages say it."""
_DECLARED = re.compile(r"@prefix\s+([\w-]+):\s*<([^>]*)>")


@dataclass
class TermDoc:
    """A term with what the page tells of it; terms that it leads to are nodes, sentences are text."""

    node: NamedNode
    kind: str
    labels: dict[str, str]
    definition: str
    definitions: dict[str, str]
    examples: list[str]
    notes: list[str]
    relations: dict[str, list[NamedNode]]
    axioms: list[str]
    alignments: list[tuple[str, str, str]]
    shapes: list[NamedNode] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    written: int = 0
    whole: int = 0

    @property
    def name(self) -> str:
        """The local name: the anchor of the term."""
        return slug_of(self.node)


@dataclass
class Scheme:
    """A concept scheme and its concepts, each with its label."""

    node: NamedNode
    labels: dict[str, str]
    concepts: list[tuple[NamedNode, dict[str, str], str]]


def documented_terms(site: Site) -> list[TermDoc]:
    """Return every term of the ontology, in order of the names."""
    return site.kept("term docs", lambda: _documented(site))


def _documented(site: Site) -> list[TermDoc]:
    ontology, usage, axioms = site.ontology, usage_of(site), axioms_by_term(site.ontology)
    names = _prefixes(site)
    terms = [s for s in ontology.all_subjects() if isinstance(s, NamedNode) and is_term(s)]
    found = [_document(term, ontology, usage) for term in terms]
    for doc in found:
        doc.axioms = axioms.get(doc.node, [])
        doc.alignments = _alignments(doc.node, alignments_of(site), names)
    return sorted(found, key=lambda doc: (doc.name.casefold(), doc.name))


def _document(term: NamedNode, ontology: Graph, usage: Usage) -> TermDoc:
    written, whole = usage.times(term)
    return TermDoc(
        node=term,
        kind=next((word for cls, word in _KINDS.items() if cls in ontology.objects(term, RDF.type)), "term"),
        labels=_labels(ontology, term, RDFS.label),
        definition=definition_of(ontology, term),
        definitions=_labels(ontology, term, SKOS.definition),
        examples=_texts(ontology, term, _EXAMPLE),
        notes=_texts(ontology, term, SKOS.scopeNote),
        relations={word: nodes for word, nodes in _relations(term, ontology).items() if nodes},
        axioms=[],
        alignments=[],
        shapes=[NamedNode(iri) for iri in usage.shapes.get(term.value, [])],
        rules=usage.rules.get(term.value, []),
        questions=usage.questions.get(term.value, []),
        written=written,
        whole=whole,
    )


def _relations(term: NamedNode, ontology: Graph) -> dict[str, list[NamedNode]]:
    def pointing(predicate: NamedNode) -> list[NamedNode]:
        return [s for s in ontology.subjects(predicate, term) if isinstance(s, NamedNode)]

    return {
        marked("domain"): ontology.nodes(term, RDFS.domain),
        marked("range"): ontology.nodes(term, RDFS.range),
        marked("narrower than"): [*ontology.nodes(term, RDFS.subClassOf), *ontology.nodes(term, RDFS.subPropertyOf)],
        marked("wider than"): [*pointing(RDFS.subClassOf), *pointing(RDFS.subPropertyOf)],
        marked("inverse of"): sorted({*ontology.nodes(term, _INVERSE), *pointing(_INVERSE)}, key=str),
        marked("properties"): pointing(RDFS.domain),
        marked("value of"): pointing(RDFS.range),
    }


def _labels(graph: Graph, node: Term, predicate: NamedNode) -> dict[str, str]:
    found = {tag: graph.label(node, predicate, tag) for tag in dict.fromkeys((*TAGS, "en"))}
    return {tag: label for tag, label in found.items() if label}


def _texts(graph: Graph, node: Term, predicate: NamedNode) -> list[str]:
    return [str(text.value) for text in graph.objects(node, predicate)]


def _alignments(term: NamedNode, alignments: Graph, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return how a term stands to those of others: the relation, the IRI, and its name with a prefix."""
    found = []
    for predicate, other in alignments.about(term):
        if isinstance(other, NamedNode):
            word = _NEARNESS.get(predicate, slug_of(predicate).removesuffix("Match") + " to")
            found.append((word, other.value, _short(other.value, names)))
    return found


def _short(iri: str, names: dict[str, str]) -> str:
    start = max(iri.rfind("/"), iri.rfind("#")) + 1
    return f"{names[iri[:start]]}:{iri[start:]}" if iri[:start] in names else abbreviate(iri)


def _prefixes(site: Site) -> dict[str, str]:
    """Return the prefixes that the alignments declare, by namespace."""
    found = (path.read_text(encoding="utf-8") for path in site.project.alignment_files())
    return {namespace: prefix for text in found for prefix, namespace in _DECLARED.findall(text)}


def concept_schemes(site: Site) -> list[Scheme]:
    """Return the concept schemes of the ontology and the data, each with its concepts, in order of the labels."""
    graph = site.graph.graph
    found = [_scheme(graph, node) for node in graph.of_type(SKOS.ConceptScheme) if isinstance(node, NamedNode)]
    tag = label_language()
    return sorted(found, key=lambda scheme: scheme.labels.get(tag) or scheme.labels.get("en") or scheme.node.value)


def _scheme(graph: Graph, node: NamedNode) -> Scheme:
    concepts = [concept for concept in graph.subjects(SKOS.inScheme, node) if isinstance(concept, NamedNode)]
    told = [(c, _labels(graph, c, SKOS.prefLabel), definition_of(graph, c, label_language())) for c in concepts]
    return Scheme(node, _labels(graph, node, SKOS.prefLabel), told)
