"""Faults of a shapes graph, found before any data is looked at (SHACL, sections 1.5 and 3.4.3)."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.validation.shacl.errors import ShapesError
from kg.validation.shacl.graph import Graph, Subject, Term
from kg.validation.shacl.parameters import PARAMETERS
from kg.validation.shacl.patterns import PatternError, translate
from kg.validation.shacl.vocabulary import SH, local_name

__all__ = ["check_shape", "check_spelling"]


def check_spelling(graph: Graph) -> None:
    """Refuse any `sh:` IRI that the SHACL vocabulary does not have (ours may have none; others' may: see `notices`)."""
    misspelt = {term for term in {term for triple in graph for term in triple} if SH.misspelt(term)}
    for triple in graph if misspelt else ():
        wrong = next((term for term in triple if term in misspelt), None)
        if isinstance(wrong, NamedNode):
            owner = _owner(graph, triple.subject)  # type: ignore[arg-type]
            near = f" (sh:{SH.near(wrong)}?)" if SH.near(wrong) else ""
            raise ShapesError(f"sh:{local_name(wrong)} is no SHACL term{near}", owner, triple)


def _owner(graph: Graph, node: Term) -> Subject:
    """Return the named node that a blank node belongs to, or the node itself."""
    for _ in range(20):
        above = [triple.subject for triple in graph if triple.object == node]
        if isinstance(node, NamedNode) or not above:
            break
        node = above[0]  # type: ignore[assignment]
    return node  # type: ignore[return-value]


def check_shape(graph: Graph, node: Subject) -> None:
    """Refuse a shape with the wrong number of paths or with parameters of the wrong kind."""
    paths = graph.objects(node, SH.path)
    if len(paths) > 1:
        raise ShapesError("two sh:path", node, Triple(node, SH.path, paths[1]))
    for predicate in graph.predicates(node):
        if predicate.value.startswith(SH.base) and local_name(predicate) in PARAMETERS:
            _check_parameter(graph, node, predicate, has_path=bool(paths))
    _check_patterns(graph, node)
    _check_references(graph, node)


def _check_parameter(graph: Graph, node: Subject, predicate: NamedNode, has_path: bool) -> None:
    """Check the number, the kind and the place of the values of one parameter."""
    name, values = local_name(predicate), graph.objects(node, predicate)
    parameter = PARAMETERS[name]
    if parameter.single and len(values) > 1:
        raise ShapesError(f"two sh:{name}", node, Triple(node, predicate, values[1]))
    if parameter.needs_path and not has_path:
        raise ShapesError(f"sh:{name} without sh:path", node, Triple(node, predicate, values[0]))
    for value in values:
        if problem := parameter.check(graph, value):
            raise ShapesError(f"the value of sh:{name} {problem}", node, Triple(node, predicate, value))


def _check_patterns(graph: Graph, node: Subject) -> None:
    """Check each pattern together with the flags (4.4.3): it must be one of XPath."""
    flags = graph.value(node, SH.flags)
    for pattern in graph.objects(node, SH.pattern):
        try:
            translate(str(pattern.value), "" if flags is None else str(flags.value))
        except PatternError as error:
            problem = f"the value of sh:pattern is, with its sh:flags, no XPath pattern ({error})"
            raise ShapesError(problem, node, Triple(node, SH.pattern, pattern)) from error


def _check_references(graph: Graph, node: Subject) -> None:
    """Check that a reference leads to a shape that is there, and of the right kind."""
    for predicate in (SH.property, SH.node, SH["not"], SH.qualifiedValueShape):
        for value in graph.objects(node, predicate):
            if problem := _wrong_reference(graph, predicate, value):
                raise ShapesError(problem, node, Triple(node, predicate, value))
    for predicate in (SH["and"], SH["or"], SH.xone):
        for value in graph.objects(node, predicate):
            if any(_wrong_reference(graph, predicate, item) for item in graph.items(value)):
                raise ShapesError("a list of shapes with one that is not there", node, Triple(node, predicate, value))


def _wrong_reference(graph: Graph, predicate: NamedNode, value: Term) -> str | None:
    """Return what is wrong with a reference to a shape (2.3, 4.7.1, 4.7.2)."""
    has_path = bool(graph.objects(value, SH.path))
    if predicate == SH.property and not has_path:
        return "a property shape without sh:path"
    if predicate == SH.node and has_path:
        return "sh:node with a property shape"
    missing = isinstance(value, NamedNode) and not graph.predicates(value)
    return "a reference to a shape that is not there" if missing else None
