"""Property pair components (SHACL, section 4.5) and sh:uniqueLang (4.4.5)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.validation.shacl.graph import Term
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.vocabulary import TRUE

__all__ = [
    "check_disjoint",
    "check_equals",
    "check_less_than",
    "check_less_than_or_equals",
    "check_unique_lang",
]

MISSING = "FILTER NOT EXISTS {{ ?this {0} {1} }}"


def check_equals(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:equals: path and property have the same values; each that only one has is reported (4.5.1)."""
    yield from scope.violating("equals", value, MISSING.format(value, scope.variable))
    for focus, other in _others(scope, value):
        yield scope.result("equals", focus, other, value)


def _others(scope: Scope, predicate: Term) -> Iterator[tuple[Term, Term]]:
    """Yield the values of the property that are no value nodes."""
    body = f"?this {predicate} ?other . "
    if scope.shape.path:
        body += f"OPTIONAL {{ {scope.path} FILTER(sameTerm(?value, ?other)) }} "
        body += "FILTER(!BOUND(?value))"
    else:
        body += "FILTER(!sameTerm(?this, ?other))"
    for row in scope.select("DISTINCT ?this ?other", body):
        yield row[0], row[1]


def check_disjoint(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:disjoint: path and property share no value (4.5.2)."""
    return scope.violating("disjoint", value, f"?this {value} {scope.variable} .")


def check_less_than(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:lessThan: each value is less than each value of the property (4.5.3)."""
    return _compare(scope, "lessThan", value, "<")


def check_less_than_or_equals(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:lessThanOrEquals: no value is greater than one of the property (4.5.4)."""
    return _compare(scope, "lessThanOrEquals", value, "<=")


def _compare(scope: Scope, parameter: str, value: Term, operator: str) -> Iterator[Result]:
    """Report each pair of values that do not compare as they should, or not at all."""
    test = scope.data.comparison("?value", operator, "?other")
    body = f"{scope.path} ?this {value} ?other . FILTER(!{test})"
    for focus, node, _ in scope.select("DISTINCT ?this ?value ?other", body):
        yield scope.result(parameter, focus, node, value)


def check_unique_lang(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:uniqueLang: no two values share a language tag; one result for each tag."""
    if value != TRUE:
        return
    body = f'{scope.path} FILTER(isLiteral(?value) && LANG(?value) != "")'
    ending = "GROUP BY ?this (LCASE(LANG(?value)) AS ?language) HAVING (COUNT(DISTINCT ?value) > 1)"
    for row in scope.select("?this ?language", body, ending):
        yield scope.result("uniqueLang", row[0], expected=row[1])
