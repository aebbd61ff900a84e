"""The reference of the ontology: every class, property and concept with its definition, made from the files."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.guide.anchors import Anchors
from kg.guide.wording import escaped
from kg.languages import TAGS
from kg.names import definition_of
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, SKOS, abbreviate, is_term

__all__ = ["ontology_reference"]

_KINDS = {
    OWL.Class: "Classes",
    OWL.ObjectProperty: "Properties that lead to things",
    OWL.DatatypeProperty: "Properties that lead to dates, numbers and words",
    OWL.AnnotationProperty: "Properties for notes",
}
_RELATIONS = {
    RDFS.subClassOf: "a kind of",
    RDFS.subPropertyOf: "a kind of",
    RDFS.domain: "told of",
    RDFS.range: "leads to",
    NamedNode(PREFIXES["owl"] + "inverseOf"): "the other way round",
}
_EXAMPLE = NamedNode(PREFIXES["skos"] + "example")
_HEAD = """# Reference of the ontology

Every class, property and concept, made from the files that define them. A server shows the same with axioms, shapes
and counts, and in every RDF format, at its address `/ontology`.
"""


def ontology_reference(project: Project) -> str:
    """Return the reference as Markdown."""
    graph = Graph(turtle.read_all(project.vocabulary_files()))
    parts = {title: _terms(graph, kind) for kind, title in _KINDS.items()}
    anchors = _anchors(graph, parts)
    lines = [_HEAD]
    for title, terms in parts.items():
        lines.append(f"## {title}\n")
        lines += (line for term in terms for line in _term(graph, term, anchors))
    return "\n".join([*lines, "## Concepts\n", *_concepts(graph)])


def _terms(graph: Graph, kind: NamedNode) -> list[NamedNode]:
    found = (node for node in graph.of_type(kind) if isinstance(node, NamedNode) and is_term(node))
    return sorted(found, key=lambda node: (node.value.rpartition("#")[2].casefold(), node.value))


def _anchors(graph: Graph, parts: dict[str, list[NamedNode]]) -> dict[NamedNode, str]:
    """Return the anchor of each term: they are given out in the order of all headings of the page."""
    anchors, found = Anchors(), {}
    anchors.next(_HEAD.splitlines()[0].removeprefix("# "))
    for title, terms in parts.items():
        anchors.next(title)
        found.update({term: anchors.next(_heading(graph, term)) for term in terms})
    return found


def _heading(graph: Graph, term: NamedNode) -> str:
    return " · ".join([*_labels(graph, term, RDFS.label), abbreviate(term.value)])


def _labels(graph: Graph, node: NamedNode, predicate: NamedNode) -> list[str]:
    found = (graph.label(node, predicate, tag) for tag in dict.fromkeys(("en", *TAGS)))
    return [label for label in found if label]


def _term(graph: Graph, term: NamedNode, anchors: dict[NamedNode, str]) -> Iterator[str]:
    yield f"### {escaped(_heading(graph, term))}\n"
    yield escaped(definition_of(graph, term)) + "\n"
    for predicate, words in _RELATIONS.items():
        others = [_linked(other, anchors) for other in graph.nodes(term, predicate)]
        if others:
            yield f"- {words}: {', '.join(others)}"
    yield from (f"- example: {escaped(str(text.value))}" for text in graph.objects(term, _EXAMPLE))
    yield ""


def _linked(node: NamedNode, anchors: dict[NamedNode, str]) -> str:
    name = f"`{abbreviate(node.value)}`"
    return f"[{name}](#{anchors[node]})" if node in anchors else name


def _concepts(graph: Graph) -> Iterator[str]:
    """Yield the schemes of concepts, each with its concepts in order of their names."""
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        if not isinstance(scheme, NamedNode):
            continue
        yield f"### {escaped(' · '.join(_labels(graph, scheme, SKOS.prefLabel)) or abbreviate(scheme.value))}\n"
        concepts = (node for node in graph.subjects(SKOS.inScheme, scheme) if isinstance(node, NamedNode))
        for concept in sorted(concepts, key=lambda node: node.value):
            names = escaped(" · ".join(_labels(graph, concept, SKOS.prefLabel)))
            yield f"- **{names}** (`{abbreviate(concept.value)}`): {escaped(definition_of(graph, concept))}"
        yield ""
