"""Our own shapes: which stage they belong to, and whether they select anything at all."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, OWL, PREFIXES, RDF, RDFS, SH, abbreviate, is_term
from kg.validation.shacl.vocabulary import SH as SHACL

__all__ = ["awaited_shapes", "check_shapes", "idle_shapes", "shapes_of_other_stages", "shapes_of_stage"]


def shapes_of_stage(shapes: Graph, stage: str) -> Graph:
    """Return the shapes with those of the other stage deactivated (`cg:stage`: authored or whole)."""
    chosen = Graph(shapes)
    for shape in shapes.subjects(CG.stage):
        if shapes.text(shape, CG.stage) != stage:
            chosen.add(shape, SH.deactivated, Literal(True))
    return chosen


def shapes_of_other_stages(shapes: Graph, stage: str | None) -> frozenset[Subject]:
    """Return the shapes that belong to another stage; none when no stage is asked for."""
    if stage is None:
        return frozenset()
    return frozenset(shape for shape in shapes.subjects(CG.stage) if shapes.text(shape, CG.stage) != stage)


def idle_shapes(data: Graph, shapes: Graph) -> list[str]:
    """Return complaints about shapes that select no node, but for those marked as awaiting data (`cg:awaitsData`)."""
    return [
        f"{abbreviate(str(shape.value))} selects no node: misspelt target?"
        for shape in shapes.of_type(SH.NodeShape)
        if not (_is_of_the_core(shape) or _awaits(shapes, shape) or _selects(data, shapes, shape))
        and _has_target(shapes, shape)
    ]


def awaited_shapes(data: Graph, shapes: Graph) -> list[str]:
    """Return complaints about shapes marked as awaiting data that select some: the mark is out of date."""
    return [
        f"{abbreviate(str(shape.value))} has data now: take cg:awaitsData off it"
        for shape in shapes.of_type(SH.NodeShape)
        if _awaits(shapes, shape) and _selects(data, shapes, shape)
    ]


def _is_of_the_core(shape: Subject) -> bool:
    """Tell whether every project has the shape, whether or not it has what the shape is about."""
    return str(shape.value).startswith(PREFIXES["csh"])


def _awaits(shapes: Graph, shape: Subject) -> bool:
    return shapes.value(shape, CG.awaitsData) == Literal(True)


def _has_target(shapes: Graph, shape: Subject) -> bool:
    return any(shapes.has(shape, p) for p in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf))


def _selects(data: Graph, shapes: Graph, shape: Subject) -> bool:
    classes = [sub for cls in shapes.nodes(shape, SH.targetClass) for sub in _below(data, cls)]
    properties = [*shapes.nodes(shape, SH.targetSubjectsOf), *shapes.nodes(shape, SH.targetObjectsOf)]
    return (
        any(data.of_type(cls) for cls in classes)
        or any(data.subjects(predicate) for predicate in properties)
        or shapes.has(shape, SH.targetNode)
    )


def _below(data: Graph, cls: NamedNode) -> set[NamedNode]:
    found, todo = {cls}, [cls]
    while todo:
        new = {s for s in data.subjects(RDFS.subClassOf, todo.pop()) if isinstance(s, NamedNode)} - found
        found |= new
        todo.extend(new)
    return found


def check_shapes(shapes: Graph, declared: Graph) -> list[str]:
    """Return complaints about shapes: misspelt SHACL terms, and targets or paths that no ontology declares."""
    terms = {term for triple in shapes for term in (triple.predicate, triple.object) if isinstance(term, NamedNode)}
    complaints = [f"{abbreviate(term.value)} is no SHACL term" for term in terms if SHACL.misspelt(term)]
    unknown = [term for term in terms if is_term(term) and not _known(declared, term)]
    return sorted(complaints + [f"{abbreviate(term.value)} is not declared in the ontology" for term in unknown])


def _known(declared: Graph, term: NamedNode) -> bool:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return any(kind in declared.objects(term, RDF.type) for kind in kinds)
