"""How well a name that is asked for fits the names of an entity: from 0 to 1.

Each word that is asked for is laid on the word of a name that it resembles most: the same word counts 1, a form of it
0.98, a spelling that sounds alike 0.96, one with slips of the keys as much as it resembles it (RapidFuzz, optimal
string alignment of letters or of sounds). The fit is the mean of these, times 0.7 to 1 by how much of the name is
asked for: a surname alone fits a name of two words by 0.85.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.search.index import Entry, Index
from kg.search.languages import is_function_word, is_patronymic
from kg.search.matching import Way, is_initial_of, sure_words
from kg.search.slips import alike
from kg.search.sounds import is_telling, sounds_of
from kg.search.text import Token, readings

__all__ = ["NameFit", "name_fits"]

_WORTH = {Way.EXACT: 1.0, Way.INFLECTED: 0.98, Way.SOUND: 0.96}
_INITIAL = 0.95
_SLIP, _SLIP_OF_SOUND = 0.97, 0.95
_SHORTEST_SLIP = 4
_MOST_SOUNDS = 6
_LEAST_OF_NAME = 0.7
_LIGHT = 0.35
"""What a word weighs that a name may lack: an initial, a patronymic."""


@dataclass(frozen=True, order=True)
class NameFit:
    """How well a name fits; how many words of it were asked for in full; whether none of its words was left out."""

    score: float
    words: int = 0
    is_whole: bool = False


def name_fits(text: str, index: Index) -> dict[int, NameFit]:
    """Return the best fit of each thing that has a name like the text, by its place in the index."""
    found: dict[int, NameFit] = {}
    for reading in readings(text):
        asked = [token for token in reading if token.has_stop or not is_function_word(token.plain)] or list(reading)
        words = [{} if token.is_initial else _resembling(token, index) for token in asked]
        for place in sorted({place for known in words for word in known for place in index.with_word.get(word, ())}):
            entry = index.entries[place]
            fit = _fit(asked, words, entry)
            found[entry.thing] = max(found.get(entry.thing, fit), fit)
    return found


def _resembling(token: Token, index: Index) -> dict[str, float]:
    """Return the words of names that a word may be, with how much it resembles each."""
    found = {word: _WORTH[way] for word, way in sure_words(token, index).items()}
    if len(token.plain) >= _SHORTEST_SLIP and not any(worth == 1.0 for worth in found.values()):
        for word, worth in _slips(token, index):
            found[word] = max(found.get(word, 0.0), worth)
    return found


def _slips(token: Token, index: Index) -> Iterator[tuple[str, float]]:
    yield from ((word, _SLIP * likeness) for word, likeness in alike(token.plain, list(index.with_word)))
    if is_telling(token.plain):
        for sound in sorted(sounds_of(token.written))[:_MOST_SOUNDS]:
            for known, likeness in alike(sound, list(index.sounds)):
                yield from ((word, _SLIP_OF_SOUND * likeness) for word in index.sounds[known])


def _fit(asked: Sequence[Token], words: Sequence[dict[str, float]], entry: Entry) -> NameFit:
    """Return how well the words that are asked for fit one name; each word of the name is taken once."""
    left = list(entry.words)
    worths, in_full = [0.0] * len(asked), 0
    pairs = ((worth, place, word) for place, known in enumerate(words) for word, worth in known.items())
    for worth, place, word in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if word in left and not worths[place]:
            left.remove(word)
            worths[place] = worth
            in_full += not is_function_word(word)
    _take_initials(asked, worths, left)
    weights = [_weight(token, worth) for token, worth in zip(asked, worths, strict=True)]
    told = sum(worth * weight for worth, weight in zip(worths, weights, strict=True)) / sum(weights)
    telling, lacking = _counted(entry, left)
    covered = 1 - lacking / telling
    return NameFit(told * (_LEAST_OF_NAME + (1 - _LEAST_OF_NAME) * covered), in_full, lacking == 0)


def _take_initials(asked: Sequence[Token], worths: list[float], left: list[str]) -> None:
    for place, token in enumerate(asked):
        word = next((word for word in left if is_initial_of(token, word)), None) if token.is_initial else None
        if word is not None:
            left.remove(word)
            worths[place] = _INITIAL


def _weight(token: Token, worth: float) -> float:
    may_lack = token.is_initial or is_patronymic(token.written)
    return _LIGHT if may_lack and not worth else 1.0


def _counted(entry: Entry, left: Sequence[str]) -> tuple[int, int]:
    """Return how many telling words a name has, and how many of them were not asked for; what brackets add is free."""
    main = entry.words[: len(entry.words) - entry.in_brackets] or entry.words
    telling = [word for word in main if not is_function_word(word)] or list(main)
    return len(telling), sum(word in left for word in telling)
