"""Regular expressions (SHACL, section 4.4.3): in the store, or here if only backtracking can match them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal

from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape
from kg.validation.shacl.patterns import Matcher, translate
from kg.validation.shacl.patterns.matching import engine_takes, flags_of
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope

__all__ = ["check_pattern", "matches"]


def matches(shape: Shape, value: Term, variable: str) -> str | None:
    """Return the expression that tests a value, or None if the store cannot match the pattern."""
    pattern = translate(str(value.value), _flags(shape))
    if not engine_takes(pattern):
        return None
    return f"(!isBlank({variable}) && REGEX(STR({variable}), {Literal(pattern.for_rust)}, {flags_of(pattern)}))"


def check_pattern(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:pattern: the text of the value matches; a blank node never does."""
    test = matches(scope.shape, value, scope.variable)
    if test is not None:
        return scope.violating("pattern", value, f"FILTER(!{test})")
    return _by_backtracking(scope, value)


def _by_backtracking(scope: Scope, value: Term) -> Iterator[Result]:
    """Match here, with a limit of time."""
    matcher = Matcher(translate(str(value.value), _flags(scope.shape)), str(value.value))
    for focus, node in scope.pairs():
        if isinstance(node, BlankNode) or not matcher.matches(node.value):
            yield scope.result("pattern", focus, node, value)


def _flags(shape: Shape) -> str:
    """Return the value of sh:flags, or nothing."""
    return "".join(str(value.value) for value in shape.values("flags"))
