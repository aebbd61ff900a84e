"""What the vocabulary says of a concept, a list of concepts or a term: kind, definition, place, members."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.cards.model import Detail
from kg.names import Names
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import OWL, RDF, RDFS, SKOS, abbreviate

__all__ = ["kinds_in_vocabulary", "meaning_of"]

_KINDS = {
    SKOS.Concept: "concept",
    SKOS.ConceptScheme: "list of concepts",
    OWL.Class: "class",
    OWL.ObjectProperty: "property between things",
    OWL.DatatypeProperty: "property with a literal",
    OWL.AnnotationProperty: "property that annotates",
}
_WORDS = ((SKOS.definition, "definition"), (RDFS.comment, "comment"), (SKOS.scopeNote, "scope note"))
_LINKS = (
    (SKOS.inScheme, "in the list"),
    (SKOS.broader, "below"),
    (RDFS.subClassOf, "kind of"),
    (RDFS.subPropertyOf, "narrower than"),
    (RDFS.domain, "of"),
    (RDFS.range, "leads to"),
)


def kinds_in_vocabulary(node: NamedNode, graph: Graph) -> list[str]:
    """Return what a node is in the vocabulary, in plain words; nothing for things of the world."""
    return [_KINDS[cls] for cls in graph.nodes(node, RDF.type) if cls in _KINDS]


def meaning_of(node: NamedNode, graph: Graph, names: Names) -> list[Detail]:
    """Return what defines a node of the vocabulary, and for a list of concepts its members by address and name."""
    return list(_details(node, graph, names)) if kinds_in_vocabulary(node, graph) else []


def _details(node: NamedNode, graph: Graph, names: Names) -> Iterator[Detail]:
    for predicate, word in _WORDS:
        if text := graph.label(node, predicate, "en"):
            yield Detail(word, ((node, text),), predicate)
    for predicate, word in _LINKS:
        if found := [each for each in graph.nodes(node, predicate) if each != node and _is_named(each, names)]:
            yield Detail(word, _named(found, names), predicate)
    if properties := _properties(node, graph):
        yield Detail("properties", _named(properties, names), RDFS.domain)
    if members := [each for each in graph.subjects(SKOS.inScheme, node) if isinstance(each, NamedNode)]:
        yield Detail("concepts", _named(members, names), SKOS.inScheme)


def _properties(cls: NamedNode, graph: Graph) -> list[NamedNode]:
    """Return the properties that things of a class have, without those of narrower classes alone."""
    return [
        prop
        for prop in graph.subjects(RDFS.domain, cls)
        if isinstance(prop, NamedNode)
        and not any(
            cls in graph.nodes(domain, RDFS.subClassOf) for domain in graph.nodes(prop, RDFS.domain) if domain != cls
        )
    ]


def _is_named(node: NamedNode, names: Names) -> bool:
    """Tell whether a node has a name of its own, unlike what only OWL needs."""
    return names.label(node) != abbreviate(node.value)


def _named(nodes: list[NamedNode], names: Names) -> tuple[tuple[Term, str], ...]:
    return tuple((node, f"{names.label(node)} ({abbreviate(node.value)})") for node in nodes)
