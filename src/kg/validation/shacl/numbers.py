"""Exact comparison of numbers beyond 64 bits or 18 decimals, which the store cannot compare (SPARQL 1.1, 17.3)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import RANGES, is_well_formed
from kg.validation.shacl.literals import decode
from kg.validation.shacl.vocabulary import XSD

__all__ = ["COMPARE", "COMPARISONS", "FUNCTIONS", "exceeds_store", "held"]

COMPARE = "urn:x-compare:"
COMPARISONS = {
    "<": NamedNode(f"{COMPARE}less"),
    "<=": NamedNode(f"{COMPARE}at-most"),
    ">": NamedNode(f"{COMPARE}greater"),
    ">=": NamedNode(f"{COMPARE}at-least"),
}
"""The functions that compare exactly, by the operator whose place they take."""
_OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_EXACT = frozenset({*RANGES, "decimal"})
_LONGEST = 18  # digits before the point, and behind it, that the store keeps in any case
_DIGITS = re.compile(r"[+-]?0*(\d*)(?:\.(\d*))?", re.ASCII)


def exceeds_store(literal: Literal) -> bool:
    """Tell whether a literal is an exact number that the store may be unable to hold.

    >>> exceeds_store(Literal("9223372036854775808", datatype=XSD.integer)), exceeds_store(Literal(5))
    (True, False)
    """
    kind = literal.datatype.value.removeprefix(XSD.base)
    if kind not in _EXACT or len(literal.value) <= _LONGEST:
        return False
    match = _DIGITS.fullmatch(literal.value)
    return match is not None and (len(match[1]) > _LONGEST or len(match[2] or "") > _LONGEST)


def held(count: Term) -> int:
    """Return an integer of the shapes as the nearest that the store can hold: nothing is as many as that."""
    return max(-(2**62), min(int(count.value), 2**62))


def _number(term: Term) -> Fraction | float | None:
    """Return the value of a well-formed numeric literal, exact where its datatype is, or None."""
    literal = decode(term)
    if not isinstance(literal, Literal):
        return None
    kind, text = literal.datatype.value.removeprefix(XSD.base), literal.value
    if kind in ("double", "float") and is_well_formed(text, kind):
        return float(text.replace("INF", "inf"))
    return Fraction(text) if kind in _EXACT and is_well_formed(text, kind) else None


def _comparison(compare: Callable[[Any, Any], bool]) -> Callable[..., Literal | None]:
    """Return the function of one operator; None, an error of SPARQL, where one of the two is no number."""

    def compared(left: Term, right: Term) -> Literal | None:
        one, other = _number(left), _number(right)
        if one is None or other is None:
            return None
        if isinstance(one, float) or isinstance(other, float):
            one, other = _as_float(one), _as_float(other)
        return Literal(compare(one, other))

    return compared


def _as_float(number: Fraction | float) -> float:
    """Return the number as a double, as XPath promotes a decimal that meets one."""
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


FUNCTIONS = {COMPARISONS[sign]: _comparison(compare) for sign, compare in _OPERATORS.items()}
"""What the store calls for each of `COMPARISONS`."""
