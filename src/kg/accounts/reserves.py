"""Reserves at the end of a phrase: that accounts differ in shades, and how many sources tell it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Piece, Remark

__all__ = ["reserved"]


def reserved(phrase: Phrase, filler: Filler, fact: NamedNode | None = None) -> tuple[Piece | Remark, ...]:
    """Return the pieces of a phrase, what is said in other words elsewhere remarked once, at the end.

    A fact that is a side of a dispute as a whole has the reserve of the dispute.
    """
    whole = filler.disputed(filler.told.disputes.get((fact, None), ())) if fact is not None else []
    shades = [piece for piece in phrase.pieces if isinstance(piece, Remark) and piece.kind == "shade"]
    kept = [piece for piece in phrase.pieces if piece not in shades]
    differs = any(isinstance(piece, Remark) and piece.kind == "difference" for piece in kept)
    ending = sorted([*whole, *(shades if not differs else ())], key=lambda remark: remark.kind)
    known = {piece.text for piece in kept if isinstance(piece, Remark)}
    ending = [remark for remark in ending if remark.text not in known and (remark.kind != "shade" or not differs)]
    return (*kept, *ending[:1], *_sources(phrase, filler))


def _sources(phrase: Phrase, filler: Filler) -> list[Remark]:
    """Return how many sources tell a phrase when they are several; a passage that repeats another is no source."""
    number = len({filler.told.witness(citation.span) for citation in phrase.citations})
    forms = filler.wording.words.get("sources", ())
    if number < 2 or not forms:
        return []
    return [Remark(filler.namer.counted(number, forms).format(number), "sources")]
