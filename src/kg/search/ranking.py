"""Things in order of how well their names answer what was asked, any word of which may match."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from kg.search.index import Entry, Index
from kg.search.languages import is_function_word, is_question
from kg.search.matching import near_words
from kg.search.resolving import iri_meant, meant_by
from kg.search.text import Token, normalise, readings
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["Found", "best_things"]

_BY_KIND = {"dispute": 0.9, "concept": 0.85, "scheme": 0.75, "name": 0.65, "": 0.65, **current().search.worth}
"""What a thing is worth by its kind: people go before disputes about them, and terms of the ontology come last."""
_OTHER_KINDS = 0.8
_SAME_AGAIN = 0.75
"""What a thing is worth beside those before it when it answers no other word than they do."""
_IN_PASSING = 0.5
"""What a thing is worth at least that a single word of a sentence names and nothing else does."""
_SHORTEST = 4
"""Shorter words sound like too many names."""
_NOTIONS = ("concept", "scheme", "name", "")
_NOTION = 0.6
_MOST_VARIED = 12
_MOST_NAMES = 5
_BETWEEN_NAMES = re.compile(r"[,;&/]|\s(?:and|or|with|и|или|с|со)\s", re.IGNORECASE)
_LEAST = 0.35
"""A thing is left out when it is worth less than this part of the best one."""


@dataclass(frozen=True)
class Found:
    """A thing that was found, and how well it fits: from 0 to 1."""

    thing: Thing
    score: float


@dataclass(frozen=True, order=True)
class _Worth:
    """How well a thing fits, and which of the words that are asked for it answers, by their places."""

    score: float
    answers: tuple[int, ...] = ()

    def beside(self, answered: Collection[int]) -> float:
        """Return what it is worth when some words are answered already."""
        return self.score * (_SAME_AGAIN if answered and set(self.answers) <= set(answered) else 1.0)


@dataclass(frozen=True)
class _Asked:
    """One word that is asked for: the words of names that it may be, what each is worth, and how telling it is."""

    words: dict[str, float]
    weight: float


def best_things(text: str, index: Index, limit: int | None = None) -> list[Found]:
    """Return the things whose names have any of the words, the best first; what the text means surely comes first.

    Among the first ones a thing for another word goes before a second thing for the same.
    """
    scores: dict[int, _Worth] = {}
    asks = is_question(normalise(text).split())
    for reading in readings(text):
        for place, plain in _scored(_asked(reading, index), index):
            worth = _as_answer(plain, index.things[place]) if asks else plain
            scores[place] = max(scores.get(place, worth), worth)
    for place in _meant(text, index):
        answers = scores.get(place, _Worth(0.0)).answers
        scores[place] = _Worth(1.0 + _kind_factor(index.things[place]), answers)
    for place in _named_in_passing(text, index):
        worth = scores.get(place, _Worth(0.0))
        scores[place] = max(worth, _Worth(_IN_PASSING * _kind_factor(index.things[place]), worth.answers))
    best = min(1.0, max((worth.score for worth in scores.values()), default=0.0))
    order = sorted(scores, key=lambda place: (-scores[place].score, index.things[place].iri))
    kept = [place for place in order if scores[place].score >= _LEAST * best]
    found = [Found(index.things[place], min(1.0, scores[place].score)) for place in _varied(kept, scores)]
    return found[:limit]


def _as_answer(worth: _Worth, thing: Thing) -> _Worth:
    """Return what a thing is worth as the answer to a question: what is only a notion answers few."""
    return _Worth(worth.score * (_NOTION if thing.kind in _NOTIONS else 1.0), worth.answers)


def _varied(order: list[int], scores: Mapping[int, _Worth]) -> list[int]:
    """Return places in an order in which the first ones answer different words."""
    left, first = list(order), list[int]()
    answered: set[int] = set()
    while left and len(first) < _MOST_VARIED:
        place = max(left, key=lambda place: scores[place].beside(answered))
        left.remove(place)
        first.append(place)
        answered.update(scores[place].answers)
    return first + left


def _meant(text: str, index: Index) -> list[int]:
    if (iri := iri_meant(text)) is not None:
        return [index.by_iri[iri]] if iri in index.by_iri else []
    whole = meant_by(text, index).things
    named = whole if len(whole) == 1 else _listed(text, index) or whole
    return [index.by_iri[thing.iri] for thing in named]


def _listed(text: str, index: Index) -> list[Thing]:
    """Return the things of a text that is nothing but names of one thing each, as in Fenn and Oak."""
    names = [name for name in _BETWEEN_NAMES.split(text) if name.strip()]
    found = [meant_by(name, index).things for name in names] if 1 < len(names) <= _MOST_NAMES else []
    return [things[0] for things in found] if all(len(things) == 1 for things in found) else []


def _named_in_passing(text: str, index: Index) -> list[int]:
    """Return what one word of a sentence names surely and alone, as a surname does."""
    words = [word for word in text.split() if len(word) >= _SHORTEST and not is_function_word(word.casefold())]
    named = [meant_by(word, index).things for word in words] if len(words) > 1 else []
    return [index.by_iri[things[0].iri] for things in named if len(things) == 1]


def _asked(reading: tuple[Token, ...], index: Index) -> list[_Asked]:
    """Return the words that are looked for, without those that tell nothing unless there are no others."""
    telling = [token for token in reading if not is_function_word(token.plain)] or list(reading)
    return [_Asked(words, _rarity(words, index)) for token in telling if (words := near_words(token, index))]


def _rarity(words: dict[str, float], index: Index) -> float:
    """Return how telling a word is: the fewer names have it, the more."""
    names = sum(len(index.with_word[word]) for word in words)
    return log(1 + len(index.entries) / names)


def _scored(asked: Sequence[_Asked], index: Index) -> Iterator[tuple[int, _Worth]]:
    """Yield places of things with the worth of each by one of its names."""
    within = {place for each in asked for word in each.words for place in index.with_word[word]}
    for place in within:
        entry = index.entries[place]
        yield entry.thing, _worth(entry, asked, _kind_factor(index.things[entry.thing]))


def _worth(entry: Entry, asked: Sequence[_Asked], factor: float) -> _Worth:
    """Return what a name is worth: how much of what is asked it answers, and how much of it is asked for."""
    met = [max((each.words.get(word, 0.0) for word in entry.words), default=0.0) for each in asked]
    content = [word for word in entry.words if not is_function_word(word)] or entry.words
    covered = sum(max(each.words.get(word, 0.0) for each in asked) for word in content) / len(content)
    told = sum(worth * each.weight for worth, each in zip(met, asked, strict=True)) / sum(each.weight for each in asked)
    return _Worth(told * (0.55 + 0.45 * covered) * factor, tuple(place for place, worth in enumerate(met) if worth))


def _kind_factor(thing: Thing) -> float:
    return _BY_KIND.get(thing.kind, _OTHER_KINDS)
