"""How large a query may be: the engine's parser is recursive, and dies of a few thousand nested groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.sparql.lexer import Reading

__all__ = ["QueryLimits", "first_excess", "too_much"]

_SENTENCES = {
    "depth": "the query nests deeper than {} brackets",
    "operators": "the query has more than {} operators",
    "selects": "the query has more than {} sub-selects",
}
_JOINS = ("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER")


@dataclass(frozen=True)
class QueryLimits:
    """Limits of a query's text: bytes, brackets within each other, operators, sub-selects."""

    text: int = 1 << 20
    depth: int = 100
    operators: int = 4_000
    selects: int = 100


def too_much(reading: Reading, limits: QueryLimits) -> tuple[str, int] | None:
    """Return what a query has too much of (depth, operators or selects) and the limit; None within all of them."""
    if reading.deepest > limits.depth:
        return "depth", limits.depth
    if reading.operators + sum(map(reading.words.count, _JOINS)) > limits.operators:
        return "operators", limits.operators
    if sum(word.startswith("SELECT") for word in reading.words) > limits.selects:
        return "selects", limits.selects
    return None


def first_excess(text: str, readings: Iterable[Reading], limits: QueryLimits) -> str | None:
    """Return what is too much in a query, in any of its readings."""
    if len(text.encode("utf-8", "surrogatepass")) > limits.text:
        return f"the query is longer than {limits.text} bytes"
    found = (too_much(reading, limits) for reading in readings)
    return next((_SENTENCES[what].format(limit) for what, limit in filter(None, found)), None)
