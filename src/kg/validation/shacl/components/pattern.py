"""Regular expressions (SHACL, section 4.4.3): in the store, or in Python if the store cannot compile them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, Literal

from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape
from kg.validation.shacl.parameters import engine_takes
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope

__all__ = ["check_pattern", "matches"]

FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}

_engine_takes = cache(engine_takes)


def matches(shape: Shape, value: Term, variable: str) -> str | None:
    """Return the expression that tests a value, or None if Oxigraph cannot compile the pattern."""
    pattern, flags = str(value.value), _flags(shape)
    if not _engine_takes(pattern, flags):
        return None
    return f"(!isBlank({variable}) && REGEX(STR({variable}), {Literal(pattern)}, {Literal(flags)}))"


def check_pattern(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:pattern: the text of the value matches; a blank node never does."""
    test = matches(scope.shape, value, scope.variable)
    if test is not None:
        return scope.violating("pattern", value, f"FILTER(!{test})")
    return _in_python(scope, value)


def _in_python(scope: Scope, value: Term) -> Iterator[Result]:
    """Match here: look-around and back-references are beyond the engine's regular expressions."""
    flags = sum((FLAGS[flag] for flag in _flags(scope.shape)), re.RegexFlag(0))
    pattern = re.compile(str(value.value), flags)
    for focus, node in scope.pairs():
        if isinstance(node, BlankNode) or not pattern.search(node.value):
            yield scope.result("pattern", focus, node, value)


def _flags(shape: Shape) -> str:
    """Return the value of sh:flags, or nothing."""
    return "".join(str(value.value) for value in shape.values("flags"))
