"""A proof as Markdown: nested lists, passages as numbered references."""

from __future__ import annotations

from collections.abc import Iterator

from kg.explain.model import Explanation, Miss, Proof
from kg.explain.telling import Teller
from kg.rdf.namespaces import abbreviate

__all__ = ["explanation_as_markdown"]


def explanation_as_markdown(explanation: Explanation, teller: Teller) -> str:
    """Return an explanation as Markdown (CommonMark)."""
    lines = [f"# {_plain(teller.heading(explanation.goal))}", "", f"`{teller.triple(explanation.goal)}`", ""]
    lines.append(f"{teller.summary(explanation).capitalize()}.")
    for number, proof in enumerate(explanation.proofs, 1):
        lines += ["", f"## Proof {number}", "", *_tree(proof, teller, "")]
    if explanation.proofs:
        lines += ["", "## What would defeat it", "", *(f"- {_plain(text)}" for text in teller.defeat(explanation))]
    for title, claims in (("Claimed", explanation.claims), ("Claimed otherwise", explanation.rivals)):
        if claims:
            lines += ["", f"## {title}", "", *(f"- {_plain(_claim(claim, teller))}" for claim in claims)]
    if explanation.disputes:
        lines += ["", "## In dispute", "", *(f"- {_plain(teller.dispute(d))}" for d in explanation.disputes)]
    if explanation.misses:
        lines += ["", "## What could have given it", ""]
        lines += [line for miss in explanation.misses for line in _miss(miss, teller, "")]
    return "\n".join([*lines, *_notes(teller)]) + "\n"


def _tree(proof: Proof, teller: Teller, indent: str) -> Iterator[str]:
    told = ""
    if proof.ground is not None:
        told = f": {_plain(teller.status(proof.ground))} {_plain(teller.marks(proof.ground))}".rstrip()
    yield f"{indent}- `{teller.triple(proof.triple)}`{told}"
    if proof.step is not None:
        conditions = "".join(f"; where {condition}" for condition in proof.step.conditions)
        also = "".join(f"; also told: {teller.triple(triple)}" for triple in proof.step.also)
        yield f"{indent}  {_plain(teller.rule(proof) + conditions + also)}"
    for part in teller.shown_parts(proof):
        yield from _tree(part, teller, indent + "  ")


def _claim(claim, teller: Teller) -> str:  # type: ignore[no-untyped-def]
    return f"{teller.claim(claim)} " + "".join(f"[{teller.number(span)}]" for span in teller.claim_spans(claim))


def _miss(miss: Miss, teller: Teller, indent: str) -> Iterator[str]:
    yield f"{indent}- {miss.rule}: {_plain(miss.reads)}"
    yield from (f"{indent}  - holds `{teller.triple(triple)}`" for triple in miss.present)
    yield from (f"{indent}  - missing `{text}`" for text in miss.missing)
    yield from (f"{indent}  - `{condition}`" for condition in miss.conditions)
    yield from (f"{indent}  - claimed: {_plain(_claim(claim, teller))}" for claim in miss.claimed)
    for deeper in miss.deeper:
        yield from _miss(deeper, teller, indent + "  ")


def _notes(teller: Teller) -> Iterator[str]:
    if teller.numbers:
        yield from ("", "## Passages", "")
    for span, number in teller.numbers.items():
        found = teller.citation(span)
        quote = "" if found.text is None else f" “{_plain(found.text)}”"
        place = f"{found.place} (`{abbreviate(span.value)}`, characters {found.start}-{found.end})"
        yield f"- \\[{number}\\] {place}: {_plain(found.paraphrase)}{quote}"


def _plain(text: str) -> str:
    """Return text in which nothing is taken for markup."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
