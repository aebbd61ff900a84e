"""Exact comparison of numbers beyond 64 bits or 18 decimals, which the store cannot compare (SPARQL 1.1, 17.3)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import RANGES, is_well_formed
from kg.validation.shacl.literals import decode
from kg.validation.shacl.vocabulary import XSD

__all__ = [
    "COMPARE",
    "COMPARISONS",
    "EXACT",
    "FLOATING",
    "FUNCTIONS",
    "compare_exactly",
    "exceeds_store",
    "held",
    "is_number",
]

COMPARE = "urn:x-compare:"
COMPARISONS = {
    "<": NamedNode(f"{COMPARE}less"),
    "<=": NamedNode(f"{COMPARE}at-most"),
    ">": NamedNode(f"{COMPARE}greater"),
    ">=": NamedNode(f"{COMPARE}at-least"),
}
"""The functions that compare exactly, by the operator whose place they take."""
_RELATIONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
EXACT = frozenset({*RANGES, "decimal"})
"""The local names of the datatypes of exact numbers."""
FLOATING = frozenset({"double", "float"})
_LONGEST = 18  # digits before the point, and behind it, that the store keeps in any case
_DIGITS = re.compile(r"[+-]?0*(\d*)(?:\.(\d*))?", re.ASCII)


def exceeds_store(literal: Literal) -> bool:
    """Tell whether a literal is an exact number that the store may be unable to hold.

    >>> exceeds_store(Literal("9223372036854775808", datatype=XSD.integer)), exceeds_store(Literal(5))
    (True, False)
    """
    kind = literal.datatype.value.removeprefix(XSD.base)
    if kind not in EXACT or len(literal.value) <= _LONGEST:
        return False
    match = _DIGITS.fullmatch(literal.value)
    return match is not None and (len(match[1]) > _LONGEST or len(match[2] or "") > _LONGEST)


def held(count: Term) -> int:
    """Return an integer of the shapes as the nearest that the store can hold: nothing is as many as that."""
    return int(max(Decimal(-(2**62)), min(Decimal(count.value), Decimal(2**62))))


def is_number(term: Term) -> bool:
    """Tell whether a term is numeric for SPARQL: well-formed, and of a numeric datatype (SPARQL 1.1, 17.4.2.4)."""
    literal = decode(term)
    if not isinstance(literal, Literal):
        return False
    kind = literal.datatype.value.removeprefix(XSD.base)
    return (kind in EXACT or kind in FLOATING) and is_well_formed(literal.value, kind)


def compare_exactly(left: Term, sign: str, right: Term) -> bool | None:
    """Compare two numbers or two booleans, of which false is the lesser (17.3); None where they are neither.

    >>> compare_exactly(Literal(False), "<", Literal(True)), compare_exactly(Literal("a"), "<", Literal("b"))
    (True, None)
    """
    one, other = _value(left), _value(right)
    if one is None or other is None or isinstance(one, bool) != isinstance(other, bool):
        return None
    if isinstance(one, float) or isinstance(other, float):
        one, other = float(one), float(other)  # as XPath promotes a decimal that meets a double
    return bool(_RELATIONS[sign](one, other))


def _value(term: Term) -> Decimal | float | bool | None:
    """Return the value of a well-formed number, exact where its datatype is, or of a boolean; else None."""
    literal = decode(term)
    if not isinstance(literal, Literal):
        return None
    kind, text = literal.datatype.value.removeprefix(XSD.base), literal.value
    if kind == "boolean" and is_well_formed(text, kind):
        return text in ("true", "1")
    if not is_number(literal):
        return None
    return float(text.replace("INF", "inf")) if kind in FLOATING else Decimal(text)


def _comparison(sign: str) -> Callable[..., Literal | None]:
    """Return the function of one operator; None, an error of SPARQL, where the two do not compare."""

    def compared(left: Term, right: Term) -> Literal | None:
        found = compare_exactly(left, sign, right)
        return None if found is None else Literal(found)

    return compared


FUNCTIONS = {name: _comparison(sign) for sign, name in COMPARISONS.items()}
"""What the store calls for each of `COMPARISONS`."""
