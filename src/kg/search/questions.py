"""Canned questions in order of how well they are the question that was asked, in whatever language and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Protocol

from kg.search.languages import is_function_word, stem
from kg.search.text import normalise

__all__ = ["Asked", "Classes", "FoundQuestion", "Questions"]

Classes = Mapping[str, Collection[str]]
"""For words (normalised) that name a thing, what such things are called."""

_FUNCTION_WORD = 0.12
_BY_CLASS = 0.6
_ALIKE = 0.8
_SHORTEST_ROOT = 4
_LEAST = 0.4
_TITLE, _TAG, _DESCRIPTION = 0.7, 0.7, 0.35


class Asked(Protocol):
    """A question as the search sees it."""

    @property
    def name(self) -> str:
        """Its name, the family first."""

    @property
    def summary(self) -> str:
        """The question, in one sentence."""

    @property
    def description(self) -> str:
        """What is to be known about it."""

    @property
    def tags(self) -> Sequence[str]:
        """Words to find it by."""

    @property
    def wordings(self) -> Sequence[str]:
        """Other ways of asking it, in any language."""


@dataclass(frozen=True)
class FoundQuestion:
    """The name of a question that was found, and how well it fits: from 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True)
class _Phrases:
    """The stems of a question: of each way of asking it, and of all that is told about it, with what each is worth."""

    name: str
    ways: tuple[frozenset[str], ...]
    about: Mapping[str, float] = field(default_factory=dict)


class Questions:
    """Questions ready to be found."""

    def __init__(self, questions: Iterable[Asked]):
        self._phrases = [_phrases(question) for question in questions]
        self._holding: dict[str, int] = {}
        for phrases in self._phrases:
            for each in {*phrases.about, *(word for way in phrases.ways for word in way)}:
                self._holding[each] = self._holding.get(each, 0) + 1

    def best(self, text: str, classes: Classes | None = None) -> list[FoundQuestion]:
        """Return the questions that have any telling word, the best first.

        Who asks for France asks for a state: `classes` tells such things (`kg.search.classes_of`).
        """
        told = {word: {stem(part) for name in names for part in normalise(name).split()} for word, names in (classes or {}).items()}
        words = [self._word(word, told.get(word, set())) for word in normalise(text).split()]
        every = sum(weight for _, weight in words) or 1.0
        scored = [(phrases, self._score(phrases, words, every)) for phrases in self._phrases]
        best = max((score for _, score in scored), default=0.0)
        found = [FoundQuestion(phrases.name, score) for phrases, score in scored if score and score >= _LEAST * best]
        return sorted(found, key=lambda each: (-each.score, each.name))

    def _word(self, word: str, classes: Collection[str]) -> tuple[dict[str, float], float]:
        """Return the stems that a word may be, with the worth of each, and how telling it is."""
        stems = {each: _BY_CLASS for each in classes if each in self._holding}
        root = stem(word)
        if root in self._holding:
            stems[root] = 1.0
        elif not stems:
            stems = {near: _ALIKE for near in self._alike(root)}
        return stems, self._weight(word, stems)

    def _alike(self, root: str) -> list[str]:
        """Return the stems that begin one another, as disagr and disagre do; else those with a slip of the keys."""
        if len(root) < _SHORTEST_ROOT:
            return []
        long = [known for known in self._holding if len(known) >= _SHORTEST_ROOT]
        begun = [known for known in long if known.startswith(root) or root.startswith(known)]
        if begun:
            return begun
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        return [known for known, _, _ in extract(root, long, scorer=OSA.normalized_similarity, score_cutoff=0.75, limit=3)]

    def _weight(self, word: str, stems: Collection[str]) -> float:
        rarest = min((self._holding[each] for each in stems), default=1)
        weight = log(1 + len(self._phrases) / rarest)
        return weight * (_FUNCTION_WORD if is_function_word(word) else 1.0)

    def _score(self, phrases: _Phrases, words: Sequence[tuple[dict[str, float], float]], every: float) -> float:
        """Return how well a question fits: by the nearest of its ways of asking, and by all that is told about it."""
        about = sum(max((worth * phrases.about.get(s, 0.0) for s, worth in stems.items()), default=0.0) * weight for stems, weight in words)
        nearest = max((self._nearness(way, words, every) for way in phrases.ways), default=0.0)
        return 0.8 * nearest + 0.2 * about / every

    def _nearness(self, way: frozenset[str], words: Sequence[tuple[dict[str, float], float]], every: float) -> float:
        told = sum(max((worth for s, worth in stems.items() if s in way), default=0.0) * weight for stems, weight in words)
        if not told:
            return 0.0
        asked = {s for stems, _ in words for s in stems}
        whole = sum(self._weight_of_stem(s) for s in way) or 1.0
        covered = sum(self._weight_of_stem(s) for s in way & asked) / whole
        return told / every * (0.6 + 0.4 * covered)

    def _weight_of_stem(self, root: str) -> float:
        weight = log(1 + len(self._phrases) / self._holding[root])
        return weight * (_FUNCTION_WORD if is_function_word(root) else 1.0)


def _phrases(question: Asked) -> _Phrases:
    ways = tuple(frozenset(_stems(way)) for way in (question.summary, *question.wordings))
    about: dict[str, float] = {}
    for text, worth in ((question.description, _DESCRIPTION), (question.name, _TITLE), (" ".join(question.tags), _TAG)):
        about.update({each: worth for each in _stems(text)})
    about.update({each: 1.0 for way in ways for each in way})
    return _Phrases(question.name, ways, about)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in normalise(text).split()]
