"""Two values compared as SPARQL compares them (SPARQL 1.1, 17.3 and 17.4.1.7), whatever rdflib would do."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, Store
from rdflib.plugins.sparql.sparql import SPARQLError
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node

from kg.rdf.interchange import term_from_rdflib
from kg.validation.shacl.graph import Term
from kg.validation.shacl.numbers import compare_exactly
from kg.validation.shacl.sparql.truth import any_holds, values_of

__all__ = ["relation"]

EMPTY = Store()  # asked only for the value of an expression
EQUAL = "="


def relation(expression: Any, _: Any) -> RdflibLiteral:
    """Evaluate a relational expression of rdflib: `=`, `<` and the like, IN and NOT IN (17.4.1.9, 17.4.1.10)."""
    left, sign = expression.expr, expression.op
    if OrderedDict.get(expression, "other") is None:
        return left  # type: ignore[no-any-return]
    if sign in ("IN", "NOT IN"):
        return RdflibLiteral(_is_among(left, _members(expression)) == (sign == "IN"))
    return RdflibLiteral(_compared(left, sign, expression.other))


def _members(expression: Any) -> list[Any]:
    """Return the members of the list after IN; an empty one is written as the IRI of none."""
    return values_of(expression, "other") if isinstance(OrderedDict.get(expression, "other"), list) else []


def _is_among(value: Any, members: list[Any]) -> bool:
    """Tell whether a value equals a member of a list; an error only where no other member is equal."""
    return any_holds(members, lambda member: _compared(value, EQUAL, member))


def _compared(left: Any, sign: str, right: Any) -> bool:
    for side in (left, right):
        if not isinstance(side, Node):
            raise SPARQLError(f"{side!r} has no value")
    found = _holds(term_from_rdflib(left), sign, term_from_rdflib(right))
    if found is None:
        raise SPARQLError(f"{left!r} and {right!r} do not compare")
    return found


@lru_cache(maxsize=4096)
def _holds(left: Term, sign: str, right: Term) -> bool | None:
    """Tell whether a comparison holds: None for a type error. The store compares what is no exact number."""
    exact = compare_exactly(left, sign, right)
    if exact is not None:
        return exact
    if not (isinstance(left, Literal) and isinstance(right, Literal)):
        return _of_nodes(left == right, sign)
    (row,) = EMPTY.query(f"SELECT (({left} {sign} {right}) AS ?holds) {{}}")  # type: ignore[misc]
    return None if row[0] is None else row[0].value == "true"


def _of_nodes(same: bool, sign: str) -> bool | None:
    """Compare IRIs and blank nodes, which are equal or not, and have no order."""
    return {"=": same, "!=": not same}.get(sign)
