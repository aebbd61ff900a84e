"""Helpers of the tests: Turtle in, comparable sets of results out."""

from __future__ import annotations

from functools import cache

import pyoxigraph
import pyshacl
from pyoxigraph import RdfFormat, Triple

from kg.rdf.interchange import to_rdflib
from kg.validation.shacl import Result, validate
from kg.validation.shacl.fallback import read_report

PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

Row = tuple[str, ...]


@cache
def turtle(text: str) -> list[Triple]:
    """Return the triples of a Turtle text with the usual prefixes."""
    return [quad.triple for quad in pyoxigraph.parse(PREFIXES + text, RdfFormat.TURTLE)]


def row(result: Result, *, blank: bool = False) -> Row:
    """Return what reports are compared by; pySHACL renames blank shapes, so they are left out on demand."""
    shape = "_" if blank and str(result.shape).startswith("_:") else str(result.shape)
    component = result.component.value.rpartition("#")[2].removesuffix("ConstraintComponent")
    severity = result.severity.value.rpartition("#")[2]
    return (str(result.focus), str(result.path), str(result.value), component, shape, severity)


def ours(data: str | list[Triple], shapes: str | list[Triple]) -> set[Row]:
    """Return the rows of our report; nothing may have fallen back to pySHACL."""
    report = validate(triples(data), triples(shapes))
    assert not report.fallbacks
    return {row(result, blank=True) for result in report.results}


def oracle_results(data: str | list[Triple], shapes: str | list[Triple]) -> list[Result]:
    """Return the results of pySHACL."""
    graph, shapes_graph = to_rdflib(triples(data)), to_rdflib(triples(shapes))
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, inplace=True)
    return read_report(report)


def oracle(data: str | list[Triple], shapes: str | list[Triple]) -> set[Row]:
    """Return the rows of pySHACL's report."""
    return {row(result, blank=True) for result in oracle_results(data, shapes)}


def triples(source: str | list[Triple]) -> list[Triple]:
    """Return triples, parsed if they are text."""
    return turtle(source) if isinstance(source, str) else source
