"""Functions of SPARQL (SPARQL 1.1, 17.4 and 17.5) as XPath defines them, where rdflib follows Python instead."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

from pyoxigraph import Literal, NamedNode, Store
from rdflib.plugins.sparql.operators import Builtin_SUBSTR, Function, numeric
from rdflib.plugins.sparql.sparql import SPARQLError
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node, Variable

from kg.rdf.interchange import term_from_rdflib, term_to_rdflib
from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.numbers import exceeds_store, is_number
from kg.validation.shacl.patterns.calling import CALL, CALLED

__all__ = ["EVALUATED"]

Evaluate = Callable[[Any, Any], Any]
EMPTY = Store()  # asked only for casts
FROM = {XSD.boolean, XSD.decimal, XSD.double, XSD.float}
TO = {XSD.integer.value, XSD.decimal.value, XSD.double.value, XSD.float.value}


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
    """Cast numbers and booleans as XPath does (17.5); all else is rdflib's."""
    given = expression.expr[0] if expression.expr else None
    if isinstance(given, RdflibLiteral) and str(expression.iri) in TO:
        term = term_from_rdflib(given)
        if isinstance(term, Literal) and term.datatype in FROM and not exceeds_store(term):
            (row,) = EMPTY.query(f"SELECT ({NamedNode(str(expression.iri))}({term}) AS ?cast) {{}}")  # type: ignore[misc]
            return _known(row[0])
    return Function(expression, context)


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
}
"""How the functions that rdflib names so are evaluated."""
