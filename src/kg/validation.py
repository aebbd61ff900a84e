"""SHACL validation (W3C SHACL) by pySHACL: graphs in, report out."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.graph import Graph, Subject, Term, subject_of
from kg.namespaces import DG, OWL, RDF, RDFS, SH, abbreviate

__all__ = ["Report", "Result", "Severity", "check_shapes", "idle_shapes", "shapes_of_stage", "validate"]


class Severity(enum.IntEnum):
    """How much a result matters; the order is that of growing weight."""

    INFO = 1
    WARNING = 2
    VIOLATION = 3

    @classmethod
    def of(cls, node: Term | None) -> Severity:
        """Return the severity that an IRI of SHACL names; a shape that names none means a violation."""
        names = {SH.Info: cls.INFO, SH.Warning: cls.WARNING}
        return names.get(node, cls.VIOLATION)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Result:
    """One validation result (SHACL, section 3.6.2)."""

    severity: Severity
    focus: Term
    message: str
    shape: Term
    component: str
    path: str | None = None
    value: Term | None = None

    @property
    def constraint(self) -> str:
        """Name the constraint: the shape that holds it, as a prefixed name."""
        return abbreviate(str(self.shape.value))


@dataclass(frozen=True)
class Report:
    """The results of one validation, weightiest first."""

    results: list[Result] = field(default_factory=list)

    def conforms(self, fail_on: Severity | None = Severity.VIOLATION) -> bool:
        """Tell whether nothing weighs as much as `fail_on` or more; None lets everything pass."""
        return fail_on is None or not any(result.severity >= fail_on for result in self.results)

    def __add__(self, other: Report) -> Report:
        return Report(_sorted([*self.results, *other.results]))


def validate(data: Iterable[Triple], shapes: Graph) -> Report:
    """Return the report of the data against the shapes; the data graph is flat and holds the class tree too."""
    import pyshacl

    from kg.interchange import from_rdflib, to_rdflib

    try:
        _, report, _ = pyshacl.validate(to_rdflib(data), shacl_graph=to_rdflib(shapes), advanced=False, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise KgError(f"the shapes cannot be used: {error}") from None
    if not hasattr(report, "triples"):
        raise KgError(f"the shapes cannot be used: {report}")
    found = Graph(from_rdflib(report))
    return Report(_sorted([_result(found, node, shapes) for node in found.of_type(SH.ValidationResult)]))


def _result(report: Graph, node: Subject, shapes: Graph) -> Result:
    shape = report.value(node, SH.sourceShape)
    path = report.value(node, SH.resultPath)
    return Result(
        severity=Severity.of(report.value(node, SH.resultSeverity)),
        focus=report.value(node, SH.focusNode) or shape,  # type: ignore[arg-type]
        message=report.text(node, SH.resultMessage) or "",
        shape=_named_shape(shapes, shape),  # type: ignore[arg-type]
        component=abbreviate(report.text(node, SH.sourceConstraintComponent) or ""),
        path=abbreviate(path.value) if isinstance(path, NamedNode) else None,
        value=report.value(node, SH.value),
    )


def _named_shape(shapes: Graph, shape: Term) -> Term:
    """Return the shape itself, or the nearest shape with a name that holds it."""
    while not isinstance(shape, NamedNode):
        holders = [subject_of(t) for t in shapes if t.object == shape]
        if not holders:
            return shape
        shape = holders[0]
    return shape


def _sorted(results: list[Result]) -> list[Result]:
    return sorted(results, key=lambda r: (-r.severity, str(r.focus), str(r.shape), r.message, str(r.value)))


def shapes_of_stage(shapes: Graph, stage: str) -> Graph:
    """Return the shapes with those of the other stage deactivated (`dg:stage`: authored or whole)."""
    chosen = Graph(shapes)
    for shape in shapes.subjects(DG.stage):
        if shapes.text(shape, DG.stage) != stage:
            chosen.add(shape, SH.deactivated, Literal(True))
    return chosen


def idle_shapes(data: Graph, shapes: Graph) -> list[str]:
    """Return complaints about shapes that select no node, and about marked ones (`dg:awaitsData`) that do."""
    complaints = []
    for shape in [s for s in shapes.of_type(SH.NodeShape) if _has_target(shapes, s)]:
        awaits = shapes.value(shape, DG.awaitsData) == Literal(True)
        busy = _selects(data, shapes, shape)
        if busy == awaits:
            what = "has data now: take dg:awaitsData off it" if busy else "selects no node: misspelt target?"
            complaints.append(f"{abbreviate(str(shape.value))} {what}")
    return complaints


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
    complaints = []
    for triple in shapes:
        terms = [triple.predicate, triple.object] if isinstance(triple.object, NamedNode) else [triple.predicate]
        complaints += [f"{abbreviate(t.value)} is no SHACL term" for t in terms if t in SH and t not in _shacl_terms()]
        complaints += [
            f"{abbreviate(t.value)} is not declared in the ontology"
            for t in terms
            if t in DG and not _known(declared, t)
        ]
    return sorted(set(complaints))


def _known(declared: Graph, term: NamedNode) -> bool:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return any(kind in declared.objects(term, RDF.type) for kind in kinds)


def _shacl_terms() -> frozenset[NamedNode]:
    from rdflib.namespace import SH as DECLARED

    return frozenset(NamedNode(str(DECLARED[name])) for name in DECLARED.__annotations__)
