"""The shapes as documentation: what each asks of which nodes, in words, and how many nodes it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.explain.axioms import in_words
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, RDF, RDFS, SH, SHAPES, abbreviate, slug_of
from kg.server.site.site import Site
from kg.server.vocabulary.usage import shapes_graph, terms_of_shape
from kg.server.vocabulary.wording import path_in_words
from kg.translation import marked
from kg.validation.shacl.graph import Graph as ShapesGraph

__all__ = ["ShapeDoc", "documented_shapes"]

_TARGETS = {
    SH.targetClass: marked("every {}"),
    SH.targetNode: marked("{} itself"),
    SH.targetSubjectsOf: marked("whatever has {}"),
    SH.targetObjectsOf: marked("every value of {}"),
}
_AND_LIKE = {"and": " and ", "or": " or ", "xone": " or else "}
_TOLD_APART = {SH.path, SH.property, SH.message, SH.severity, SH.sparql, RDF.type, CG.stage, CG.awaitsData, *_TARGETS}


@dataclass
class ShapeDoc:
    """A shape with what the page tells of it; `focus` is the number of nodes that its own targets select."""

    node: NamedNode
    kind: str
    targets: list[tuple[str, str]]
    """Messages with a place for a term, and the term."""
    path: str
    severity: str
    stage: str
    awaits_data: bool
    messages: list[str]
    constraints: list[tuple[str, str]]
    queries: list[tuple[str, str]]
    properties: list[NamedNode]
    parents: list[NamedNode]
    terms: list[NamedNode]
    focus: int | None

    @property
    def name(self) -> str:
        """The local name: the anchor of the shape."""
        return slug_of(self.node)


def documented_shapes(site: Site) -> list[ShapeDoc]:
    """Return every shape that has a name, in order of the names."""
    return site.kept("shape docs", lambda: _documented(site))


def _documented(site: Site) -> list[ShapeDoc]:
    shapes = ShapesGraph(shapes_graph(site))
    named = [s for s in shapes.all_subjects() if isinstance(s, NamedNode) and s.value.startswith(SHAPES)]
    found = [_document(node, shapes, site.graph.graph) for node in named]
    return sorted(found, key=lambda doc: (doc.name.casefold(), doc.name))


def _document(node: NamedNode, shapes: ShapesGraph, data: Graph) -> ShapeDoc:
    path = shapes.value(node, SH.path)
    targets = [(p, value) for p in _TARGETS for value in shapes.objects(node, p)]
    severity = shapes.node(node, SH.severity)
    return ShapeDoc(
        node=node,
        kind="property shape" if path is not None else "node shape",
        targets=[(_TARGETS[p], in_words(value, shapes)) for p, value in targets],
        path=path_in_words(shapes, path) if path is not None else "",
        severity=slug_of(severity) if severity else "Violation",
        stage=shapes.text(node, CG.stage) or "",
        awaits_data=shapes.has(node, CG.awaitsData),
        messages=[str(message.value) for message in shapes.objects(node, SH.message)],
        constraints=list(_constraints(node, shapes)),
        queries=list(_queries(node, shapes)),
        properties=shapes.nodes(node, SH.property),
        parents=[s for s in shapes.subjects(SH.property, node) if isinstance(s, NamedNode)],
        terms=[NamedNode(iri) for iri in sorted(terms_of_shape(shapes, node))],
        focus=len({n for p, value in targets for n in _selected(p, value, data)}) if targets else None,
    )


def _constraints(node: NamedNode, shapes: ShapesGraph) -> Iterator[tuple[str, str]]:
    """Yield each constraint with its value in words."""
    for predicate, value in shapes.about(node):
        if predicate not in _TOLD_APART:
            yield abbreviate(predicate.value), _value_in_words(slug_of(predicate), value, shapes)


def _value_in_words(word: str, value: Term, shapes: ShapesGraph) -> str:
    if shapes.is_list(value):
        joint = _AND_LIKE.get(word, ", ")
        return joint.join(_value_in_words("", item, shapes) for item in shapes.items(value))
    if isinstance(value, BlankNode):
        return "[" + "; ".join(_parts_in_words(value, shapes)) + "]"
    return in_words(value, shapes)


def _parts_in_words(node: BlankNode, shapes: ShapesGraph) -> Iterator[str]:
    for predicate, value in shapes.about(node):
        word = slug_of(predicate)
        told = path_in_words(shapes, value) if predicate == SH.path else _value_in_words(word, value, shapes)
        yield f"{word} {told}"


def _queries(node: NamedNode, shapes: ShapesGraph) -> Iterator[tuple[str, str]]:
    """Yield what a SPARQL constraint tells when it finds something, and its text."""
    for constraint in shapes.objects(node, SH.sparql):
        message = shapes.text(constraint, SH.message) or ""
        for select in shapes.objects(constraint, SH.select):
            yield message, _unindented(str(select.value))


def _unindented(text: str) -> str:
    from textwrap import dedent

    return dedent(text).strip("\n")


def _selected(predicate: NamedNode, value: Term, data: Graph) -> set[Subject | Term]:
    """Return the nodes that a target selects (SHACL, section 2.1.3)."""
    if predicate == SH.targetClass:
        return {node for cls in _below(value, data) for node in data.subjects(RDF.type, cls)}
    if predicate == SH.targetSubjectsOf and isinstance(value, NamedNode):
        return set(data.subjects(value))
    if predicate == SH.targetObjectsOf and isinstance(value, NamedNode):
        return {o for s in data.subjects(value) for o in data.objects(s, value)}
    return {value} if not isinstance(value, Literal) else set()


def _below(cls: Term, data: Graph) -> set[Term]:
    found: set[Term] = {cls}
    todo = [cls]
    while todo:
        new = set(data.subjects(RDFS.subClassOf, todo.pop())) - found
        found |= new
        todo += new
    return found
