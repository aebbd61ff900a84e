"""Explaining a triple: does it hold, why, what would defeat it; and what is contradicted, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Triple

from kg.explain.claims import claims_of, disputes_of, rivals_of
from kg.explain.enumeration import defeat_of, proofs_of
from kg.explain.misses import near_misses
from kg.explain.model import Explanation, Miss, Proof
from kg.explain.search import smallest_proof
from kg.explain.theory import Theory
from kg.reasoning.owl2rl import Inconsistency

__all__ = ["Contradiction", "contradictions", "explain"]

LIMIT = 3
_TRIMMED = Miss(
    "trim", "build", "it follows, but a tie of a thing to itself or a type without a name is left out", (), ()
)


@dataclass(frozen=True)
class Contradiction:
    """A rule that says false, with a proof of each triple that it offends."""

    inconsistency: Inconsistency
    proofs: tuple[Proof, ...]


def explain(theory: Theory, goal: Triple, limit: int = LIMIT) -> Explanation:
    """Return why a triple holds, by up to `limit` proofs, or what is missing for it to hold."""
    claims = claims_of(theory, goal)
    if not theory.holds(goal):
        rivals = rivals_of(theory, goal)
        return Explanation(
            goal,
            holds=False,
            claims=tuple(claims),
            rivals=tuple(rivals),
            disputes=tuple(disputes_of(theory, [*claims, *rivals])),
            misses=(_TRIMMED,) if goal in theory.graph else tuple(near_misses(theory, goal)),
        )
    proofs, cut_short = proofs_of(theory, goal, limit)
    given = {ground.triple for proof in proofs for ground in proof.grounds} | {goal}
    rivals = [claim for triple in sorted(given, key=str) for claim in rivals_of(theory, triple)]
    return Explanation(
        goal,
        holds=True,
        proofs=tuple(proofs),
        cut_short=cut_short,
        defeat=defeat_of(theory, goal, proofs),
        claims=tuple(claims),
        rivals=tuple(dict.fromkeys(rivals)),
        disputes=tuple(disputes_of(theory, [*claims, *rivals])),
    )


def contradictions(theory: Theory) -> list[Contradiction]:
    """Return every contradiction in a theory with the proofs of what contradicts."""
    found = []
    for one in theory.inconsistencies:
        proofs = (smallest_proof(theory, triple) for triple in (*one.axiom, *one.triples))
        found.append(Contradiction(one, tuple(proof for proof in proofs if proof is not None)))
    return found
