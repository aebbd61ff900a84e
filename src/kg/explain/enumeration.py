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
from kg.explain.search import all_but, smallest_proof, without
from kg.explain.theory import Theory

__all__ = ["defeat_of", "proofs_of"]

_SEARCHES = 120
"""How many searches a listing may take; beyond that it is cut short and says so."""

Unit = Callable[[NamedNode], NamedNode]


def proofs_of(theory: Theory, goal: Triple, limit: int, searches: int = _SEARCHES) -> tuple[list[Proof], bool]:
    """Return up to `limit` minimal proofs, shortest first, and whether the listing was cut short."""
    listing = _Listing(theory, goal, searches)
    listing.add(frozenset())
    while listing.heap:
        _, _, rough, removed = heapq.heappop(listing.heap)
        proof = listing.shrunk(rough)
        if proof.grounds not in listing.found:
            if len(listing.found) == limit:
                return listing.sorted(), True
            listing.found[proof.grounds] = proof
        for less in _children(proof, removed, listing.seen):
            if not listing.add(less):
                return listing.sorted(), True
    return listing.sorted(), False


class _Listing:
    """Proofs found so far, and those waiting to be listed with what was taken away to find them."""

    def __init__(self, theory: Theory, goal: Triple, searches: int):
        self._theory, self._goal, self._left = theory, goal, searches
        self.found: dict[frozenset[Ground], Proof] = {}
        self.heap: list[tuple[int, int, Proof, frozenset[Ground]]] = []
        self.seen: set[frozenset[Ground]] = set()
        self._order = count()

    def add(self, removed: frozenset[Ground]) -> bool:
        """Put the smallest proof without some grounds on the heap; False when no search is left."""
        proof = next((p for p in self.found.values() if not p.grounds & removed), None)
        if proof is None:
            if not self._left:
                return False
            self._left -= 1
            proof = smallest_proof(self._theory, self._goal, without(removed))
        if proof is not None:
            heapq.heappush(self.heap, (proof.size, next(self._order), proof, removed))
        return True

    def sorted(self) -> list[Proof]:
        """Return what was found, shortest first."""
        return sorted(self.found.values(), key=lambda proof: proof.size)

    def shrunk(self, proof: Proof) -> Proof:
        """Return a proof on a smallest part of the same grounds."""
        if proof.grounds not in self.found:
            for part in list(proof.walk()):
                if part.ground is not None and part.ground in proof.grounds:
                    kept = proof.grounds - {part.ground}
                    proof = smallest_proof(self._theory, self._goal, all_but(kept)) or proof
        return proof


def _children(proof: Proof, removed: frozenset[Ground], seen: set[frozenset[Ground]]) -> Iterator[frozenset[Ground]]:
    """Yield what is taken away next: one more ground of the proof, in the order of the tree."""
    for part in proof.walk():
        if part.ground is not None:
            less = removed | {part.ground}
            if less not in seen:
                seen.add(less)
                yield less


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
