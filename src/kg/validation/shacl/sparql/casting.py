"""Casts as XPath makes them (SPARQL 1.1, 17.5; XPath functions 3.1, 19): of padded texts, to numbers of any size.

The store casts what it can; it takes no text with spaces around it, no number beyond its own, and writes no exponent.
"""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import is_well_formed
from kg.validation.shacl.literals import decode
from kg.validation.shacl.numbers import is_number
from kg.validation.shacl.sparql.arithmetic import exact, from_store

__all__ = ["cast"]

_SPACES = " \t\n\r"
_FLOATING = (XSD.double, XSD.float)
_PLAINLY = (1e-6, 1e6)  # from here to there a double is written without exponent (XPath functions 3.1, 19.1.2.2)


def cast(term: Term, target: NamedNode) -> Literal | None:
    """Return a term in another datatype of XML Schema; None where there is no such value.

    >>> found = cast(Literal(" 5 "), XSD.integer), cast(Literal("1.0e6", datatype=XSD.double), XSD.string)
    >>> [each.value for each in found]
    ['5', '1.0E6']
    """
    literal = decode(term)
    if isinstance(literal, NamedNode) and target == XSD.string:
        return Literal(literal.value)
    if not isinstance(literal, Literal):
        return None
    if target == XSD.string:
        return _as_text(literal)
    if literal.datatype == XSD.string:
        literal = Literal(literal.value.strip(_SPACES))
    found = from_store(f"{target}({literal})")
    return found if found is not None else _beyond_store(literal, target)


def _as_text(literal: Literal) -> Literal | None:
    """Return a literal as a string: a number in the form that XPath gives it, all else as the store writes it."""
    if not is_number(literal):
        return from_store(f"{XSD.string}({literal})")
    if literal.datatype not in _FLOATING:
        return Literal(exact(Decimal(literal.value), literal.datatype).value)
    value = float(literal.value.replace("INF", "inf"))
    if value == 0 or not isfinite(value) or _PLAINLY[0] <= abs(value) < _PLAINLY[1]:
        return from_store(f"{XSD.string}({literal})")
    digits, _, exponent = format(Decimal(repr(value)).normalize(), "E").partition("E")
    return Literal(f"{digits if '.' in digits else digits + '.0'}E{int(exponent)}")


def _beyond_store(literal: Literal, target: NamedNode) -> Literal | None:
    """Cast to or from a number that the store cannot hold."""
    value = _value(literal)
    if value is None:
        return None
    if target == XSD.boolean:
        return Literal(value != 0)
    if target in _FLOATING:
        return Literal(repr(float(value)).replace("inf", "INF"), datatype=target)
    if target == XSD.integer and (literal.datatype != XSD.string or is_well_formed(literal.value, "integer")):
        return exact(value.to_integral_value("ROUND_DOWN"), target)
    return exact(value, target) if target == XSD.decimal else None


def _value(literal: Literal) -> Decimal | None:
    """Return the value of a finite number, or of a text that is a decimal."""
    if literal.datatype == XSD.string:
        return Decimal(literal.value) if is_well_formed(literal.value, "decimal") else None
    if not is_number(literal):
        return None
    if literal.datatype not in _FLOATING:
        return Decimal(literal.value)
    value = float(literal.value.replace("INF", "inf"))
    return Decimal(value) if isfinite(value) else None
