"""What in a shapes graph says nothing, though its author may think it does: a word on each, no error (SHACL, 3.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.focus import target_focus
from kg.validation.shacl.graph import Graph, Term
from kg.validation.shacl.model import Shape, Shapes
from kg.validation.shacl.vocabulary import OWL, RDF, SH, SHACL_1_2, local_name

__all__ = ["notices_on"]


def notices_on(shapes: Shapes, data: Dataset) -> list[str]:
    """Return a sentence on each term that is not SHACL's, on rules, and on each shape that is asked of no node."""
    found = [
        *_foreign_terms(shapes.graph),
        *_not_applied(shapes.graph),
        *_without_validator(shapes),
        *_idle(shapes, data),
    ]
    return found if shapes.shapes else [*found, "there is no shape: nothing was checked"]


def _foreign_terms(graph: Graph) -> Iterator[str]:
    terms = {term for triple in graph for term in triple if isinstance(term, NamedNode) and SH.misspelt(term)}
    for term in sorted(terms, key=str):
        name, near = local_name(term), SH.near(term)
        if not SHACL_1_2.misspelt(term):
            yield f"sh:{name} is a term of SHACL 1.2, not of SHACL 1.0; it is ignored"
        else:
            yield f"sh:{name} is no SHACL term; it is ignored" + (f"; did you mean sh:{near}?" if near else "")


def _not_applied(graph: Graph) -> Iterator[str]:
    for node in graph.subjects(SH.rule):
        yield f"sh:rule of {node} is not applied: rules add no triples here"
    for node in graph.subjects(SH.js):
        yield f"sh:js of {node} is not checked: nothing in JavaScript is run here"


def _without_validator(shapes: Shapes) -> Iterator[str]:
    """Name each use of a component that has no validator for shapes of that kind: it is ignored (6.2.3)."""
    for component in shapes.components:
        needed = [path for path, optional in component.parameters.values() if not optional]
        for shape in sorted(shapes, key=lambda shape: str(shape.node)):
            validator = component.property_validator if shape.path else component.node_validator
            if validator is None and all(shapes.graph.objects(shape.node, path) for path in needed):
                kind = "property" if shape.path else "node"
                yield f"{component.node} has no validator for {kind} shapes: in shape {shape.node} it is not checked"


def _idle(shapes: Shapes, data: Dataset) -> Iterator[str]:
    used = {child.node for shape in shapes for child in shapes.children(shape)}
    for shape in sorted(shapes, key=lambda shape: str(shape.node)):
        if shape.deactivated or shape.values("target"):
            continue
        focus = target_focus(shape, data)
        if focus is None:
            if shape.node not in used and not _is_parameter(shapes.graph, shape.node):
                hint = _hint(shapes, shape)
                yield f"shape {shape.node} has no target and no other shape uses it: it checks nothing{hint}"
        elif next(data.select(f"SELECT ?this WHERE {{ {focus.pattern('?this')} }} LIMIT 1"), None) is None:
            yield f"shape {shape.node} selects no node of the data: it checks nothing"


def _is_parameter(graph: Graph, node: Term) -> bool:
    """Tell whether a node is the parameter of a component, which looks like a property shape (6.2.1)."""
    return bool(graph.subjects(SH.parameter, node))


def _hint(shapes: Shapes, shape: Shape) -> str:
    """Return why a class is not its own target (2.1.3.3)."""
    if OWL.Class not in shapes.graph.objects(shape.node, RDF.type):
        return ""
    return " (only an instance of rdfs:Class is its own target, and nothing says that one of owl:Class is)"
