"""Slips of the keys: words that differ in few letters, or in two that changed places (optimal string alignment)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["alike", "most_alike"]

_LEAST_ALIKE = 0.7
_MOST = 8


def alike(word: str, known: Sequence[str]) -> list[tuple[str, float]]:
    """Return the known words that are much like a word, the most alike first, with how alike they are (1: the same)."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, known, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_ALIKE, limit=_MOST)
    return [(each, similarity) for each, similarity, _ in found]


def most_alike(word: str, known: Sequence[str]) -> list[str]:
    """Return the known words that are most like a word: all those that are equally so."""
    found = alike(word, known)
    return [each for each, similarity in found if similarity == found[0][1]]
