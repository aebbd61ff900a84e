"""Shapes without a compiled form are checked with pySHACL, one run for all of them."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import RDF, RDFS, SH

from kg.rdf.interchange import from_rdflib, term_to_rdflib, to_rdflib
from kg.validation.shacl.errors import ShapesError
from kg.validation.shacl.graph import Graph, Subject, Term
from kg.validation.shacl.model import Shapes
from kg.validation.shacl.paths import PathError, read_path
from kg.validation.shacl.report import Result

__all__ = ["check_with_pyshacl", "read_report"]

TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)


def check_with_pyshacl(data: Iterable[Triple], model: Shapes, shapes: set[Subject]) -> list[Result]:
    """Return pySHACL's results for some shapes; the others keep their meaning but lose their targets.

    A `ShapesError` tells what pySHACL cannot use.
    """
    shapes_graph = to_rdflib(model.graph)
    for shape in model:
        if shape.node not in shapes:
            _remove_targets(shapes_graph, term_to_rdflib(shape.node))
    return read_report(_report(to_rdflib(data), shapes_graph))


def _report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # It warns of recursion, which is why it is asked.
            _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inplace=True)
    except Exception as error:  # what is ill-formed may end in any error there
        report = f"{type(error).__name__} {error}".partition("\n")[0].strip()
    if not isinstance(report, rdflib.Graph):
        raise ShapesError(f"pySHACL, which must check what has no compiled form, cannot: {report}")
    return report


def _remove_targets(graph: rdflib.Graph, node: Any) -> None:
    """Take the targets of a shape away, those of an implicit class too."""
    for target in TARGETS:
        graph.remove((node, target, None))
    graph.remove((node, RDF.type, RDFS.Class))
    for kind in list(graph.objects(node, RDF.type)):
        if (kind, RDFS.subClassOf, RDFS.Class) in graph:
            graph.remove((node, RDF.type, kind))


def read_report(report: rdflib.Graph) -> list[Result]:
    """Return the results of a validation report as values; those that are only details are left out."""
    graph = Graph(from_rdflib(report))
    results = graph.subjects(NamedNode(str(SH.result)))
    nodes = [node for each in results for node in graph.objects(each, NamedNode(str(SH.result)))]
    return [_read_result(graph, node) for node in nodes]


def _read_result(graph: Graph, node: Term) -> Result:
    """Return one result of a report."""

    def value(name: str) -> Any:
        return graph.value(node, NamedNode(str(SH[name])))

    messages = [m for m in graph.objects(node, NamedNode(str(SH.resultMessage))) if isinstance(m, Literal)]
    path = value("resultPath")
    return Result(
        focus=value("focusNode"),
        component=value("sourceConstraintComponent"),
        shape=value("sourceShape"),
        severity=value("resultSeverity"),
        path=_read_path(graph, path),
        value=value("value"),
        messages=tuple(messages),
        constraint=value("sourceConstraint"),
    )


def _read_path(graph: Graph, node: Term | None) -> Any:
    """Return a path of a report, or None."""
    try:
        return None if node is None else read_path(graph, node)
    except PathError:
        return None
