"""The effective boolean value (SPARQL 1.1, 17.2.2), and `!`, `&&`, `||` and IF, which ask for it (17.2, 17.4.1)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import isnan
from typing import Any

from pyoxigraph import Literal
from rdflib.plugins.sparql.parserutils import Expr, value
from rdflib.plugins.sparql.sparql import SPARQLError
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node, Variable

from kg.rdf.interchange import term_from_rdflib
from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import is_well_formed
from kg.validation.shacl.numbers import EXACT, FLOATING

__all__ = ["TRUTHS", "any_holds", "asked_for_truth", "truth", "values_of"]


def truth(term: Term) -> bool | None:
    """Return the effective boolean value of a term; None, a type error, for what has none (17.2.2).

    An ill-typed boolean or number is false; a string in a language is a plain literal like any other.

    >>> truth(Literal("x", datatype=XSD.integer)), truth(Literal("x", language="en"))
    (False, True)
    """
    if not isinstance(term, Literal):
        return None
    if term.language or term.datatype == XSD.string:
        return bool(term.value)
    kind = term.datatype.value.removeprefix(XSD.base)
    return _truth_of_value(term.value, kind) if kind == "boolean" or kind in EXACT | FLOATING else None


def _truth_of_value(text: str, kind: str) -> bool:
    """Tell whether a boolean is true, or a number is one and is not nothing."""
    if not is_well_formed(text, kind):
        return False
    if kind == "boolean":
        return text in ("true", "1")
    if kind in EXACT:
        return any(digit in "123456789" for digit in text)  # however long it is
    number = float(text.replace("INF", "inf"))
    return number != 0 and not isnan(number)


def any_holds(parts: list[Any], holds: Callable[[Any], bool]) -> bool:
    """Tell whether something holds of a part: an error counts only where it holds of no other (17.2)."""
    failure = None
    for part in parts:
        try:
            if holds(part):
                return True
        except SPARQLError as error:
            failure = error
    if failure is not None:
        raise failure
    return False


def values_of(expression: Any, name: str) -> list[Any]:
    """Return the values of a part of an expression, or of all in it if it is a list; errors stand among them."""
    part = OrderedDict.get(expression, name)
    return [_value_or_error(expression.ctx, each) for each in (part if isinstance(part, list) else [part])]


def _value_or_error(context: Any, part: Any) -> Any:
    try:
        return value(context, part)
    except SPARQLError as error:
        return error


def asked_for_truth(expression: Any) -> Expr:
    """Return an expression that gives the effective boolean value of another, as a FILTER asks for it."""
    return Expr("Truth", _itself, expr=expression)


def _itself(expression: Any, _: Any) -> RdflibLiteral:
    return RdflibLiteral(_true(expression.expr))


def _true(part: Any) -> bool:
    if not isinstance(part, Node) or isinstance(part, Variable):
        raise part if isinstance(part, SPARQLError) else SPARQLError("no value")
    found = truth(term_from_rdflib(part))
    if found is None:
        raise SPARQLError(f"{part!r} is neither true nor false")
    return found


def _not(expression: Any, _: Any) -> RdflibLiteral:
    return RdflibLiteral(not _true(expression.expr))


def _and(expression: Any, _: Any) -> Any:
    """Evaluate `&&`: what is false makes all false, though another part is an error."""
    if expression.other is None:
        return expression.expr
    return RdflibLiteral(not any_holds(_parts(expression), lambda part: not _true(part)))


def _or(expression: Any, _: Any) -> Any:
    """Evaluate `||`: what is true makes all true, though another part is an error."""
    if expression.other is None:
        return expression.expr
    return RdflibLiteral(any_holds(_parts(expression), _true))


def _parts(expression: Any) -> list[Any]:
    return [*values_of(expression, "expr"), *values_of(expression, "other")]


def _if(expression: Any, _: Any) -> Any:
    return expression.arg2 if _true(expression.arg1) else expression.arg3


TRUTHS: dict[str, Callable[[Any, Any], Any]] = {
    "UnaryNot": _not,
    "ConditionalAndExpression": _and,
    "ConditionalOrExpression": _or,
    "Builtin_IF": _if,
}
"""How the expressions that rdflib names so are evaluated."""
