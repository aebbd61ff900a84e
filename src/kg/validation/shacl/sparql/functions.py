"""Functions of SPARQL (SPARQL 1.1, 17.4 and 17.5) as XPath defines them, where rdflib follows Python instead."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

from pyoxigraph import Literal, NamedNode
from rdflib.plugins.sparql.operators import Builtin_SUBSTR, Function, numeric
from rdflib.plugins.sparql.sparql import SPARQLError
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node, Variable

from kg.rdf.interchange import term_from_rdflib, term_to_rdflib
from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.numbers import is_number
from kg.validation.shacl.patterns.calling import CALL, CALLED
from kg.validation.shacl.sparql.arithmetic import computed, from_store, negated, rounded_exactly
from kg.validation.shacl.sparql.casting import cast

__all__ = ["EVALUATED"]

Evaluate = Callable[[Any, Any], Any]
OF_TIME = ("YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ")


def _is_numeric(expression: Any, _: Any) -> RdflibLiteral:
    """Tell whether a term is a number: an ill-typed literal is none (17.4.2.4)."""
    value = expression.arg
    if not isinstance(value, Node) or isinstance(value, Variable):
        raise SPARQLError("isNumeric of nothing")
    return RdflibLiteral(is_number(term_from_rdflib(value)))


def _substring(expression: Any, context: Any) -> Any:
    """Return the characters from a place on, which is counted from 1 and may lie before it (XPath 5.4.3)."""
    text = Builtin_SUBSTR(_Whole(expression), context)  # type: ignore[arg-type]
    start = float(numeric(expression.start))
    length = float("inf") if expression.length is None else float(numeric(expression.length))
    begin, end = _rounded(start), _rounded(start) + _rounded(length)
    kept = (character for place, character in enumerate(str(text), 1) if begin <= place < end)
    return RdflibLiteral("".join(kept), lang=text.language, datatype=text.datatype)


class _Whole:
    """What asks for the whole text of an expression: rdflib checks that it is a string."""

    def __init__(self, expression: Any):
        self.arg, self.start, self.length = expression.arg, RdflibLiteral(1), None


def _rounded(number: float) -> float:
    """Return the nearest whole number, of two that are as near the greater (XPath 4.4.4)."""
    return float((number + 0.5) // 1) if isfinite(number) else number


def _cast(expression: Any, context: Any) -> Any:
    """Cast to the datatypes of XML Schema (17.5); any other function is rdflib's, which knows none."""
    target = NamedNode(str(expression.iri))
    if target not in XSD:
        return Function(expression, context)
    given = expression.expr
    if len(given) != 1 or not isinstance(given[0], Node):
        raise SPARQLError(f"{target} of nothing")
    return _known(cast(term_from_rdflib(given[0]), target))


def _sums(expression: Any, _: Any) -> Any:
    """Evaluate `a + b - c` or `a * b / c`, from left to right (17.3)."""
    total = expression.expr
    if expression.other is None:
        return total
    for sign, part in zip(expression.op, expression.other, strict=True):
        total = _known(computed(_term(total), str(sign), _term(part)))
    return total


def _minus(expression: Any, _: Any) -> Any:
    return _known(negated(_term(expression.expr)))


def _rounded_by(name: str) -> Evaluate:
    """Return the evaluation of ABS, CEIL, FLOOR or ROUND (17.4.4)."""

    def evaluate(expression: Any, _: Any) -> Any:
        term = _term(expression.arg)
        return _known(rounded_exactly(term, name) or from_store(f"{name}({term})"))

    return evaluate


def _of_time(name: str) -> Evaluate:
    """Return the evaluation of a function of a date or a time (17.4.5), which the store knows in all their forms."""
    return lambda expression, _: _known(from_store(f"{name}({_term(expression.arg)})"))


def _term(part: Any) -> Literal:
    """Return a literal of rdflib's in our classes; raise `SPARQLError` for what is none."""
    if not isinstance(part, RdflibLiteral):
        raise part if isinstance(part, SPARQLError) else SPARQLError(f"{part!r} is no literal")
    return term_from_rdflib(part)  # type: ignore[return-value]


def _called(name: str, parts: tuple[str, ...]) -> Evaluate:
    """Return the evaluation of a function of patterns, which others can call with terms."""

    def evaluate(expression: Any, _: Any) -> Any:
        given = [getattr(expression, part) for part in parts]
        terms = [term_from_rdflib(each) if isinstance(each, Node) else None for each in given if each is not None]
        return _known(None if None in terms else CALLED[NamedNode(CALL + name)](*terms))

    return evaluate


def _known(term: Term | None) -> Any:
    if term is None:
        raise SPARQLError("no value")
    return term_to_rdflib(term)


EVALUATED: dict[str, Evaluate] = {
    "Builtin_isNUMERIC": _is_numeric,
    "Builtin_REGEX": _called("REGEX", ("text", "pattern", "flags")),
    "Builtin_REPLACE": _called("REPLACE", ("arg", "pattern", "replacement", "flags")),
    "Builtin_SUBSTR": _substring,
    "Function": _cast,
    "AdditiveExpression": _sums,
    "MultiplicativeExpression": _sums,
    "UnaryMinus": _minus,
    **{f"Builtin_{name}": _rounded_by(name) for name in ("ABS", "CEIL", "FLOOR", "ROUND")},
    **{f"Builtin_{name}": _of_time(name) for name in OF_TIME},
}
"""How the functions that rdflib names so are evaluated."""
