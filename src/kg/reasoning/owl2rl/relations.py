"""Triples as sorted arrays: one relation per predicate, each pair packed into one 64-bit number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from kg.reasoning.owl2rl.terms import Ids

__all__ = ["Facts", "Relation", "difference", "distinct", "member", "pack", "swap", "union", "unpack"]

_LOW = np.int64(0xFFFFFFFF)


def pack(subjects: Ids | int, objects: Ids | int) -> Ids:
    """Return subject and object as one number that sorts by subject first."""
    return np.asarray((np.asarray(subjects, dtype=np.int64) << 32) | objects, dtype=np.int64)


def unpack(keys: Ids) -> tuple[Ids, Ids]:
    """Return subjects and objects."""
    return keys >> 32, keys & _LOW


def swap(keys: Ids) -> Ids:
    """Return the pairs the other way round, sorted."""
    return np.sort(((keys & _LOW) << 32) | (keys >> 32))


def distinct(ordered: Ids) -> Ids:
    """Drop the repetitions of a sorted array."""
    if len(ordered) < 2:
        return ordered
    keep = np.empty(len(ordered), dtype=np.bool_)
    keep[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def member(values: Ids, ordered: Ids) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of each value whether it is in the sorted array."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.searchsorted(ordered, values)
    places[places == len(ordered)] = 0
    return np.asarray(ordered[places] == values, dtype=np.bool_)


def difference(values: Ids, ordered: Ids) -> Ids:
    """Return the values that are not in the sorted array."""
    return values[~member(values, ordered)] if len(values) and len(ordered) else values


def union(arrays: Iterable[Ids]) -> Ids:
    """Return the sorted union of arrays in any order."""
    parts = [_in_order(part) for part in arrays if len(part)]
    if len(parts) < 2:
        return distinct(parts[0]) if parts else np.empty(0, dtype=np.int64)
    return distinct(merge(parts))


def merge(ordered: Sequence[Ids]) -> Ids:
    """Return sorted arrays as one sorted array."""
    # A stable sort finds the sorted runs and only merges them.
    return np.sort(np.concatenate(ordered), kind="stable")


def _in_order(values: Ids) -> Ids:
    return values if bool(np.all(values[1:] >= values[:-1])) else np.sort(values)


class Relation:
    """The pairs of one predicate, sorted by subject and, when first asked for, by object."""

    def __init__(self, keys: Ids):
        self.keys = keys
        self._inverse: Ids | None = None

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def inverse(self) -> Ids:
        """The pairs packed with the object first."""
        if self._inverse is None:
            self._inverse = swap(self.keys)
        return self._inverse

    def subjects(self) -> Ids:
        """Return the distinct subjects."""
        return distinct(self.keys >> 32)

    def objects(self) -> Ids:
        """Return the distinct objects."""
        return distinct(self.inverse >> 32)

    def subjects_of(self, value: int) -> Ids:
        """Return the subjects that have this object, sorted."""
        return _partners(self.inverse, value)

    def objects_of(self, subject: int) -> Ids:
        """Return the objects that this subject has, sorted."""
        return _partners(self.keys, subject)

    def add(self, keys: Ids) -> None:
        """Take in sorted pairs that are new."""
        self.keys = merge((self.keys, keys))
        if self._inverse is not None:
            self._inverse = merge((self._inverse, swap(keys)))


def _partners(keys: Ids, first: int) -> Ids:
    low, high = np.searchsorted(keys, (first << 32, (first + 1) << 32))
    return keys[low:high] & _LOW


_EMPTY = Relation(np.empty(0, dtype=np.int64))


class Facts:
    """A set of triples: a relation for each predicate that has any."""

    def __init__(self, relations: Mapping[int, Ids] | None = None):
        self._relations = {p: Relation(keys) for p, keys in (relations or {}).items() if len(keys)}

    @classmethod
    def from_rows(cls, rows: Ids) -> Facts:
        """Group rows of subject, predicate, object by their predicate."""
        order = np.argsort(rows[:, 1], kind="stable")
        predicates = rows[order, 1]
        keys = pack(rows[order, 0], rows[order, 2])
        starts = np.flatnonzero(np.diff(predicates, prepend=-1))
        groups = np.split(keys, starts[1:])
        return cls({int(predicates[start]): union([group]) for start, group in zip(starts, groups, strict=False)})

    def __len__(self) -> int:
        return sum(len(relation) for relation in self._relations.values())

    def __iter__(self) -> Iterator[tuple[int, Relation]]:
        return iter(self._relations.items())

    def __getitem__(self, predicate: int) -> Relation:
        return self._relations.get(predicate, _EMPTY)

    def pop(self, predicate: int) -> Ids:
        """Take a relation out and return its pairs."""
        return self._relations.pop(predicate, _EMPTY).keys

    def add(self, found: Mapping[int, Ids]) -> Facts:
        """Add sorted pairs for predicates and return what was new."""
        new = {predicate: difference(keys, self[predicate].keys) for predicate, keys in found.items()}
        for predicate, keys in new.items():
            if predicate in self._relations and len(keys):
                self._relations[predicate].add(keys)
            elif len(keys):
                self._relations[predicate] = Relation(keys)
        return Facts(new)

    def rewrite(self, representative: Ids) -> Facts:
        """Put representatives in the place of all terms, and return the triples that this changed."""
        before, found = self._relations, dict[int, list[Ids]]()
        for predicate, relation in before.items():
            found.setdefault(int(representative[predicate]), []).append(_rewritten(relation.keys, representative))
        after = {predicate: union(parts) for predicate, parts in found.items()}
        changed = {p: difference(keys, before.get(p, _EMPTY).keys) for p, keys in after.items()}
        unchanged = {
            p for p, keys in after.items() if p in before and len(keys) == len(before[p]) and not len(changed[p])
        }
        self._relations = {p: before[p] if p in unchanged else Relation(keys) for p, keys in after.items()}
        return Facts(changed)


def _rewritten(keys: Ids, representative: Ids) -> Ids:
    subjects, objects = unpack(keys)
    return pack(representative[subjects], representative[objects])
