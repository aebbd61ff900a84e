"""Closed shapes and given values (SHACL, section 4.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.components.value import same_term
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.graph import Term
from kg.validation.shacl.paths import Predicate
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.vocabulary import TRUE, XSD

__all__ = ["check_closed", "check_has_value", "check_in", "in_list"]

MANY = 100
"""How many members a list may have in an expression; the store looks up those of a longer one."""


def check_closed(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:closed: the value has no property but those of the property shapes and the ignored ones (4.8.1)."""
    if value != TRUE:
        return
    allowed = ", ".join(sorted(map(str, _allowed(scope))))
    test = f"FILTER(?property NOT IN ({allowed}))" if allowed else ""
    body = f"{scope.path} {scope.variable} ?property ?object . {test}"
    nodes = "?this ?value" if scope.shape.path else "?this"
    for row in scope.select(f"DISTINCT {nodes} ?property ?object", body):
        result = scope.result("closed", row[0], row[-1])
        yield replace(result, path=Predicate(row[-2]))  # type: ignore[arg-type]


def _allowed(scope: Scope) -> set[NamedNode]:
    """Return the properties that a closed shape allows."""
    shapes = scope.evaluation.shapes
    ignored = [item for head in scope.shape.values("ignoredProperties") for item in shapes.graph.items(head)]
    paths = [shapes[child].path for child in scope.shape.values("property")]
    own = {path.iri for path in paths if isinstance(path, Predicate)}
    return own | {item for item in ignored if isinstance(item, NamedNode)}


def check_has_value(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:hasValue: the given term is among the values (4.8.2)."""
    test = same_term(scope.data, value, scope.variable)
    if scope.shape.path:
        body = f"OPTIONAL {{ {scope.path} FILTER({test}) }} FILTER(!BOUND(?value))"
    else:
        body = f"FILTER(!{test})"
    for row in scope.select("DISTINCT ?this", body):
        yield scope.result("hasValue", row[0], expected=value)


def check_in(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:in: every value is a member of the list (4.8.3)."""
    test = in_list(scope.data, scope.evaluation.shapes.graph.items(value), scope.variable)
    return scope.violating("in", None, f"FILTER(!{test})")


def in_list(data: Dataset, items: list[Term], variable: str) -> str:
    """Return the test for a list: IN compares values, so literals are compared as terms one by one."""
    if len(items) > MANY:
        data.literals.learn(item for item in items if isinstance(item, Literal) and item.datatype in XSD)
        return f"EXISTS {{ {data.members(data.remember(frozenset(map(data.kept, items))), variable)} }}"
    iris = ", ".join(str(item) for item in items if isinstance(item, NamedNode))
    tests = [f"{variable} IN ({iris})"] if iris else []
    tests += [same_term(data, item, variable) for item in items if isinstance(item, Literal)]
    return f"({' || '.join(tests) or 'false'})"
