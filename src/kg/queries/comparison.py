"""What an answer loses when the facts behind it are fewer: rows that vanish, change or appear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.queries.answers import Answer
from kg.rdf.graph import Term

__all__ = ["Difference", "differences"]

Terms = tuple[Term | None, ...]


@dataclass(frozen=True)
class Difference:
    """One row before and after; None where it is not there."""

    variables: tuple[str, ...]
    before: Terms | None
    after: Terms | None

    @property
    def kind(self) -> str:
        """Say what became of the row: vanishes, changes or appears."""
        if self.after is None:
            return "vanishes"
        return "appears" if self.before is None else "changes"

    @property
    def changed(self) -> tuple[str, ...]:
        """Name the columns in which the two differ."""
        if self.before is None or self.after is None:
            return ()
        rows = zip(self.variables, self.before, self.after, strict=True)
        return tuple(variable for variable, one, other in rows if one != other)


def differences(before: Answer, after: Answer) -> list[Difference]:
    """Return how two answers to one question differ; rows are the same row when their IRIs are the same."""
    if before.boolean is not None or after.boolean is not None:
        return [] if before.boolean == after.boolean else [Difference((), None, None)]
    left = _without_common(before.rows, after.rows)
    right = _without_common(after.rows, before.rows)
    found = []
    for key, rows in left.items():
        others = right.pop(key, [])
        for number, row in enumerate(rows):
            found.append(Difference(before.variables, row, others[number] if number < len(others) else None))
        found += [Difference(before.variables, None, row) for row in others[len(rows) :]]
    found += [Difference(before.variables, None, row) for rows in right.values() for row in rows]
    return found


def _without_common(rows: Iterable[Terms], others: Iterable[Terms]) -> dict[Terms, list[Terms]]:
    """Return the rows that the others lack, counted, by their IRIs."""
    common = Counter(others)
    by_key: dict[Terms, list[Terms]] = defaultdict(list)
    for row in rows:
        if common[row]:
            common[row] -= 1
        else:
            by_key[tuple(term for term in row if isinstance(term, NamedNode))].append(row)
    return by_key
