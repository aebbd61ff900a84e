"""How many ways a path has through the data, about: what decides whether the engine can be asked for it."""

from __future__ import annotations

from math import prod

from pyoxigraph import NamedNode

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence

__all__ = ["Density"]

MOST_WAYS = 3_000_000
"""How many ways the engine may be asked to go: it takes a few seconds for them."""
LONGEST = 30
"""How many steps a path may have that the engine is asked for; it takes for ever to plan a very long one."""
MANY = 4
"""How many nodes are many at each step of a repeated path of several steps: the engine goes each way again."""


class Density:
    """For each property how many values a value of it has again, and backwards; counted once."""

    def __init__(self, data: Dataset):
        self._data = data
        self._counted: dict[tuple[NamedNode, str], tuple[int, float]] = {}

    def is_dense(self, path: Path) -> bool:
        """Tell whether a path has too many ways, or too many steps, for the engine."""
        return _length(path) > LONGEST or self._is_dense(path)

    def repeats(self, predicate: NamedNode, variable: str) -> bool:
        """Tell whether a property has most subjects (`?s`) or objects (`?o`) several times."""
        return self._count(predicate, variable)[1] > MANY

    def _is_dense(self, path: Path) -> bool:
        if isinstance(path, Repeated):
            return self._is_dense(path.path) or (not _is_plain(path.path) and self._fan(path.path) > MANY)
        if isinstance(path, Sequence):
            ways = self._begins(path.steps[0]) * prod(map(self._fan, path.steps))
            return ways > MOST_WAYS or any(map(self._is_dense, path.steps))
        return any(map(self._is_dense, _parts(path)))

    def _begins(self, path: Path) -> int:
        """Return at how many nodes a path may begin."""
        if isinstance(path, Predicate):
            return max(1, self._count(path.iri, "?s")[0])
        return max((self._begins(part) for part in _parts(path)), default=1)

    def _fan(self, path: Path) -> float:
        """Return to how many nodes a path leads from one, about."""
        if isinstance(path, Predicate):
            return max(1.0, self._count(path.iri, "?s")[1])
        if isinstance(path, Sequence):
            return prod(map(self._fan, path.steps))
        if isinstance(path, Alternative):
            return sum(map(self._fan, path.branches))
        return self._fan_of_one(path)

    def _fan_of_one(self, path: Path) -> float:
        """Return the same for a path that is walked backwards or again and again."""
        (inner,) = _parts(path)
        if isinstance(path, Inverse):
            return max(1.0, self._count(inner.iri, "?o")[1]) if isinstance(inner, Predicate) else self._fan(inner)
        fan = self._fan(inner)
        return fan if fan < MANY else float(self._begins(path)) * fan

    def _count(self, predicate: NamedNode, variable: str) -> tuple[int, float]:
        """Return how many subjects or objects a property has, and how many values each has, seen from a value."""
        key = (predicate, variable)
        if key not in self._counted:
            rows = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s {predicate} ?o }} GROUP BY {variable}"
            query = f"SELECT (COUNT(*) AS ?many) (SUM(?n * ?n) AS ?squares) (SUM(?n) AS ?all) WHERE {{ {{ {rows} }} }}"
            (row,) = self._data.select(query)
            many, squares, whole = (float(term.value) for term in row)
            self._counted[key] = (int(many), squares / whole if whole else 0.0)
        return self._counted[key]


def _is_plain(path: Path) -> bool:
    """Tell whether a path is a single step, forwards or backwards."""
    return isinstance(path, Predicate) or (isinstance(path, Inverse) and isinstance(path.path, Predicate))


def _parts(path: Path) -> tuple[Path, ...]:
    if isinstance(path, Sequence):
        return path.steps
    if isinstance(path, Alternative):
        return path.branches
    return () if isinstance(path, Predicate) else (path.path,)  # type: ignore[attr-defined]


def _length(path: Path) -> int:
    return 1 if isinstance(path, Predicate) else 1 + sum(map(_length, _parts(path)))
