"""Run shapes on sets of focus nodes (SHACL, section 3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.validation.shacl.components import HANDLERS
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.focus import Focus, NodesFocus
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape, Shapes
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Failures, Scope
from kg.validation.shacl.sparql.components import evaluate_components
from kg.validation.shacl.sparql.constraint import evaluate_constraints
from kg.validation.shacl.walking import Walks

__all__ = ["MOST_RESULTS", "Evaluation"]

MOST_RESULTS = 500_000
"""How many results a report may have: shapes that share others can ask for any number."""


class Evaluation:
    """Shapes, data, and what is already known about which nodes fail which shape.

    What is known is either every result, as often as the Recommendation counts it, or (for conformance alone) each
    once. Of nodes that are known one by one, each is asked of a shape once, so that shapes which share others take time
    in proportion to shapes and nodes, not to the ways through them.
    """

    def __init__(self, shapes: Shapes, data: Dataset):
        self.shapes, self.data = shapes, data
        self.walks = Walks(data)
        self.expressions: dict[tuple[Shape, str], str | None] = {}
        self._of_sets: dict[tuple[Shape, Focus, bool], Failures] = {}
        self._of_nodes: dict[tuple[Shape, bool], dict[Term, list[Result]]] = {}

    def results(self, shape: Shape, focus: Focus) -> Iterator[Result]:
        """Yield the results of a shape, those of its property shapes included (3.4.1).

        A property shape is asked of each value node of each focus node (4.7.2): one reached twice is counted twice.
        """
        for found in self._outcome(shape, focus, counted=True).values():
            yield from found

    def failing(self, shape: Shape, focus: Focus) -> Failures:
        """Return the focus nodes with any result, of whatever severity (3.4.2, conformance checking)."""
        return self._outcome(shape, focus, counted=False)

    def _outcome(self, shape: Shape, focus: Focus, *, counted: bool) -> Failures:
        if shape.deactivated:
            return {}
        if isinstance(focus, NodesFocus):
            return self._outcome_by_node(shape, focus, counted)
        key = (shape, focus, counted)
        if key not in self._of_sets:
            self._of_sets[key] = self._find(Scope(self, shape, focus), counted)
        return self._of_sets[key]

    def _outcome_by_node(self, shape: Shape, focus: NodesFocus, counted: bool) -> Failures:
        """Ask the shape of those nodes alone that it was not asked of before."""
        known = self._of_nodes.setdefault((shape, counted), {})
        if new := frozenset(focus.nodes - known.keys()):
            found = self._find(Scope(self, shape, NodesFocus(new, self.data.remember(new))), counted)
            known.update((node, found.get(node, [])) for node in new)
        return {node: known[node] for node in focus.nodes if known[node]}

    def _find(self, scope: Scope, counted: bool) -> Failures:
        """Collect the results by focus node, which fails too if a value of it fails a property shape."""
        found: Failures = {}
        for number, result in enumerate(self._own_results(scope)):
            _check_number(number)
            found.setdefault(result.focus, []).append(result)
        for child in scope.shape.values("property"):
            failed = self._outcome(self.shapes[child], scope.values, counted=counted)
            for focus, value in scope.pairs() if failed else ():
                if value in failed:
                    found.setdefault(focus, []).extend(failed[value])
        if counted:
            _check_number(sum(map(len, found.values())))
            return found
        return {node: list(dict.fromkeys(results)) for node, results in found.items()}

    def _own_results(self, scope: Scope) -> Iterator[Result]:
        """Yield the results of all constraints but sh:property."""
        for parameter, handler in HANDLERS.items():
            for value in scope.shape.values(parameter):
                yield from handler(scope, value)
        yield from evaluate_constraints(scope)
        yield from evaluate_components(scope)


def _check_number(number: int) -> None:
    if number > MOST_RESULTS:
        raise LimitError(f"more than {MOST_RESULTS:,} results; validate fewer data, or with fewer shapes")
