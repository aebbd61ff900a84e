"""Chains of ties from one person to another, counted by the people in between, shortest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.connections.ties import Tie

__all__ = ["Chain", "Step", "chains_between"]


@dataclass(frozen=True)
class Step:
    """From one person to the next, by one tie or several."""

    start: NamedNode
    end: NamedNode
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Chain:
    """Steps from the first person to the last; `between` are the people passed."""

    steps: tuple[Step, ...]

    @property
    def between(self) -> tuple[NamedNode, ...]:
        """Return the people between the two ends."""
        return tuple(step.end for step in self.steps[:-1])


def chains_between(ties: Iterable[Tie], start: NamedNode, end: NamedNode, limit: int | None = None) -> list[Chain]:
    """Return the chains in which nobody comes twice, shortest first, then by the names passed.

    Without a limit these are all chains of the shortest length; with one, the first so many, longer ones included.
    """
    by_pair: dict[frozenset[NamedNode], list[Tie]] = defaultdict(list)
    neighbours: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for tie in ties:
        one, other = tie.people
        by_pair[frozenset(tie.people)].append(tie)
        neighbours[one].add(other)
        neighbours[other].add(one)
    found: list[Chain] = []
    for paths in _by_length(neighbours, start, end):
        found += [_chain(path, by_pair) for path in sorted(paths, key=lambda p: [node.value for node in p])]
        if found and (limit is None or len(found) >= limit):
            break
    return found[:limit]


def _chain(path: tuple[NamedNode, ...], by_pair: dict[frozenset[NamedNode], list[Tie]]) -> Chain:
    pairs = pairwise(path)
    return Chain(tuple(Step(a, b, tuple(sorted(by_pair[frozenset((a, b))], key=lambda t: t.order))) for a, b in pairs))


def _by_length(
    neighbours: dict[NamedNode, set[NamedNode]], start: NamedNode, end: NamedNode
) -> Iterator[list[tuple[NamedNode, ...]]]:
    """Yield the paths of one step, of two steps and so on, as long as any can grow.

    A path grows only through people who can reach the end, each layer kept to those that some way leads on from.
    """
    distance = _distances(neighbours, end)
    if start not in distance or start == end:
        return
    longest = len(distance)
    for length in range(distance[start], longest):
        yield list(_paths(neighbours, distance, (start,), end, length))


def _paths(
    neighbours: dict[NamedNode, set[NamedNode]],
    distance: dict[NamedNode, int],
    path: tuple[NamedNode, ...],
    end: NamedNode,
    length: int,
) -> Iterator[tuple[NamedNode, ...]]:
    left = length - len(path) + 1
    if path[-1] == end:
        if left == 0:
            yield path
        return
    for person in neighbours[path[-1]]:
        if person not in path and distance.get(person, left) <= left - 1:
            yield from _paths(neighbours, distance, (*path, person), end, length)


def _distances(neighbours: dict[NamedNode, set[NamedNode]], end: NamedNode) -> dict[NamedNode, int]:
    distance = {end: 0}
    waiting = [end]
    for person in waiting:
        for near in neighbours[person]:
            if near not in distance:
                distance[near] = distance[person] + 1
                waiting.append(near)
    return distance
