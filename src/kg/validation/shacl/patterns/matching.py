"""Match a pattern: in linear time where that is possible, else with a limit (Oxigraph's engine, Python's `regex`)."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

from pyoxigraph import Literal, Store

from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.patterns.translation import Pattern

__all__ = ["SECONDS", "Matcher", "engine_takes", "flags_of"]

SECONDS = 2.0
"""How long one pattern may search by backtracking, all texts together that take noticeable time."""
NOTICEABLE = 0.05
EMPTY = Store()  # asked only whether it takes a regular expression


@cache
def engine_takes(pattern: Pattern) -> bool:
    """Tell whether Oxigraph's engine, which never backtracks, can match the pattern."""
    if not pattern.linear:
        return False
    query = f'SELECT (REGEX("", {Literal(pattern.for_rust)}, {flags_of(pattern)}) AS ?ok) {{}}'
    return any(row[0] is not None for row in EMPTY.query(query))  # type: ignore[union-attr]


def flags_of(pattern: Pattern) -> str:
    """Return the flags of a translated pattern, as SPARQL writes them."""
    return '"i"' if pattern.ignore_case else '""'


class Matcher:
    """A pattern that needs backtracking, for back-references or for its size."""

    def __init__(self, pattern: Pattern, source: str):
        import regex

        self._source, self._spent = source, 0.0
        case = regex.IGNORECASE if pattern.ignore_case else 0
        self._compiled: Any = regex.compile(pattern.for_python, regex.VERSION1 | case)

    def matches(self, text: str) -> bool:
        """Tell whether the pattern matches somewhere in the text; raise `LimitError` after the limit."""
        begun = time.perf_counter()
        try:
            return self._compiled.search(text, timeout=max(SECONDS - self._spent, 0.001)) is not None
        except TimeoutError:
            raise LimitError(
                f"the pattern {self._source} took longer than {SECONDS:g} seconds to search by backtracking"
            ) from None
        finally:
            taken = time.perf_counter() - begun
            self._spent += taken if taken > NOTICEABLE else 0.0
