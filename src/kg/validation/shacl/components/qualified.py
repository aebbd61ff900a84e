"""Qualified value shapes (SHACL, section 4.7.3): how many values conform to a shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from kg.validation.shacl.components.inline import inline
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape
from kg.validation.shacl.numbers import held
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope

__all__ = ["check_qualified_max", "check_qualified_min"]


def check_qualified_min(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:qualifiedMinCount: at least so many values conform."""
    return _check(scope, "qualifiedMinCount", value, "<", lambda count: count < held(value))


def check_qualified_max(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:qualifiedMaxCount: at most so many values conform."""
    return _check(scope, "qualifiedMaxCount", value, ">", lambda count: count > held(value))


def _check(
    scope: Scope, parameter: str, value: Term, operator: str, violates: Callable[[int], bool]
) -> Iterator[Result]:
    """Report the focus nodes with a wrong number of conforming values, for each qualified shape."""
    for node in scope.shape.values("qualifiedValueShape"):
        shape = scope.evaluation.shapes[node]
        siblings = _siblings(scope)
        condition = _condition(scope, shape, siblings)
        if condition is None:
            focus_nodes = _count(scope, shape, siblings, violates)
        else:
            focus_nodes = _query(scope, condition, operator, held(value))
        for focus in focus_nodes:
            yield scope.result(parameter, focus, expected=value)


def _siblings(scope: Scope) -> list[Shape]:
    """Return the shapes that a counted value must not conform to."""
    disjoint = scope.shape.truth("qualifiedValueShapesDisjoint")
    return scope.evaluation.shapes.siblings(scope.shape) if disjoint else []


def _condition(scope: Scope, shape: Shape, siblings: list[Shape]) -> str | None:
    """Return the expression that holds for a value that counts, if there is one."""
    tests = [inline(scope.evaluation, each, "?value") for each in [shape, *siblings]]
    if any(test is None for test in tests):
        return None
    return " && ".join([str(tests[0]), *(f"!({test})" for test in tests[1:])])


def _query(scope: Scope, condition: str, operator: str, number: int) -> Iterator[Term]:
    """Let the store count."""
    body = f"OPTIONAL {{ {scope.path} FILTER({condition}) }}"
    if (operator, number) == ("<", 1):
        rows = scope.select("DISTINCT ?this", f"{body} FILTER(!BOUND(?value))")
    else:
        ending = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?value) {operator} {number})"
        rows = scope.select("?this", body, ending)
    return (row[0] for row in rows)


def _count(scope: Scope, shape: Shape, siblings: list[Shape], violates: Callable[[int], bool]) -> Iterator[Term]:
    """Count here, for shapes that need queries of their own."""
    failing = scope.evaluation.failing(shape, scope.values)
    others = [scope.evaluation.failing(sibling, scope.values) for sibling in siblings]
    counted = Counter(
        focus for focus, value in scope.pairs() if value not in failing and all(value in other for other in others)
    )
    for row in scope.select("DISTINCT ?this", ""):
        if violates(counted[row[0]]):
            yield row[0]
