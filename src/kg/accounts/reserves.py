"""Reserves about a phrase: what changes its sense stands within it; shades, and how many tell it, in a note."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from kg.accounts.filling import Filler
from kg.accounts.model import Phrase, Remark

__all__ = ["reserved"]


def reserved(phrase: Phrase, filler: Filler, fact: NamedNode | None = None) -> Phrase:
    """Return a phrase with its reserves in their places; each is said once.

    A fact that is a side of a dispute as a whole has the reserve of the dispute.
    """
    whole = filler.disputed(filler.told.disputes.get((fact, None), ())) if fact is not None else []
    shades = [remark for remark in (*phrase.pieces, *whole) if isinstance(remark, Remark) and remark.kind == "shade"]
    kept = tuple(piece for piece in phrase.pieces if piece not in shades)
    known = {piece.text for piece in kept if isinstance(piece, Remark)}
    ending = tuple(remark for remark in whole if remark.kind != "shade" and remark.text not in known)
    return replace(phrase, pieces=(*kept, *ending), notes=(*dict.fromkeys(shades), *_sources(phrase, filler)))


def _sources(phrase: Phrase, filler: Filler) -> list[Remark]:
    """Return how many sources tell a phrase when they are several; a passage that repeats another is no source."""
    number = len({filler.told.witness(citation.span) for citation in phrase.citations})
    forms = filler.wording.words.get("sources", ())
    if number < 2 or not forms:
        return []
    return [Remark(filler.namer.counted(number, forms).format(number), "sources")]
