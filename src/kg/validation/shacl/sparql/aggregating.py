"""Aggregates as SPARQL defines them (SPARQL 1.1, 11.2 and 18.5.1), where rdflib makes something else of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pyoxigraph import Literal
from rdflib.plugins.sparql.aggregates import Accumulator, Aggregator, Extremum, GroupConcat, Maximum, Minimum
from rdflib.plugins.sparql.evaluate import evalPart
from rdflib.plugins.sparql.evalutils import _eval
from rdflib.plugins.sparql.sparql import FrozenBindings, NotBoundError, SPARQLError

from kg.rdf.interchange import term_from_rdflib, term_to_rdflib
from kg.rdf.namespaces import XSD
from kg.validation.shacl.graph import Term
from kg.validation.shacl.numbers import is_number
from kg.validation.shacl.sparql.arithmetic import ZERO, computed

__all__ = ["aggregate"]


def aggregate(context: Any, part: Any) -> Iterator[FrozenBindings]:
    """Evaluate the part of a query that groups; rdflib asks others first, and takes this error for a no."""
    if part.name != "AggregateJoin":
        raise NotImplementedError
    return _groups(context, part)


def _groups(context: Any, part: Any) -> Iterator[FrozenBindings]:
    """Yield a row for each group: without GROUP BY all rows are one group, with it no rows make no group (11.2)."""
    grouping = part.p.expr
    found: dict[Any, _Strictly] = {}
    if grouping is None:
        found[()] = _Strictly(part.A)
    for row in evalPart(context, part.p):
        key = tuple(_eval(each, row, False) for each in grouping or ())
        found.setdefault(key, _Strictly(part.A)).update(row)
    for group in found.values():
        yield FrozenBindings(context, group.get_bindings())


class _Sum(Accumulator):
    """SUM: what is no number is an error, and no value is left out in silence (18.5.1.3)."""

    def __init__(self, aggregation: Any):
        super().__init__(aggregation)
        self.sum: Term = ZERO
        self.count = 0

    def update(self, row: FrozenBindings, aggregator: Aggregator) -> None:
        """Take a row into account; raise `SPARQLError` for a value that is no number."""
        del aggregator
        value = _eval(self.expr, row)
        term = term_from_rdflib(value)
        total = computed(self.sum, "+", term) if is_number(term) else None
        if total is None:
            raise SPARQLError(f"{value!r} is no number")
        if self.distinct:
            self.seen.add(value)
        self.sum, self.count = total, self.count + 1

    def get_value(self) -> Any:
        """Return the sum, 0 of nothing."""
        return term_to_rdflib(self.sum)


class _Average(_Sum):
    """AVG: the sum divided by the count, 0 of nothing (18.5.1.4)."""

    def get_value(self) -> Any:
        """Return the average."""
        found = computed(self.sum, "/", Literal(self.count)) if self.count else ZERO
        return None if found is None else term_to_rdflib(found)


class _Joined(GroupConcat):
    """GROUP_CONCAT, of strings alone, as CONCAT is (18.5.1.7)."""

    def update(self, row: FrozenBindings, aggregator: Aggregator) -> None:
        """Take a row into account; raise `SPARQLError` for a value that is no string."""
        term = term_from_rdflib(_eval(self.expr, row))
        if not isinstance(term, Literal) or not (term.language or term.datatype == XSD.string):
            raise SPARQLError(f"{term} is no string")
        super().update(row, aggregator)


class _Kept(Extremum):
    """MIN or MAX whose answer is the term itself (18.5.1.5, 18.5.1.6)."""

    def set_value(self, bindings: Any) -> None:
        """Bind the term as it is; none if there was none."""
        if self.value is not None:
            bindings[self.var] = self.value


class _Minimum(_Kept, Minimum):
    """MIN."""


class _Maximum(_Kept, Maximum):
    """MAX."""


class _Strictly(Aggregator):
    """The aggregates of a group; an error in one of them leaves its variable unbound (18.5.1)."""

    accumulator_classes: ClassVar = {  # type: ignore[misc]
        **Aggregator.accumulator_classes,
        "Aggregate_GroupConcat": _Joined,
        "Aggregate_Sum": _Sum,
        "Aggregate_Avg": _Average,
        "Aggregate_Min": _Minimum,
        "Aggregate_Max": _Maximum,
    }

    def update(self, row: FrozenBindings) -> None:
        """Take a row into account; an unbound variable adds nothing."""
        for name, each in list(self.accumulators.items()):
            try:
                if each.use_row(row):
                    each.update(row, self)
            except NotBoundError:
                continue
            except (SPARQLError, TypeError):
                self.accumulators.pop(name, None)
