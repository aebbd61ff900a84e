"""Sums, products and quotients of numbers of any size (SPARQL 1.1, 17.3; XPath functions 3.1, 4.2).

Integers and decimals are computed exactly, a quotient to as many places as the store has. Where a double or a float
takes part, and for dates and durations, the store computes, which keeps to IEEE 754.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_DOWN, Context, Decimal

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.literals import decode
from kg.validation.shacl.numbers import EXACT, exceeds_store, is_number

__all__ = ["ZERO", "computed", "exact", "from_store", "negated", "rounded_exactly"]

ZERO = Literal("0", datatype=XSD.integer)
_EMPTY = Store()  # asked only for the value of an expression
_PLACES = Decimal(1).scaleb(-18)
# No number is too long here: those that come in were read, and what is computed of them is not much longer.
_WHOLE = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_QUOTIENT = 40  # digits of a quotient beyond those before its point


def computed(left: Term, sign: str, right: Term) -> Literal | None:
    """Return the value of `left sign right`, where the sign is `+`, `-`, `*` or `/`; None for a type error.

    >>> big = Literal("9223372036854775807", datatype=XSD.integer)
    >>> computed(big, "*", big)
    <Literal value=85070591730234615847396907784232501249 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    one, other = _exact(left), _exact(right)
    if one is None or other is None:
        return from_store(f"{_told(left)} {sign} {_told(right)}")
    if sign == "/":
        return None if other == 0 else exact(_divided(one, other), XSD.decimal)
    result = {"+": _WHOLE.add, "-": _WHOLE.subtract, "*": _WHOLE.multiply}[sign](one, other)
    return exact(result, XSD.decimal if XSD.decimal in map(_datatype, (left, right)) else XSD.integer)


def negated(term: Term) -> Literal | None:
    """Return a number with the other sign; None for what is no number."""
    value = _exact(term)
    if value is None:
        return from_store(f"-({_told(term)})") if is_number(term) else None
    return computed(ZERO, "-", term)


def rounded_exactly(term: Term, how: str) -> Literal | None:
    """Return ABS, CEIL, FLOOR or ROUND of an exact number (17.4.4), None for any other term."""
    value, kind = _exact(term), _datatype(term)
    if value is None or kind is None:
        return None
    if how == "ABS":
        return exact(value.copy_abs(), kind)
    up = {"CEIL": value, "FLOOR": value, "ROUND": _WHOLE.add(value, Decimal("0.5"))}[how]
    rounding = "ROUND_CEILING" if how == "CEIL" else "ROUND_FLOOR"
    return exact(up.to_integral_value(rounding, _WHOLE), kind)


def exact(value: Decimal, datatype: NamedNode) -> Literal:
    """Return an integer or a decimal as it is usually written."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Literal("0" if text in ("-0", "") else text, datatype=datatype)


def from_store(expression: str) -> Literal | None:
    """Return the value of an expression without variables; None where it is an error."""
    (row,) = _EMPTY.query(f"SELECT ({expression} AS ?value) {{}}")  # type: ignore[misc]
    return row[0]  # type: ignore[no-any-return]


def _divided(one: Decimal, other: Decimal) -> Decimal:
    """Return a quotient, cut at the places that the store has."""
    context = _WHOLE.copy()
    context.prec = max(0, one.adjusted() - other.adjusted()) + _QUOTIENT
    return context.divide(one, other).quantize(_PLACES, ROUND_DOWN, context)


def _exact(term: Term) -> Decimal | None:
    if _datatype(term) is None or not is_number(term):
        return None
    return Decimal(decode(term).value)


def _datatype(term: Term) -> NamedNode | None:
    """Return integer or decimal for a literal of it or of what derives from it, else None."""
    literal = decode(term)
    if not isinstance(literal, Literal):
        return None
    kind = literal.datatype.value.removeprefix(XSD.base)
    if kind not in EXACT:
        return None
    return XSD.decimal if kind == "decimal" else XSD.integer


def _told(term: Term) -> str:
    """Return a term for the store; a number that it cannot hold becomes a double, as beside a double it would."""
    literal = decode(term)
    if isinstance(literal, Literal) and exceeds_store(literal):
        return str(Literal(repr(float(literal.value)).replace("inf", "INF"), datatype=XSD.double))
    return str(literal) if isinstance(literal, Literal | NamedNode) else "1/0"
