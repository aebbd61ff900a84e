"""Aggregates as SPARQL defines them (SPARQL 1.1, 11.2 and 18.5.1), where rdflib makes something else of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from rdflib.plugins.sparql.aggregates import Accumulator, Aggregator, Average, Extremum, Maximum, Minimum, Sum
from rdflib.plugins.sparql.evaluate import evalPart
from rdflib.plugins.sparql.evalutils import _eval
from rdflib.plugins.sparql.sparql import FrozenBindings, NotBoundError, SPARQLError

from kg.rdf.interchange import term_from_rdflib
from kg.validation.shacl.numbers import is_number

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


class _Numeric(Accumulator):
    """An aggregate over numbers: what is none is an error, and no value is left out in silence (18.5.1.3)."""

    def update(self, row: FrozenBindings, aggregator: Aggregator) -> None:
        """Take a row into account; raise `SPARQLError` for a value that is no number."""
        value = _eval(self.expr, row)
        if not is_number(term_from_rdflib(value)):
            raise SPARQLError(f"{value!r} is no number")
        super().update(row, aggregator)


class _Sum(_Numeric, Sum):
    """SUM (18.5.1.3)."""


class _Average(_Numeric, Average):
    """AVG (18.5.1.4)."""


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
