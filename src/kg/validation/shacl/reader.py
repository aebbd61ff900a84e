"""Read a shapes graph: find its shapes (SHACL, section 2.1), check them, make values of them."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from kg.validation.shacl.errors import ShapesError
from kg.validation.shacl.graph import Graph, Subject, Term
from kg.validation.shacl.model import Shape, Shapes, Targets
from kg.validation.shacl.parameters import PARAMETERS, UNSUPPORTED
from kg.validation.shacl.paths import Path, PathError, read_path
from kg.validation.shacl.sparql.reader import read_components, read_constraints
from kg.validation.shacl.vocabulary import RDFS, SH, TRUE, local_name
from kg.validation.shacl.wellformed import check_shape, check_spelling

__all__ = ["read_shapes"]

NOT_CONSTRAINTS = ("deactivated", "flags", "message", "severity", "sparql")
SHAPE_VALUES = ("property", "node", "not", "qualifiedValueShape")
SHAPE_LISTS = ("and", "or", "xone")


def read_shapes(triples: Iterable[Triple], *, strict: bool = True) -> Shapes:
    """Return all shapes of the graph; raise `ShapesError` for the first that is ill-formed.

    A strict reader does not let `sh:` terms pass that SHACL does not have; for another one they say nothing.
    """
    graph = Graph(triples)
    if strict:
        check_spelling(graph)
    for subject in graph.subjects(SH.entailment):
        value = graph.value(subject, SH.entailment)
        raise ShapesError("no entailment here: reason first", subject, Triple(subject, SH.entailment, value))  # type: ignore[arg-type]
    components = read_components(graph)
    shapes: dict[Term, Shape] = {}
    for node in _nodes(graph, [p for component in components for p, _ in component.parameters.values()]):
        check_shape(graph, node)
        shapes[node] = _read_shape(graph, node)
    return Shapes(graph, shapes, components)


def _nodes(graph: Graph, custom: list[NamedNode]) -> list[Subject]:
    """Return the nodes that are shapes: by type, by use of a parameter or target, or by reference."""
    found: set[Term] = {n for kind in (SH.NodeShape, SH.PropertyShape) for n in graph.instances(kind)}
    names = [name for name in PARAMETERS if name not in NOT_CONSTRAINTS] + ["sparql", "path"]
    for predicate in [SH[name] for name in names] + custom:
        found.update(graph.subjects(predicate))
    found -= {node for subject in graph.subjects(SH.parameter) for node in graph.objects(subject, SH.parameter)}
    waiting = list(found)
    while waiting:
        new = [child for child in _references(graph, waiting.pop()) if child not in found]
        found.update(new)
        waiting += new
    return sorted(found, key=str)  # type: ignore[arg-type]


def _references(graph: Graph, node: Term) -> list[Term]:
    """Return the shapes that a shape refers to; ill-formed ones are left for `check_shape`."""
    found = [value for name in SHAPE_VALUES for value in graph.objects(node, SH[name])]
    for head in [value for name in SHAPE_LISTS for value in graph.objects(node, SH[name])]:
        if PARAMETERS["and"].check(graph, head) is None:
            found += graph.items(head)
    return [value for value in found if not isinstance(value, Literal)]


def _read_shape(graph: Graph, node: Subject) -> Shape:
    """Return one shape, which has been checked."""
    severity = graph.value(node, SH.severity)
    path = _path(graph, node)
    return Shape(
        node=node,
        severity=severity if isinstance(severity, NamedNode) else SH.Violation,
        path=path,
        messages=tuple(m for m in graph.objects(node, SH.message) if isinstance(m, Literal)),
        deactivated=TRUE in graph.objects(node, SH.deactivated),
        targets=_targets(graph, node),
        parameters=_parameters(graph, node),
        queries=read_constraints(graph, node, path),
    )


def _path(graph: Graph, node: Subject) -> Path | None:
    """Return the path of a property shape (2.3.1)."""
    head = graph.value(node, SH.path)
    if head is None:
        return None
    try:
        return read_path(graph, head)
    except PathError as problem:
        raise ShapesError(f"ill-formed path: {problem}", node, Triple(node, SH.path, head)) from problem


def _parameters(graph: Graph, node: Subject) -> dict[str, tuple[Term, ...]]:
    """Return the values of all Core parameters, and of those that only pySHACL knows."""
    names = [local_name(p) for p in graph.predicates(node) if p.value.startswith(SH.base)]
    known = [name for name in names if name in PARAMETERS or name in UNSUPPORTED]
    return {name: tuple(graph.objects(node, SH[name])) for name in known}


def _targets(graph: Graph, node: Subject) -> Targets:
    """Return the targets; a shape that is a class is about its instances (2.1.3.3)."""
    classes = [*graph.objects(node, SH.targetClass), *([node] if node in graph.instances(RDFS.Class) else [])]
    return Targets(
        nodes=tuple(graph.objects(node, SH.targetNode)),
        classes=tuple(c for c in classes if isinstance(c, NamedNode)),
        subjects_of=tuple(graph.objects(node, SH.targetSubjectsOf)),  # type: ignore[arg-type]
        objects_of=tuple(graph.objects(node, SH.targetObjectsOf)),  # type: ignore[arg-type]
    )
