"""Answers to a conjunction of triple patterns, by merging sorted arrays.

A table is one column of numbers per variable. Patterns are joined one after the other; columns that no later
pattern and no head needs are dropped, and with them the repetitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kg.reasoning.owl2rl.relations import Facts, Relation, distinct, member, pack, union, unpack
from kg.reasoning.owl2rl.rules import Numbers
from kg.reasoning.owl2rl.terms import Ids, Literals

__all__ = ["Solver", "Table"]

# Below this size sorting the probes costs more than the cache misses of unsorted ones.
_SORT_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of bindings: one column per variable, all of the same size."""

    columns: dict[int, Ids]
    size: int

    def take(self, rows: Ids | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Table:
        """Return some of the rows, by position or by mask."""
        size = int(np.count_nonzero(rows)) if rows.dtype == np.bool_ else len(rows)
        return Table({v: column[rows] for v, column in self.columns.items()}, size)

    def value(self, part: int) -> Ids:
        """Return the column of a variable, or a constant as a column."""
        return self.columns[part] if part < 0 else np.full(self.size, part, dtype=np.int64)

    def keep(self, wanted: Iterable[int]) -> Table:
        """Return only these columns, without repetitions where that is cheap."""
        columns = {v: column for v, column in self.columns.items() if v in wanted}
        if len(columns) == len(self.columns):
            return self
        if len(columns) > 2 or not self.size:
            return Table(columns, self.size)
        return _distinct_rows(columns)


def _distinct_rows(columns: dict[int, Ids]) -> Table:
    names = list(columns)
    if not names:
        return Table({}, 1)
    if len(names) == 1:
        only = union([columns[names[0]]])
        return Table({names[0]: only}, len(only))
    first, second = unpack(union([pack(columns[names[0]], columns[names[1]])]))
    return Table({names[0]: first, names[1]: second}, len(first))


_ONE_ROW, _NOTHING = Table({}, 1), Table({}, 0)


class Solver:
    """Answers conjunctions of patterns; literals meet by value, not by spelling (dt-eq)."""

    def __init__(self, literals: Literals):
        self.literals = literals

    def solve(
        self,
        body: Sequence[Numbers],
        wanted: Iterable[int],
        facts: Facts,
        delta: Facts | None = None,
        at: int = -1,
    ) -> Table:
        """Return the bindings of the wanted variables for which all patterns hold.

        With a delta, the pattern at that place is matched with the delta only (semi-naive evaluation).
        """
        remaining = {place: facts[predicate] for place, (_, predicate, _) in enumerate(body)}
        if delta is not None:
            remaining[at] = delta[body[at][1]]
        if not all(map(len, remaining.values())):
            return _NOTHING
        table, wanted = _ONE_ROW, set(wanted)
        while remaining and table.size:
            place = at if at in remaining else self._next(body, remaining, table)
            relation, (subject, _, value) = remaining.pop(place), body[place]
            following = {part for other in remaining for part in body[other]}
            needed = wanted | following
            table = self._join(table, relation, (subject, value), needed, value in following).keep(needed)
        return table

    def _next(self, body: Sequence[Numbers], remaining: dict[int, Relation], table: Table) -> int:
        """Choose a pattern that only filters, then one that is connected, then the smallest."""
        if len(remaining) == 1:
            return next(iter(remaining))

        def cost(place: int) -> tuple[int, int]:
            subject, _, value = body[place]
            free = sum(part < 0 and part not in table.columns for part in {subject, value})
            constants = (subject >= 0) + (value >= 0)
            connected = subject in table.columns or value in table.columns or not table.columns
            rank = 0 if free == 0 else 1 if connected else 2
            return 4 * rank - constants, len(remaining[place])

        return min(remaining, key=cost)

    def _join(
        self, table: Table, relation: Relation, ends: tuple[int, int], needed: set[int], by_object: bool
    ) -> Table:
        subject, value = ends
        if subject >= 0 or value >= 0 or subject == value:
            return self._join_column(table, *self._column(relation, subject, value))
        bound = subject in table.columns, value in table.columns
        if all(bound):
            return self._filter_pairs(table, relation, subject, value)
        if not any(bound):
            return _product(table, _scan(relation, subject, value, needed, by_object))
        if bound[0]:
            return self._expand(table, subject, value, relation.keys, needed)
        return self._expand(table, value, subject, relation.inverse, needed)

    def _column(self, relation: Relation, subject: int, value: int) -> tuple[int, Ids]:
        """Return the one variable of a pattern and its sorted values; 0 when the pattern has no variable."""
        if subject < 0 and subject == value:
            subjects, objects = unpack(relation.keys)
            return subject, subjects[subjects == objects]
        if subject < 0:
            return subject, _one_of(relation.subjects_of(same) for same in self.literals.spellings(value))
        found = _one_of(relation.objects_of(same) for same in self.literals.spellings(subject))
        if value < 0:
            return value, found
        return 0, found[np.isin(found, self.literals.spellings(value))]

    def _join_column(self, table: Table, variable: int, values: Ids) -> Table:
        if variable == 0:
            return table if len(values) else table.take(np.zeros(table.size, dtype=np.bool_))
        if variable in table.columns:
            return self._filter(table, table.columns[variable], values)
        return _product(table, Table({variable: values}, len(values)))

    def _filter(self, table: Table, column: Ids, values: Ids) -> Table:
        rows, probes = self.literals.respell(column)
        found = member(probes, values)
        return table.take(found if rows is None else distinct(rows[found]))

    def _filter_pairs(self, table: Table, relation: Relation, subject: int, value: int) -> Table:
        rows, subjects = self.literals.respell(table.columns[subject])
        again, objects = self.literals.respell(table.columns[value] if rows is None else table.columns[value][rows])
        if again is not None:
            subjects, rows = subjects[again], again if rows is None else rows[again]
        found = member(pack(subjects, objects), relation.keys)
        return table.take(found if rows is None else distinct(rows[found]))

    def _expand(self, table: Table, bound: int, free: int, keys: Ids, needed: set[int]) -> Table:
        """Join on the bound variable; when nobody needs the free one, only look whether there is any."""
        if free not in needed:
            return self._filter(table, table.columns[bound], distinct(keys >> 32))
        table = _ordered(table, bound)
        rows, probes = self.literals.respell(table.columns[bound])
        lows, highs = np.searchsorted(keys, probes << 32), np.searchsorted(keys, (probes + 1) << 32)
        counts = highs - lows
        repeated = np.repeat(np.arange(len(probes)), counts)
        within = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
        found = keys[lows[repeated] + within] & np.int64(0xFFFFFFFF)
        result = table.take(repeated if rows is None else rows[repeated])
        return Table({**result.columns, free: found}, len(found))


def _one_of(columns: Iterable[Ids]) -> Ids:
    """Return the sorted union of sorted columns, of which there is mostly one."""
    first, *others = columns
    return union([first, *others]) if others else first


def _scan(relation: Relation, subject: int, value: int, needed: set[int], by_object: bool) -> Table:
    """Return a whole relation, in the order in which the next pattern looks it up."""
    if value not in needed:
        subjects = relation.subjects()
        return Table({subject: subjects}, len(subjects))
    if subject not in needed:
        objects = relation.objects()
        return Table({value: objects}, len(objects))
    if by_object:
        objects, subjects = unpack(relation.inverse)
    else:
        subjects, objects = unpack(relation.keys)
    return Table({subject: subjects, value: objects}, len(subjects))


def _ordered(table: Table, variable: int) -> Table:
    column = table.columns[variable]
    if table.size < _SORT_FROM or bool(np.all(column[1:] >= column[:-1])):
        return table
    return table.take(np.argsort(column))


def _product(left: Table, right: Table) -> Table:
    if not left.columns and left.size == 1:
        return right
    rows, others = np.repeat(np.arange(left.size), right.size), np.tile(np.arange(right.size), left.size)
    return Table({**left.take(rows).columns, **right.take(others).columns}, left.size * right.size)
