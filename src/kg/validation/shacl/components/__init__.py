"""The constraint components of SHACL Core: one function for each parameter (SHACL, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.validation.shacl.components.cardinality import check_max_count, check_min_count
from kg.validation.shacl.components.logical import check_and, check_node, check_not, check_or, check_xone
from kg.validation.shacl.components.other import check_closed, check_has_value, check_in
from kg.validation.shacl.components.pairs import (
    check_disjoint,
    check_equals,
    check_less_than,
    check_less_than_or_equals,
    check_unique_lang,
)
from kg.validation.shacl.components.pattern import check_pattern
from kg.validation.shacl.components.qualified import check_qualified_max, check_qualified_min
from kg.validation.shacl.components.value import VALUE_TESTS, value_handler
from kg.validation.shacl.graph import Term
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope

__all__ = ["HANDLERS", "Handler"]

Handler = Callable[[Scope, Term], Iterator[Result]]

HANDLERS: dict[str, Handler] = {
    **{parameter: value_handler(parameter) for parameter in VALUE_TESTS},
    "and": check_and,
    "closed": check_closed,
    "disjoint": check_disjoint,
    "equals": check_equals,
    "hasValue": check_has_value,
    "in": check_in,
    "lessThan": check_less_than,
    "lessThanOrEquals": check_less_than_or_equals,
    "maxCount": check_max_count,
    "minCount": check_min_count,
    "node": check_node,
    "not": check_not,
    "or": check_or,
    "pattern": check_pattern,
    "qualifiedMaxCount": check_qualified_max,
    "qualifiedMinCount": check_qualified_min,
    "uniqueLang": check_unique_lang,
    "xone": check_xone,
}
