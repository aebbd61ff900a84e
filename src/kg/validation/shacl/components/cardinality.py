"""Cardinality components (SHACL, section 4.2): values are counted as terms, each once."""

from __future__ import annotations

from collections.abc import Iterator

from kg.validation.shacl.graph import Term
from kg.validation.shacl.numbers import held
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope

__all__ = ["check_max_count", "check_min_count"]

ABSENT = "OPTIONAL {{ {0} }} FILTER(!BOUND(?value))"


def check_min_count(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:minCount: at least so many values (4.2.1)."""
    least = held(value)
    if least <= 0:
        return
    if least == 1:
        rows = scope.select("DISTINCT ?this", ABSENT.format(scope.path))
    else:
        ending = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?value) < {least})"
        rows = scope.select("?this", f"OPTIONAL {{ {scope.path} }}", ending)
    for row in rows:
        yield scope.result("minCount", row[0], expected=value)


def check_max_count(scope: Scope, value: Term) -> Iterator[Result]:
    """Sh:maxCount: at most so many values (4.2.2)."""
    most = held(value)
    ending = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?value) > {most})"
    if most < 0:
        rows = scope.select("DISTINCT ?this", "")
    elif most == 0:
        rows = scope.select("DISTINCT ?this", scope.path)
    else:
        rows = scope.select("?this", scope.path, ending)
    for row in rows:
        yield scope.result("maxCount", row[0], expected=value)
