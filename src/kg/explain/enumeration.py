"""All proofs of a triple, shortest first, and what would defeat it.

Proofs are told apart by their grounds and found one after the other, each time without one ground of an earlier one
(Murty's way of ranking; Reiter's hitting-set tree for what would defeat a conclusion). A search that is not cut short
is exact: it ends because nothing else proves the triple.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count

from pyoxigraph import NamedNode, Triple

from kg.explain.model import Defeat, Ground, Proof
from kg.explain.search import smallest_proof, without
from kg.explain.theory import Theory

__all__ = ["defeat_of", "proofs_of"]

_SEARCHES = 120
"""How many searches a listing may take; beyond that it is cut short and says so."""

Unit = Callable[[NamedNode], NamedNode]


def proofs_of(theory: Theory, goal: Triple, limit: int, searches: int = _SEARCHES) -> tuple[list[Proof], bool]:
    """Return up to `limit` minimal proofs, shortest first, and whether the listing was cut short."""
    first = smallest_proof(theory, goal)
    if first is None:
        return [], False
    order, spent, seen = count(), 1, {frozenset[Ground]()}
    heap = [(first.size, next(order), _shrunk(theory, first), frozenset[Ground]())]
    found: dict[frozenset[Ground], Proof] = {}
    while heap:
        _, _, proof, removed = heapq.heappop(heap)
        if proof.grounds not in found:
            if len(found) == limit:
                return list(found.values()), True
            found[proof.grounds] = proof
        for less in _children(proof, removed, seen):
            known = next((p for p in found.values() if not p.grounds & less), None)
            if known is None:
                spent += 1
                if spent > searches:
                    return list(found.values()), True
                fresh = smallest_proof(theory, goal, without(less))
                known = None if fresh is None else _shrunk(theory, fresh)
            if known is not None:
                heapq.heappush(heap, (known.size, next(order), known, less))
    return list(found.values()), False


def _children(proof: Proof, removed: frozenset[Ground], seen: set[frozenset[Ground]]) -> Iterator[frozenset[Ground]]:
    """Yield what is taken away next: one more ground of the proof, in the order of the tree."""
    for part in proof.walk():
        if part.ground is not None:
            less = removed | {part.ground}
            if less not in seen:
                seen.add(less)
                yield less


def _shrunk(theory: Theory, proof: Proof) -> Proof:
    """Return a proof on a smallest part of the same grounds."""
    for part in list(proof.walk()):
        if part.ground is not None and part.ground in proof.grounds:
            kept = proof.grounds - {part.ground}
            smaller = smallest_proof(theory, proof.triple, lambda ground, kept=kept: ground not in kept)  # type: ignore[misc]
            proof = smaller or proof
    return proof


def defeat_of(theory: Theory, goal: Triple, known: list[Proof], searches: int = _SEARCHES) -> Defeat:
    """Return the minimal sets of sections, and of spans, without which the triple has no proof."""
    sections, sections_whole = _hitting_sets(theory, goal, known, theory.section_of, searches)
    if frozenset() in sections or not sections:
        return Defeat(sections_whole=sections_whole, spans_whole=sections_whole, untold=sections_whole)
    spans, spans_whole = _hitting_sets(theory, goal, known, lambda span: span, searches)
    return Defeat(tuple(sections), tuple(spans), sections_whole, spans_whole)


def _hitting_sets(
    theory: Theory, goal: Triple, known: list[Proof], unit: Unit, searches: int
) -> tuple[list[frozenset[NamedNode]], bool]:
    """Return the minimal sets of units that defeat every proof, smallest first, and whether these are all."""
    found: list[frozenset[NamedNode]] = []
    queue, seen, spent = deque([frozenset[NamedNode]()]), {frozenset[NamedNode]()}, 0
    proofs = list(known)
    while queue:
        gone = queue.popleft()
        if any(smaller <= gone for smaller in found):
            continue
        proof = next((p for p in proofs if not any(_falls(g, gone, unit) for g in p.grounds)), None)
        if proof is None:
            spent += 1
            if spent > searches:
                return _sorted(found), False
            proof = smallest_proof(theory, goal, lambda ground, gone=gone: _falls(ground, gone, unit))  # type: ignore[misc]
            if proof is None:
                found.append(gone)
                continue
            proofs.append(proof)
        for more in _ways(proof, gone, unit):
            if more not in seen:
                seen.add(more)
                queue.append(more)
    return _sorted([s for s in found if not any(other < s for other in found)]), True


def _falls(ground: Ground, gone: frozenset[NamedNode], unit: Unit) -> bool:
    """Tell whether a ground has lost every span of something that it needs."""
    return any(all(unit(span) in gone for span in need) for need in ground.needs)


def _ways(proof: Proof, gone: frozenset[NamedNode], unit: Unit) -> list[frozenset[NamedNode]]:
    ways = {gone | {unit(span) for span in need} for ground in proof.grounds for need in ground.needs}
    return _sorted(list(ways))


def _sorted(sets: list[frozenset[NamedNode]]) -> list[frozenset[NamedNode]]:
    return sorted(sets, key=lambda one: (len(one), sorted(node.value for node in one)))
