"""The smallest proof of a triple: goals backwards, level by level, then proofs forwards in order of size.

The second half is Knuth's generalisation of Dijkstra's algorithm to hypergraphs (1977): goals are settled in order of
the size of their smallest proof, so no goal can occur among its own ancestors.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from pyoxigraph import Triple

from kg.explain.model import Ground, Proof, Step
from kg.explain.theory import Theory

__all__ = ["Removed", "all_but", "smallest_proof", "without"]

Removed = Callable[[Ground], bool]
"""Tells which grounds are taken away."""


def without(grounds: frozenset[Ground]) -> Removed:
    """Return what takes away just these grounds."""
    return lambda ground: ground in grounds


def all_but(grounds: frozenset[Ground]) -> Removed:
    """Return what takes away everything except these grounds."""
    return lambda ground: ground not in grounds


def smallest_proof(theory: Theory, goal: Triple, removed: Removed = lambda _: False) -> Proof | None:
    """Return a proof with the fewest steps and grounds, or None when there is none; a goal that is given is a leaf."""
    search = _Search(theory, removed)
    search.look_at([goal])
    while True:
        found = search.settle(goal)
        if found is not None and found.size <= search.depth + 1:
            return found
        if not search.look_deeper():
            return found


class _Search:
    """The part of the theory that has been looked at: goals that are given, and steps to those that are not."""

    def __init__(self, theory: Theory, removed: Removed):
        self._theory, self._removed = theory, removed
        self._given: dict[Triple, Ground] = {}
        self._steps: dict[Triple, list[Step]] = {}
        self._edge: list[Triple] = []
        self.depth = 0

    def look_at(self, goals: list[Triple]) -> None:
        """Note what is given among new goals; the others wait at the edge for steps."""
        self._edge = []
        for goal in goals:
            ground = next((g for g in self._theory.grounds_of(goal) if not self._removed(g)), None)
            if ground is not None:
                self._given[goal] = ground
            else:
                self._steps[goal] = []
                self._edge.append(goal)

    def look_deeper(self) -> bool:
        """Find the steps to every goal at the edge; tell whether there was one."""
        if not self._edge:
            return False
        self.depth += 1
        fresh: dict[Triple, None] = {}
        for goal in self._edge:
            self._steps[goal] = self._theory.steps_to(goal)
            for step in self._steps[goal]:
                fresh.update((p, None) for p in step.premises if p not in self._given and p not in self._steps)
        self.look_at(list(fresh))
        return True

    def settle(self, goal: Triple) -> Proof | None:
        """Return the smallest proof of the goal with the steps known so far."""
        waiting: dict[Triple, list[_Open]] = defaultdict(list)
        for step in (step for steps in self._steps.values() for step in steps):
            needed = set(step.premises)
            counted = _Open(step, len(needed))
            for premise in needed:
                waiting[premise].append(counted)
        order = count()
        heap = [(1, next(order), Proof(ground=ground)) for ground in self._given.values()]
        proved: dict[Triple, Proof] = {}
        while heap:
            _, _, proof = heapq.heappop(heap)
            if proof.triple in proved:
                continue
            proved[proof.triple] = proof
            if proof.triple == goal:
                return proof
            for step in _completed(waiting[proof.triple]):
                made = Proof(step=step, parts=tuple(proved[premise] for premise in step.premises))
                heapq.heappush(heap, (made.size, next(order), made))
        return None


@dataclass
class _Open:
    """A step and how many of its premises are not proved yet."""

    step: Step
    missing: int


def _completed(waiting: list[_Open]) -> Iterator[Step]:
    """Count off one premise of each step and yield the steps that miss none now."""
    for open_ in waiting:
        open_.missing -= 1
        if not open_.missing:
            yield open_.step
