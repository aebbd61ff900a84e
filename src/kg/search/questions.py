"""Canned questions in order of how well they are the question that was asked, in whatever language and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from kg.search.languages import is_function_word, stem
from kg.search.slips import most_alike
from kg.search.text import normalise

__all__ = ["Asked", "Classes", "FoundQuestion", "Questions"]

Classes = Mapping[str, Collection[str]]
"""For words (normalised) that name a thing, what such things are called."""

_FUNCTION_WORD = 0.12
_UNKNOWN = 0.5
"""How telling a word is that no question has, beside one that only one has."""
_BY_CLASS = 0.6
_ALIKE = 0.8
_SAME_SENSE = 0.7
_SENTENCES = re.compile(r"[.?!;]\s")
_SHORTEST_ROOT = 4
_SHORTEST_SLIP = 5
"""A shorter word with a slip is too many other words."""
_LEAST = 0.4
_TAG, _DESCRIPTION = 0.7, 0.35
_NEAREST = 0.8


class Asked(Protocol):
    """A question as the search sees it."""

    @property
    def name(self) -> str:
        """Its name, the family first."""

    @property
    def summaries(self) -> Sequence[str]:
        """The question, in one sentence for each language."""

    @property
    def descriptions(self) -> Sequence[str]:
        """What is to be known about it, in each language."""

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
class _Told:
    """The stems of a question, with the worth of each: of every way of asking it, and of all that is told about it."""

    name: str
    ways: tuple[Mapping[str, float], ...]
    about: Mapping[str, float]


@dataclass(frozen=True)
class _Word:
    """A word that is asked for: the stems that it may be, with the worth of each, and how telling it is."""

    stems: Mapping[str, float]
    weight: float

    def met_in(self, told: Mapping[str, float]) -> float:
        """Return how much of the word is found among stems."""
        return self.weight * max((worth * told.get(each, 0.0) for each, worth in self.stems.items()), default=0.0)


class Questions:
    """Questions ready to be found; words of one of the `senses` mean nearly the same."""

    def __init__(self, questions: Iterable[Asked], senses: Iterable[Iterable[str]] = ()):
        self._told = [_told(question) for question in questions]
        self._holding = Counter(each for told in self._told for each in told.about)
        self._same: dict[str, set[str]] = {}
        for sense in senses:
            stems = {each for word in sense for each in _stems(word)}
            for each in stems:
                self._same.setdefault(each, set()).update(stems & self._holding.keys() - {each})

    def best(self, text: str, classes: Classes | None = None) -> list[FoundQuestion]:
        """Return the questions that have any telling word, the best first.

        Who asks for France asks for a state: `classes` tells such things (`kg.search.classes_of`).
        """
        called = {word: {stem(w) for name in names for w in _words(name)} for word, names in (classes or {}).items()}
        words = [self._word(word, called.get(word, ())) for word in _words(text)]
        scored = [FoundQuestion(told.name, self._score(told, words)) for told in self._told]
        least = _LEAST * max((found.score for found in scored), default=0.0)
        kept = (found for found in scored if found.score and found.score >= least)
        return sorted(kept, key=lambda found: (-found.score, found.name))

    def _word(self, word: str, called: Collection[str]) -> _Word:
        root = stem(word)
        stems = {each: _BY_CLASS for each in called if each in self._holding}
        same = dict.fromkeys(self._same.get(root, ()), _SAME_SENSE)
        if root in self._holding:
            stems[root] = 1.0
        elif not stems and not same:
            stems = dict.fromkeys(self._alike(root), _ALIKE)
        weight = max(
            map(self._weight, stems), default=min(map(self._weight, same), default=_UNKNOWN * self._weight(""))
        )
        return _Word({**same, **stems}, weight * (_FUNCTION_WORD if is_function_word(word) else 1.0))

    def _alike(self, root: str) -> list[str]:
        """Return the stems that begin one another, as disagr and disagre do; else those with a slip of the keys."""
        if len(root) < _SHORTEST_ROOT or root.isdigit():
            return []
        known = [each for each in self._holding if len(each) >= _SHORTEST_ROOT]
        begun = [each for each in known if each.startswith(root) or root.startswith(each)]
        return begun or (most_alike(root, known) if len(root) >= _SHORTEST_SLIP else [])

    def _weight(self, root: str) -> float:
        """Return how telling a stem is: the fewer questions have it, the more."""
        weight = log(1 + len(self._told) / max(1, self._holding[root]))
        return weight * (_FUNCTION_WORD if is_function_word(root) else 1.0)

    def _score(self, told: _Told, words: Sequence[_Word]) -> float:
        """Return how well a question fits: by the nearest of its ways of asking, and by all that is told about it."""
        every = sum(word.weight for word in words)
        if not every:
            return 0.0
        nearest = max((self._nearness(way, words) for way in told.ways), default=0.0)
        return (_NEAREST * nearest + (1 - _NEAREST) * sum(word.met_in(told.about) for word in words)) / every

    def _nearness(self, way: Mapping[str, float], words: Sequence[_Word]) -> float:
        """Return how much of the words a way of asking has, a little less when it asks for more than they."""
        met = sum(word.met_in(way) for word in words)
        asked = {each for word in words for each in word.stems}
        whole = sum(self._weight(each) for each in way)
        covered = sum(self._weight(each) for each in way if each in asked) / whole if whole else 0.0
        return met * (0.6 + 0.4 * covered)


def _told(question: Asked) -> _Told:
    sentences = (part for wording in (*question.summaries, *question.wordings) for part in _SENTENCES.split(wording))
    ways = tuple(dict.fromkeys(stems, 1.0) for sentence in sentences if (stems := _stems(sentence)))
    about = dict.fromkeys(_stems(" ".join(question.descriptions)), _DESCRIPTION)
    about |= dict.fromkeys(_stems(" ".join((question.name, *question.tags))), _TAG)
    return _Told(question.name, ways, about | {each: 1.0 for way in ways for each in way})


def _words(text: str) -> list[str]:
    return normalise(text).split()


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _words(text)]
