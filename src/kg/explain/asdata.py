"""A proof as data: nested dictionaries for JSON."""

from __future__ import annotations

from typing import Any

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.explain.axioms import in_words
from kg.explain.claims import is_preferred
from kg.explain.grounds import claimed_by
from kg.explain.model import Explanation, Miss, Proof
from kg.explain.telling import Teller, spans_of
from kg.rdf.graph import Term

__all__ = ["explanation_as_dict", "proof_as_dict"]


def explanation_as_dict(explanation: Explanation, teller: Teller) -> dict[str, Any]:
    """Return an explanation for JSON output."""
    defeat = explanation.defeat
    return {
        "triple": _triple(explanation.goal, teller),
        "holds": explanation.holds,
        "status": explanation.status,
        "proofs": [proof_as_dict(proof, teller) for proof in explanation.proofs],
        "cutShort": explanation.cut_short,
        "defeat": {
            "sections": [sorted(node.value for node in one) for one in defeat.sections],
            "spans": [sorted(node.value for node in one) for one in defeat.spans],
            "whole": defeat.sections_whole and defeat.spans_whole,
            "restsOnNoPassage": defeat.untold,
        },
        "claims": [_claim(claim, teller) for claim in explanation.claims],
        "rivals": [_claim(claim, teller) for claim in explanation.rivals],
        "disputes": [dispute.value for dispute in explanation.disputes],
        "nearMisses": [_miss(miss, teller) for miss in explanation.misses],
    }


def proof_as_dict(proof: Proof, teller: Teller) -> dict[str, Any]:
    """Return a proof for JSON output: what is proved, and either who asserts it or the step and its premises."""
    found = _triple(proof.triple, teller)
    if proof.ground is not None:
        citations = [teller.citation(span).as_dict() for span in spans_of(proof.ground)]
        found["asserted"] = {"layer": proof.ground.layer, "by": _text(proof.ground.node), "citations": citations}
        if proof.ground.layer == "claims":
            found["asserted"]["claim"] = _claim(proof.ground.node, teller)  # type: ignore[arg-type]
    if proof.step is not None:
        found["rule"] = {"name": proof.step.rule, "kind": proof.step.kind, "reads": proof.step.reads}
        found["conditions"] = list(proof.step.conditions)
        found["also"] = [_triple(triple, teller) for triple in proof.step.also]
        found["premises"] = [proof_as_dict(part, teller) for part in proof.parts]
    return found


def _triple(triple: Triple, teller: Teller) -> dict[str, Any]:
    return {
        "subject": _text(triple.subject),  # type: ignore[arg-type]
        "predicate": triple.predicate.value,
        "object": _term(triple.object, teller),  # type: ignore[arg-type]
        "text": teller.triple(triple),
    }


def _text(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term.value)


def _term(term: Term, teller: Teller) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value, "text": in_words(term, teller.theory.graph)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        return {**found, "xml:lang": term.language}
    return {**found, "datatype": term.datatype.value}


def _claim(claim: NamedNode, teller: Teller) -> dict[str, Any]:
    said = claimed_by(teller.theory.authored, claim)
    return {
        "id": claim.value,
        "preferred": is_preferred(teller.theory, claim),
        "text": teller.claim(claim),
        "value": None if said is None else _term(said.object, teller),  # type: ignore[arg-type]
        "citations": [teller.citation(span).as_dict() for span in teller.claim_spans(claim)],
    }


def _miss(miss: Miss, teller: Teller) -> dict[str, Any]:
    return {
        "rule": {"name": miss.rule, "kind": miss.kind, "reads": miss.reads},
        "present": [_triple(triple, teller) for triple in miss.present],
        "missing": list(miss.missing),
        "conditions": list(miss.conditions),
        "claimed": [_claim(claim, teller) for claim in miss.claimed],
        "deeper": [_miss(deeper, teller) for deeper in miss.deeper],
    }
