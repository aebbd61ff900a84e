"""Logical components and sh:node: what other shapes say of the same value (SHACL, 4.6 and 4.7.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.validation.shacl.components.inline import inline
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Failures, Scope

__all__ = ["check_and", "check_node", "check_not", "check_or", "check_xone"]


@dataclass(frozen=True)
class Logic:
    """How a component counts: when a number of conforming shapes is wrong, here and as an expression."""

    parameter: str
    violates: Callable[[int, int], bool]
    template: str
    operator: str = ""


NOT = Logic("not", lambda conforming, _: conforming > 0, "{0}")
AND = Logic("and", lambda conforming, total: conforming < total, "!({0})", " && ")
OR = Logic("or", lambda conforming, _: conforming == 0, "!({0})", " || ")
XONE = Logic("xone", lambda conforming, _: conforming != 1, "{0} != 1", " + ")


def check_not(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:not: the value does not conform to the shape (4.6.1)."""
    return _check(scope, NOT, [scope.evaluation.shapes[value]])


def check_and(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:and: the value conforms to all shapes of the list (4.6.2)."""
    return _check(scope, AND, scope.evaluation.shapes.members(value))


def check_or(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:or: the value conforms to a shape of the list (4.6.3)."""
    return _check(scope, OR, scope.evaluation.shapes.members(value))


def check_xone(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:xone: the value conforms to exactly one shape of the list (4.6.4)."""
    return _check(scope, XONE, scope.evaluation.shapes.members(value))


def check_node(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:node: the value conforms to the node shape; the details say why not (4.7.1)."""
    failed = scope.evaluation.failing(scope.evaluation.shapes[value], scope.values)
    for focus, node in scope.pairs() if failed else ():
        if node in failed:
            yield scope.result("node", focus, node, value, tuple(failed[node]))


def _check(scope: Scope, logic: Logic, members: list[Shape]) -> Iterator[Result]:
    """Report the values for which the number of shapes they conform to is wrong."""
    tests = [test for m in members if (test := inline(scope.evaluation, m, scope.variable)) is not None]
    if members and len(tests) == len(members):
        terms = [f"IF({test}, 1, 0)" for test in tests] if logic is XONE else tests
        expression = logic.template.format(logic.operator.join(terms))
        return scope.violating(logic.parameter, None, f"FILTER({expression})")
    failures = [scope.evaluation.failing(member, scope.values) for member in members]
    return _by_count(scope, logic, failures)


def _by_count(scope: Scope, logic: Logic, failures: list[Failures]) -> Iterator[Result]:
    """Report by counting; nothing needs to be counted where no value fails and that is right."""
    total = len(failures)
    if not any(failures) and not logic.violates(total, total):
        return
    for focus, value in scope.pairs():
        if logic.violates(sum(value not in failed for failed in failures), total):
            yield scope.result(logic.parameter, focus, value)
