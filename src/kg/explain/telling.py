"""How proofs are told: terms and triples in words, spans as numbered citations, claims and disputes in a sentence."""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import NamedNode, Triple

from kg.evidence import Citation, Texts
from kg.evidence.citations import describe_span
from kg.evidence.records import record_in_words
from kg.explain.axioms import in_words, triple_in_words
from kg.explain.grounds import claimed_by
from kg.explain.model import Explanation, Ground, Proof
from kg.explain.theory import Theory
from kg.names import Names
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, abbreviate
from kg.translation import written

__all__ = ["LAYERS", "Teller", "spans_of"]

LAYERS = {
    "authored": "told",
    "claims": "preferred claim",
    "ontology": "axiom",
    "sources": "about the sources, by the editors",
    "links": "link, by the editors",
    "gazetteer": "not told: from a gazetteer",
}


def spans_of(ground: Ground) -> list[NamedNode]:
    """Return the spans of a ground in order of their names."""
    return sorted(ground.spans, key=lambda span: span.value)


class Teller:
    """Tells one explanation; spans are numbered in the order in which they are first cited."""

    def __init__(self, theory: Theory, texts: Texts | None = None):
        self.theory, self._texts = theory, texts
        self.numbers: dict[NamedNode, int] = {}

    @cached_property
    def _names(self) -> Names:
        return Names(self.theory.graph)

    def triple(self, triple: Triple) -> str:
        """Return a triple with prefixed names."""
        return triple_in_words(triple, self.theory.graph)

    def label(self, term: Term) -> str:
        """Return the English name of a term."""
        return self._names.label(term) if isinstance(term, NamedNode) else in_words(term, self.theory.graph)

    def heading(self, triple: Triple) -> str:
        """Return a triple with labels."""
        return " · ".join(self.label(part) for part in triple)

    def citation(self, span: NamedNode) -> Citation:
        """Return a span with its place in words."""
        return describe_span(self.theory.corpus.sources, span, self._texts)

    def number(self, span: NamedNode) -> int:
        """Return the footnote number of a span."""
        return self.numbers.setdefault(span, len(self.numbers) + 1)

    def marks(self, ground: Ground) -> str:
        """Return the footnote marks of a ground."""
        return "".join(f"[{self.number(span)}]" for span in spans_of(ground))

    def status(self, ground: Ground) -> str:
        """Say how a ground stands: told, claimed by whom and on what basis, or an axiom."""
        if ground.layer == "claims":
            return self.claim(ground.node)  # type: ignore[arg-type]
        if ground.layer == "authored" and not ground.needs:
            return "entered by the editors, no passage needed"
        if ground.layer == "gazetteer":
            return f"{LAYERS[ground.layer]} ({record_in_words(self.theory.corpus.gazetteer, ground.node)})"
        return LAYERS[ground.layer]

    def claim(self, claim: NamedNode) -> str:
        """Say what a claim is: rank, basis, speaker, value, reason."""
        graph = self.theory.authored
        rank, basis, speaker = (graph.node(claim, p) for p in (CG.rank, CG.basis, CG.assertedBy))
        said = claimed_by(graph, claim)
        parts = [f"{self.label(rank)} claim" if rank else "claim", abbreviate(claim.value)]
        if basis is not None:
            parts.append(f"basis: {self.label(basis)}")
        if speaker is not None:
            parts.append(f"asserted by {self.label(speaker)}")
        if said is not None:
            parts.append(f"says {self.label(said.object)}")  # type: ignore[arg-type]
        reason = written(graph, claim, CG.rationale)
        return ", ".join(parts) + (f": {reason}" if reason else "")

    def claim_spans(self, claim: NamedNode) -> list[NamedNode]:
        """Return the spans of a claim."""
        graph = self.theory.authored
        cited = [s for c in graph.nodes(claim, CG.citation) for s in self.theory.corpus.sources.nodes(c, CG.cites)]
        return list(dict.fromkeys([*graph.nodes(claim, CG.evidence), *cited]))

    def dispute(self, dispute: NamedNode) -> str:
        """Say what a dispute is about and how it stands."""
        reason = written(self.theory.authored, dispute, CG.rationale)
        return f"{self.label(dispute)} ({abbreviate(dispute.value)})" + (f": {reason}" if reason else "")

    def nodes(self, nodes: frozenset[NamedNode]) -> str:
        """Return a set of sections or spans as prefixed names."""
        return " and ".join(sorted(abbreviate(node.value) for node in nodes))

    def rule(self, proof: Proof) -> str:
        """Say by which rule a proof's last step goes."""
        return "" if proof.step is None else f"by {proof.step.rule}: {proof.step.reads}"

    def shown_parts(self, proof: Proof) -> list[Proof]:
        """Return the premises to show: asserted axioms are told with the rule already."""
        if proof.step is None or proof.step.kind != "owl":
            return list(proof.parts)
        return [part for part in proof.parts if not (part.ground and part.ground.layer == "ontology")] or []

    def summary(self, explanation: Explanation) -> str:
        """Say in one line how a triple stands."""
        count = len(explanation.proofs)
        if not explanation.holds:
            return explanation.status
        proofs = f"{count} proof{'' if count == 1 else 's'}"
        return f"{explanation.status}; {proofs}{' listed, there may be more (--max)' if explanation.cut_short else ''}"

    def defeat(self, explanation: Explanation) -> list[str]:
        """Say what would defeat a triple, one sentence for each minimal set."""
        defeat = explanation.defeat
        if defeat.untold:
            return ["nothing that a passage tells: it rests on axioms and registers alone"]
        sections = [f"without {self.nodes(one)}" for one in defeat.sections]
        spans = [f"without {self.nodes(one)}" for one in defeat.spans]
        more = [] if defeat.sections_whole and defeat.spans_whole else ["the listing was cut short: there may be more"]
        return [*sections, *spans, *more]
