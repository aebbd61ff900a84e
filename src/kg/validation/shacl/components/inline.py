"""Shapes that look at one node alone, as one SPARQL expression: no second query is needed for them."""

from __future__ import annotations

from kg.validation.shacl.components.other import in_list
from kg.validation.shacl.components.pattern import matches
from kg.validation.shacl.components.value import VALUE_TESTS, same_term
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape
from kg.validation.shacl.scope import Evaluator

__all__ = ["inline"]

PARTS = {*VALUE_TESTS, "pattern", "hasValue", "in", "node", "not", "and", "or", "xone"}
LONGEST = 20_000
"""How many characters an expression may have: shapes that share others would make it grow without end."""
SILENT = {"deactivated", "severity", "message", "flags"}
TARGETS = {"targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf"}


def inline(evaluation: Evaluator, shape: Shape, variable: str) -> str | None:
    """Return an expression that holds when the node conforms to the shape; None if there is no such thing."""
    key = (shape, variable)
    if key not in evaluation.expressions:
        evaluation.expressions[key] = _expression(evaluation, shape, variable)
    return evaluation.expressions[key]


def _expression(evaluation: Evaluator, shape: Shape, variable: str) -> str | None:
    """Return the expression of a shape that was not asked for before."""
    if shape.deactivated:
        return "true"
    if shape.path or shape.queries or evaluation.shapes.components or not _is_local(shape):
        return None
    tests = [
        _test(evaluation, shape, parameter, value, variable)
        for parameter in sorted(PARTS & set(shape.parameters))
        for value in shape.values(parameter)
    ]
    known = [test for test in tests if test is not None]
    short = len(known) == len(tests) and sum(map(len, known)) < LONGEST
    return f"({' && '.join(known) or 'true'})" if short else None


def _is_local(shape: Shape) -> bool:
    """Tell whether all parameters of the shape look at one node alone."""
    return set(shape.parameters) <= PARTS | SILENT | TARGETS


def _test(evaluation: Evaluator, shape: Shape, parameter: str, value: Term, variable: str) -> str | None:
    """Return the expression of one constraint."""
    if parameter in VALUE_TESTS:
        return VALUE_TESTS[parameter](evaluation.data, evaluation.shapes.graph, value, variable)
    if parameter == "pattern":
        return matches(shape, value, variable)
    if parameter == "hasValue":
        return same_term(evaluation.data, value, variable)
    if parameter == "in":
        return in_list(evaluation.data, evaluation.shapes.graph.items(value), variable)
    return _combined(evaluation, parameter, value, variable)


def _combined(evaluation: Evaluator, parameter: str, value: Term, variable: str) -> str | None:
    """Return the expression of a logical constraint (4.6), or of sh:node (4.7.1)."""
    shapes = evaluation.shapes
    members = [shapes[value]] if parameter in ("node", "not") else shapes.members(value)
    tests = [test for member in members if (test := inline(evaluation, member, variable)) is not None]
    if len(tests) != len(members):
        return None
    if parameter == "xone":
        return f"({' + '.join(f'IF({test}, 1, 0)' for test in tests) or '0'} = 1)"
    if parameter == "or":
        return f"({' || '.join(tests) or 'false'})"
    return f"(!{tests[0]})" if parameter == "not" else f"({' && '.join(tests) or 'true'})"
