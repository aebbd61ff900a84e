"""What a proof is made of: grounds that assert a triple, steps that derive one, and trees of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from kg.rdf.graph import Subject

__all__ = ["Defeat", "Explanation", "Ground", "Miss", "Proof", "Step", "key_of"]


def key_of(triple: Triple) -> tuple[str, str, str]:
    """Return what triples are sorted by."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


@dataclass(frozen=True)
class Ground:
    """Why a triple is given: the layer that holds it and the node that asserts it.

    `needs` has one set of spans for each thing that must be told; one span of each set is enough. Without needs the
    triple rests on no passage: an axiom, a source, a link, or an entry of a register.
    """

    triple: Triple
    layer: str
    node: Subject
    needs: tuple[frozenset[NamedNode], ...] = ()

    @property
    def spans(self) -> frozenset[NamedNode]:
        """Return every span that speaks for the triple."""
        return frozenset().union(*self.needs)


@dataclass(frozen=True)
class Step:
    """One use of one rule.

    `rule` is a name of the OWL 2 RL tables, the name of a file in ontology/rules, or `dates`; `reads` says it in
    words. `premises` include the axiom; `conditions` are filters that hold and things that must not be told;
    `also` is what the rule looked at although the conclusion would hold without it.
    """

    conclusion: Triple
    rule: str
    kind: str
    reads: str
    premises: tuple[Triple, ...]
    conditions: tuple[str, ...] = ()
    also: tuple[Triple, ...] = ()


@dataclass(frozen=True)
class Proof:
    """A tree: a triple, and either what asserts it or the step that derives it with the proofs of its premises."""

    ground: Ground | None = None
    step: Step | None = None
    parts: tuple[Proof, ...] = ()

    @cached_property
    def triple(self) -> Triple:
        """Return what is proved."""
        if self.ground is not None:
            return self.ground.triple
        if self.step is not None:
            return self.step.conclusion
        raise ValueError("a proof has a ground or a step")

    @cached_property
    def size(self) -> int:
        """Return how many steps and grounds the tree has."""
        return 1 + sum(part.size for part in self.parts)

    @cached_property
    def grounds(self) -> frozenset[Ground]:
        """Return the leaves of the tree."""
        own = frozenset([self.ground] if self.ground else [])
        return own.union(*(part.grounds for part in self.parts))

    def walk(self) -> Iterator[Proof]:
        """Yield the proof and every proof in it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Defeat:
    """Minimal sets of sections, and of spans, without which a triple falls.

    `untold` is true when no passage can defeat it: it rests on axioms and registers alone. The flags tell whether
    the listing is known to be whole.
    """

    sections: tuple[frozenset[NamedNode], ...] = ()
    spans: tuple[frozenset[NamedNode], ...] = ()
    sections_whole: bool = True
    spans_whole: bool = True
    untold: bool = False


@dataclass(frozen=True)
class Miss:
    """A rule that could have given the triple: what of its body holds, what is missing, which conditions fail."""

    rule: str
    kind: str
    reads: str
    present: tuple[Triple, ...]
    missing: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    claimed: tuple[NamedNode, ...] = ()
    deeper: tuple[Miss, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Whether a triple holds, why, what would defeat it, and what is claimed about it.

    `claims` state the triple, `rivals` another value of the same property, here or for a ground of a proof;
    `cut_short` is true when there are more proofs than are listed.
    """

    goal: Triple
    holds: bool
    proofs: tuple[Proof, ...] = ()
    cut_short: bool = False
    defeat: Defeat = field(default_factory=Defeat)
    claims: tuple[NamedNode, ...] = ()
    rivals: tuple[NamedNode, ...] = ()
    disputes: tuple[NamedNode, ...] = ()
    misses: tuple[Miss, ...] = ()

    @property
    def status(self) -> str:
        """Say in one word how the triple stands: asserted, preferred claim, inferred, claimed, or does not hold."""
        if not self.holds:
            return "claimed, not accepted" if self.claims else "does not hold"
        layers = {proof.ground.layer for proof in self.proofs if proof.ground}
        if "claims" in layers and "authored" not in layers:
            return "value of a preferred claim"
        return "asserted" if layers else "inferred"
