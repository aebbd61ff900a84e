"""Equality by merging (eq-ref, eq-sym, eq-trans, eq-rep-s, eq-rep-p, eq-rep-o; OWL 2 Profiles, table 4).

What is the same gets one representative, the smallest number among the equals. The engine reasons over
representatives only, and every fact is told again of all equals at the end.
"""

from __future__ import annotations

import numpy as np

from kg.reasoning.owl2rl.relations import pack, union, unpack
from kg.reasoning.owl2rl.terms import Ids

__all__ = ["Equality", "Members"]


class Equality:
    """A union-find over the numbers of terms, worked in whole arrays."""

    def __init__(self, size: int):
        self.representative: Ids = np.arange(size, dtype=np.int64)
        self.is_trivial = True

    def merge(self, left: Ids, right: Ids) -> bool:
        """Make pairs the same; tell whether that was news."""
        news = False
        while True:
            left, right = self.representative[left], self.representative[right]
            apart = left != right
            if not apart.any():
                return news
            left, right = left[apart], right[apart]
            self.representative[np.maximum(left, right)] = np.minimum(left, right)
            self._flatten()
            news, self.is_trivial = True, False

    def _flatten(self) -> None:
        while True:
            further = self.representative[self.representative]
            if np.array_equal(further, self.representative):
                return
            self.representative = further


class Members:
    """All that each representative stands for, laid out to be told quickly."""

    def __init__(self, equality: Equality):
        self._representative = representative = equality.representative
        self._order = np.argsort(representative, kind="stable")
        self._starts = np.searchsorted(representative[self._order], np.arange(len(representative) + 1))
        self._counts = np.diff(self._starts)

    def of(self, number: int) -> Ids:
        """Return all that is the same as a representative, itself first."""
        return np.asarray(self._order[self._starts[number] : self._starts[number + 1]])

    def spread(self, keys: Ids) -> Ids:
        """Tell pairs of representatives of all their equals (eq-rep-s and eq-rep-o)."""
        subjects, objects = unpack(keys)
        many = (self._counts[subjects] > 1) | (self._counts[objects] > 1)
        rows, subjects = self._spread(subjects[many])
        again, objects = self._spread(objects[many][rows])
        return union([keys[~many], pack(subjects[again], objects)])

    def pairs(self) -> Ids:
        """Return every pair of two terms that are the same (eq-sym, eq-trans)."""
        merged = np.flatnonzero(self._counts[self._representative] > 1)
        rows, equals = self._spread(self._representative[merged])
        left = merged[rows]
        return union([pack(left, equals)[left != equals]])

    def _spread(self, column: Ids) -> tuple[Ids, Ids]:
        counts = self._counts[column]
        rows = np.repeat(np.arange(len(column)), counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return rows, self._order[self._starts[column][rows] + within]
