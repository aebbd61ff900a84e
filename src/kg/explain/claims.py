"""Claims about a triple, accepted or not, and the disputes they stand in."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from kg.explain.grounds import claimed_by
from kg.explain.theory import Theory
from kg.rdf.namespaces import CG, CONCEPT

__all__ = ["claims_of", "disputes_of", "is_preferred", "rivals_of"]


def claims_of(theory: Theory, triple: Triple) -> list[NamedNode]:
    """Return the claims that state a triple, whatever their rank."""
    return [claim for claim in _about(theory, triple) if claimed_by(theory.authored, claim) == triple]


def rivals_of(theory: Theory, triple: Triple, *, with_same: bool = False) -> list[NamedNode]:
    """Return the claims that are no facts in this view and state another value of the same property of the node."""
    said = [(claim, claimed_by(theory.authored, claim)) for claim in _about(theory, triple)]
    open_ = [(claim, value) for claim, value in said if value not in theory.layers["claims"]]
    return [claim for claim, value in open_ if with_same or value != triple]


def is_preferred(theory: Theory, claim: NamedNode) -> bool:
    """Tell whether a claim is preferred."""
    return theory.authored.value(claim, CG.rank) == CONCEPT.preferred


def disputes_of(theory: Theory, sides: Iterable[NamedNode]) -> list[NamedNode]:
    """Return the disputes in which one of the sides stands."""
    graph = theory.authored
    found = (d for side in sides for p in (CG.hasClaim, CG.hasSide) for d in graph.subjects(p, side))
    return list(dict.fromkeys(dispute for dispute in found if isinstance(dispute, NamedNode)))


def _about(theory: Theory, triple: Triple) -> list[NamedNode]:
    claims = theory.authored.subjects(CG.aboutNode, triple.subject)  # type: ignore[arg-type]
    named = (claim for claim in claims if isinstance(claim, NamedNode))
    return [claim for claim in named if theory.authored.value(claim, CG.aboutProperty) == triple.predicate]
