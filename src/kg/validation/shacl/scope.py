"""One shape on one set of focus nodes: the queries and results that every constraint component needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.dataset import WALKED, Dataset, Row
from kg.validation.shacl.focus import FROM, TO, Focus, NodesFocus, ValueFocus
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Query, Shape, Shapes
from kg.validation.shacl.report import Result
from kg.validation.shacl.vocabulary import SH
from kg.validation.shacl.walking import Walks

__all__ = ["Evaluator", "Failures", "Scope", "component_of"]

Failures = dict[Term, list[Result]]

STEPS = 1
"""How many paths away from the targets value nodes are still given by a pattern."""
DETAILS = 3
"""How many levels of details a result tells."""


class Evaluator(Protocol):
    """What a component may ask of the evaluation that runs it."""

    data: Dataset
    shapes: Shapes
    walks: Walks
    expressions: dict[tuple[Shape, str], str | None]

    def results(self, shape: Shape, focus: Focus) -> Iterator[Result]:
        """Yield the results of a shape on focus nodes."""

    def failing(self, shape: Shape, focus: Focus) -> Failures:
        """Return the focus nodes that do not conform to the shape, each with the reasons."""


def component_of(parameter: str) -> NamedNode:
    """Return the constraint component of a parameter.

    >>> component_of("minCount").value
    'http://www.w3.org/ns/shacl#MinCountConstraintComponent'
    """
    return SH[f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"]


@dataclass(frozen=True)
class Scope:
    """A shape, its focus nodes and the evaluation they belong to."""

    evaluation: Evaluator
    shape: Shape
    focus: Focus

    @property
    def data(self) -> Dataset:
        """Return the data graph."""
        return self.evaluation.data

    @property
    def variable(self) -> str:
        """Return the variable of the value nodes: of a node shape, the focus node itself (3.4.1)."""
        return "?value" if self.shape.path else "?this"

    @property
    def path(self) -> str:
        """Return the pattern from focus node to value node, empty in a node shape."""
        return self.step.replace(FROM, "?this").replace(TO, "?value") if self.shape.path else ""

    @cached_property
    def step(self) -> str:
        """Return the pattern of the path, which is walked now if the engine had better not be asked for it."""
        path, walks = self.shape.path, self.evaluation.walks
        name = walks.name(path) if path else None
        if path and name and walks.walk(path, [row[0] for row in self.select("DISTINCT ?this", "")]):
            return f"GRAPH {WALKED} {{ {FROM} {name} {TO} }}"
        return f"{FROM} {path} {TO} ."

    @property
    def nodes(self) -> str:
        """Return the pattern of the focus nodes."""
        return self.focus.pattern("?this")

    @cached_property
    def values(self) -> Focus:
        """Return the value nodes as focus nodes of another shape; far from the targets, one by one.

        Patterns within patterns would grow without end, and what is known of single nodes need not be asked again.
        """
        if not self.shape.path:
            return self.focus
        if self.focus.depth < STEPS:
            return ValueFocus(self.focus, self.step)
        nodes = frozenset(row[0] for row in self.select("DISTINCT ?value", self.path))
        return NodesFocus(nodes, self.data.remember(nodes))

    def select(self, variables: str, body: str, ending: str = "") -> Iterator[Row]:
        """Run a query over all focus nodes."""
        return self.data.select(f"SELECT {variables} WHERE {{ {self.nodes} {body} }} {ending}")

    def pairs(self, body: str = "") -> Iterator[tuple[Term, Term]]:
        """Yield focus node and value node, for which the extra pattern holds."""
        variables = "?this ?value" if self.shape.path else "?this"
        for row in self.select(f"DISTINCT {variables}", f"{self.path} {body}"):
            yield row[0], row[-1]

    def violating(self, parameter: str, value: Term | None, body: str) -> Iterator[Result]:
        """Yield a result for each pair of focus node and value node for which the pattern holds."""
        for focus, node in self.pairs(body):
            yield self.result(parameter, focus, node, value)

    def result(
        self,
        parameter: str,
        focus: Term,
        value: Term | None = None,
        expected: Term | None = None,
        details: tuple[Result, ...] = (),
    ) -> Result:
        """Return a result of the component that a parameter belongs to."""
        shape = self.shape
        messages = shape.messages or (default_message(parameter, expected),)
        component = component_of(parameter)
        told = tuple(_shortened(detail, DETAILS - 1) for detail in details)
        return Result(focus, component, shape.node, shape.severity, shape.path, value, messages, details=told)

    def query_result(self, query: Query, component: NamedNode, focus: Term, **other: object) -> Result:
        """Return a result of a SPARQL-based constraint or component; `other` are fields of `Result`."""
        shape = self.shape
        fields = {"path": shape.path, "constraint": query.node, **other}
        return Result(focus, component, shape.node, shape.severity, **fields)  # type: ignore[arg-type]


def _shortened(result: Result, levels: int) -> Result:
    """Return a result whose details go so many levels deep and no deeper: shapes that share others multiply them."""
    if not result.details:
        return result
    details = tuple(_shortened(detail, levels - 1) for detail in result.details) if levels else ()
    return replace(result, details=details)


def default_message(parameter: str, expected: Term | None) -> Literal:
    """Return what is said when the shape has no message of its own."""
    what = "" if expected is None or "_:" in str(expected) else f" {expected}"
    return Literal(f"Does not meet sh:{parameter}{what}")
