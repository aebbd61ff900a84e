"""Terms that a query may use: classes, properties, concepts, data types; each with what helps to choose it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.names import definition_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import EDTF, OWL, PREFIXES, RDF, RDFS, SKOS, XSD, abbreviate
from kg.translation import interface_languages

__all__ = ["Uses", "labels_of", "terms_of"]

_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


class Uses:
    """How often a view uses what, counted in one pass."""

    def __init__(self, graph: Graph):
        self.predicates: Counter[NamedNode] = Counter()
        self.classes: Counter[NamedNode] = Counter()
        self.values: Counter[NamedNode] = Counter()
        self.datatypes: Counter[NamedNode] = Counter()
        for triple in graph:
            self.predicates[triple.predicate] += 1
            if isinstance(triple.object, NamedNode):
                counted = self.classes if triple.predicate == RDF.type else self.values
                counted[triple.object] += 1
            elif isinstance(triple.object, Literal):
                self.datatypes[triple.object.datatype] += 1


def terms_of(ontology: Graph, uses: Uses) -> list[dict[str, Any]]:
    """Return the terms of the ontology, the properties of other vocabularies in use, and the data types in use."""
    classes = {OWL.Class: "class"}
    properties = dict.fromkeys(_PROPERTIES, "property")
    kinds = {**classes, **properties, SKOS.Concept: "concept"}
    found = {node: kind for cls, kind in kinds.items() for node in ontology.of_type(cls) if isinstance(node, NamedNode)}
    for node in uses.predicates:
        found.setdefault(node, "property")
    for node in {*uses.datatypes, XSD.date, XSD.integer, EDTF}:
        found.setdefault(node, "datatype")
    counts = {
        "class": uses.classes, "property": uses.predicates, "concept": uses.values, "datatype": uses.datatypes,
    }  # fmt: skip
    named = ((abbreviate(node.value), node, kind) for node, kind in found.items())
    return [_term(name, node, kind, counts[kind][node], ontology) for name, node, kind in _with_prefix(named)]


def _with_prefix(named: Iterable[tuple[str, NamedNode, str]]) -> list[tuple[str, NamedNode, str]]:
    return sorted(entry for entry in named if entry[0].partition(":")[0] in PREFIXES and "://" not in entry[0])


def _term(name: str, node: NamedNode, kind: str, count: int, ontology: Graph) -> dict[str, Any]:
    ends = {"domain": ontology.node(node, RDFS.domain), "range": ontology.node(node, RDFS.range)}
    told = {
        "name": name,
        "kind": kind,
        "labels": labels_of(node, ontology),
        "definition": definition_of(ontology, node) or None,
        "told": _defined(node, ontology),
        **{end: abbreviate(value.value) for end, value in ends.items() if value is not None},
        "uses": count,
    }
    return {key: value for key, value in told.items() if value not in (None, {})}


def _defined(node: NamedNode, ontology: Graph) -> dict[str, dict[str, str]]:
    """Return the definition in the other languages of pages."""
    usual = definition_of(ontology, node)
    defined = {tag: definition_of(ontology, node, tag) for tag in interface_languages()}
    return {tag: {"definition": text} for tag, text in defined.items() if text != usual}


def labels_of(node: NamedNode, graph: Graph) -> dict[str, list[str]]:
    """Return the names of a node by language, the preferred ones first."""
    labels: dict[str, list[str]] = {}
    for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel):
        for label in graph.objects(node, predicate):
            if isinstance(label, Literal):
                names = labels.setdefault(label.language or "und", [])
                names.extend([label.value] if label.value not in names else [])
    return labels
