"""Run shapes on sets of focus nodes (SHACL, section 3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode

from kg.validation.shacl.components import HANDLERS
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.errors import NotCompiled
from kg.validation.shacl.focus import Focus
from kg.validation.shacl.model import Shape, Shapes
from kg.validation.shacl.parameters import UNSUPPORTED
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Failures, Scope
from kg.validation.shacl.sparql.components import evaluate_components
from kg.validation.shacl.sparql.constraint import evaluate_constraints

__all__ = ["Evaluation", "check_compiles"]


class Evaluation:
    """Shapes, data, and what is already known about which nodes fail which shape."""

    def __init__(self, shapes: Shapes, data: Dataset):
        self.shapes, self.data = shapes, data
        self._failing: dict[tuple[Shape, Focus], Failures] = {}

    def results(self, shape: Shape, focus: Focus) -> Iterator[Result]:
        """Yield the results of a shape, those of its property shapes included (3.4.1)."""
        if shape.deactivated:
            return
        scope = Scope(self, shape, focus)
        yield from self._own_results(scope)
        for child in shape.values("property"):
            yield from self.results(self.shapes[child], scope.values)

    def _own_results(self, scope: Scope) -> Iterator[Result]:
        """Yield the results of all constraints but sh:property."""
        for parameter, handler in HANDLERS.items():
            for value in scope.shape.values(parameter):
                yield from handler(scope, value)
        yield from evaluate_constraints(scope)
        yield from evaluate_components(scope)

    def failing(self, shape: Shape, focus: Focus) -> Failures:
        """Return the focus nodes with any result, of whatever severity (3.4.2, conformance checking)."""
        key = (shape, focus)
        if key not in self._failing:
            self._failing[key] = {} if shape.deactivated else self._find_failing(Scope(self, shape, focus))
        return self._failing[key]

    def _find_failing(self, scope: Scope) -> Failures:
        """Collect the results by focus node, which fails too if a value of it fails a property shape."""
        found: Failures = {}
        for result in self._own_results(scope):
            found.setdefault(result.focus, []).append(result)
        for child in scope.shape.values("property"):
            failed = self.failing(self.shapes[child], scope.values)
            for focus, value in scope.pairs() if failed else ():
                if value in failed:
                    found.setdefault(focus, []).extend(failed[value])
        return found


def check_compiles(shape: Shape, shapes: Shapes, above: tuple[Shape, ...] = ()) -> None:
    """Raise `NotCompiled` for a shape that refers to itself or uses what only pySHACL knows."""
    if shape in above:
        raise NotCompiled(f"recursive shape {shape.node}")
    for parameter in UNSUPPORTED:
        if shape.values(parameter):
            raise NotCompiled(f"sh:{parameter} in {shape.node}")
    for component in shapes.components:
        for path, _ in component.parameters.values():
            if any(isinstance(value, BlankNode) for value in shapes.graph.objects(shape.node, path)):
                raise NotCompiled(f"a blank node as value of {path} in {shape.node}")
    for child in shapes.children(shape):
        check_compiles(child, shapes, (*above, shape))
