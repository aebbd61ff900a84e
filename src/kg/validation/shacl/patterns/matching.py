"""Match a pattern: in linear time where that is possible, else with a limit (Oxigraph's engine, Python's `regex`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from pyoxigraph import Literal, Store

from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.patterns.translation import Pattern

__all__ = ["SECONDS", "Matcher", "engine_takes", "flags_of"]

Answer = TypeVar("Answer")

SECONDS = 2.0
"""How long one pattern may search by backtracking, all texts together that take noticeable time."""
NOTICEABLE = 0.05
LARGEST = 100_000
"""How many atoms a pattern may have, repetitions written out, where no linear engine takes it."""
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

        if pattern.size > LARGEST:
            raise LimitError(f"the pattern {source} repeats more than {LARGEST:,} characters or groups")
        self._source, self._spent = source, 0.0
        case = regex.IGNORECASE if pattern.ignore_case else 0
        self._compiled: Any = regex.compile(pattern.for_python, regex.VERSION1 | case)

    def matches(self, text: str) -> bool:
        """Tell whether the pattern matches somewhere in the text; raise `LimitError` after the limit."""
        return self._limited(lambda seconds: self._compiled.search(text, timeout=seconds) is not None)

    def replaced(self, text: str, replacement: Sequence[str | int]) -> str:
        """Return the text with each match replaced by words and groups; raise `LimitError` after the limit."""

        def written(match: Any) -> str:
            return "".join(part if isinstance(part, str) else self._group(match, part) for part in replacement)

        return self._limited(lambda seconds: str(self._compiled.sub(written, text, timeout=seconds)))

    def _group(self, match: Any, number: int) -> str:
        """Return what a group matched; nothing for one that matched nothing, or that is not there."""
        return str(match[number] or "") if number <= self._compiled.groups else ""

    def _limited(self, search: Callable[[float], Answer]) -> Answer:
        begun = time.perf_counter()
        try:
            return search(max(SECONDS - self._spent, 0.001))
        except TimeoutError:
            raise LimitError(
                f"the pattern {self._source} took longer than {SECONDS:g} seconds to search by backtracking"
            ) from None
        finally:
            taken = time.perf_counter() - begun
            self._spent += taken if taken > NOTICEABLE else 0.0
