"""SPARQL-based constraint components with ASK and SELECT validators (SHACL, section 6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Component, Query
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.sparql.constraint import solution_results
from kg.validation.shacl.sparql.running import run_ask, run_select

__all__ = ["evaluate_components"]


def evaluate_components(scope: Scope) -> Iterator[Result]:
    """Yield the results of the components that the shapes graph defines, for their values in this shape."""
    for component in scope.evaluation.shapes.components:
        validator = component.property_validator if scope.shape.path else component.node_validator
        for bindings in _bindings(scope, component) if validator else ():
            yield from _evaluate(scope, component, validator, bindings)  # type: ignore[arg-type]


def _bindings(scope: Scope, component: Component) -> Iterator[dict[str, Term]]:
    """Yield each combination of parameter values; a mandatory parameter must have one (6.2.1)."""
    graph = scope.evaluation.shapes.graph
    choices: list[list[tuple[str, Term | None]]] = []
    for name, (path, optional) in component.parameters.items():
        values = graph.objects(scope.shape.node, path)
        if not values and not optional:
            return
        choices.append([(name, value) for value in values] or [(name, None)])
    if any(value is not None for choice in choices for _, value in choice):
        for combination in product(*choices):
            yield {name: value for name, value in combination if value is not None}


def _evaluate(scope: Scope, component: Component, validator: Query, bindings: dict[str, Term]) -> Iterator[Result]:
    """Run a validator: SELECT finds what is wrong, ASK tells whether a value is right (6.3)."""
    run = run_ask if validator.is_ask else run_select
    solutions = run(scope, validator, bindings)
    return solution_results(scope, validator, component.node, ({**bindings, **found} for found in solutions))
