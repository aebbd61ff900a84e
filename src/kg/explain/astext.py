"""A proof as a tree for the terminal, as wide as the terminal allows, with the passages as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.explain.explaining import Contradiction
from kg.explain.model import Explanation, Miss, Proof
from kg.explain.telling import Teller
from kg.layout import wrapped
from kg.rdf.namespaces import abbreviate

__all__ = ["contradictions_as_text", "explanation_as_text"]


def explanation_as_text(explanation: Explanation, teller: Teller, width: int = 100) -> str:
    """Return an explanation as plain text, at most `width` columns wide."""
    lines = [
        *wrapped(teller.triple(explanation.goal), width),
        *wrapped(teller.heading(explanation.goal), width),
        teller.summary(explanation),
    ]
    for number, proof in enumerate(explanation.proofs, 1):
        lines += ["", f"Proof {number}"] if len(explanation.proofs) > 1 else [""]
        lines += _tree(proof, teller, width)
    if explanation.proofs:
        lines += ["", "What would defeat it", *_listed(teller.defeat(explanation), width)]
    lines += _claims(explanation, teller, width)
    if not explanation.holds:
        lines += _misses(explanation, teller, width)
    return "\n".join([*lines, *_notes(teller, width)]) + "\n"


def contradictions_as_text(found: Iterable[Contradiction], teller: Teller, width: int = 100) -> str:
    """Return contradictions as plain text, each with the proofs of what contradicts."""
    lines: list[str] = []
    for one in found:
        lines += ["", f"Contradiction (rule {one.inconsistency.rule})"]
        for proof in one.proofs:
            lines += _tree(proof, teller, width)
    return "\n".join([*(lines[1:] or ["no contradiction"]), *_notes(teller, width)]) + "\n"


def _tree(proof: Proof, teller: Teller, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield the lines of a tree; `first` stands before its first line, `rest` before the others."""
    told = ""
    if proof.ground is not None:
        told = f"  {teller.status(proof.ground)} {teller.marks(proof.ground)}".rstrip()
    parts = teller.shown_parts(proof)
    under = rest + ("│ " if parts else "  ")
    yield from wrapped(teller.triple(proof.triple) + told, width, first, under + "  ")
    if proof.step is not None:
        yield from wrapped(teller.rule(proof), width, under + "  ", under + "    ")
        for condition in proof.step.conditions:
            yield from wrapped(f"where {condition}", width, under + "  ", under + "    ")
        for triple in proof.step.also:
            yield from wrapped(f"also told: {teller.triple(triple)}", width, under + "  ", under + "    ")
    for number, part in enumerate(parts, 1):
        last = number == len(parts)
        yield from _tree(part, teller, width, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))


def _claims(explanation: Explanation, teller: Teller, width: int) -> list[str]:
    lines = []
    for title, claims in (("Claimed", explanation.claims), ("Claimed otherwise", explanation.rivals)):
        told = [f"{teller.claim(c)} " + "".join(f"[{teller.number(s)}]" for s in teller.claim_spans(c)) for c in claims]
        lines += ["", title, *_listed(told, width)] if told else []
    if explanation.disputes:
        lines += ["", "In dispute", *_listed([teller.dispute(d) for d in explanation.disputes], width)]
    return lines


def _misses(explanation: Explanation, teller: Teller, width: int) -> list[str]:
    if not explanation.misses:
        return ["", "No rule could give it; it would have to be told."]
    lines = ["", "What could have given it"]
    for miss in explanation.misses:
        lines += _miss(miss, teller, width, "  ")
    return lines


def _miss(miss: Miss, teller: Teller, width: int, indent: str) -> Iterator[str]:
    yield from wrapped(f"{miss.rule}: {miss.reads}", width, indent)
    for triple in miss.present:
        yield from wrapped(f"holds    {teller.triple(triple)}", width, indent + "  ")
    for text in miss.missing:
        yield from wrapped(f"missing  {text}", width, indent + "  ")
    for condition in miss.conditions:
        yield from wrapped(condition, width, indent + "  ")
    for claim in miss.claimed:
        marks = "".join(f"[{teller.number(span)}]" for span in teller.claim_spans(claim))
        yield from wrapped(f"claimed  {teller.claim(claim)} {marks}", width, indent + "  ")
    for deeper in miss.deeper:
        yield from _miss(deeper, teller, width, indent + "    ")


def _notes(teller: Teller, width: int) -> Iterator[str]:
    if teller.numbers:
        yield from ("", "Passages")
    for span, number in teller.numbers.items():
        found = teller.citation(span)
        place = f"{found.place} ({abbreviate(span.value)}, characters {found.start}-{found.end}): {found.paraphrase}"
        yield from wrapped(f"[{number}] {place}", width, "  ")
        if found.text is not None:
            yield from wrapped(f"“{found.text}”", width, "      ")


def _listed(sentences: Iterable[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from wrapped(sentence, width, "  ")
