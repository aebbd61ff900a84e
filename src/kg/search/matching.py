"""How a word that is asked for meets words of names: surely, or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from kg.search.index import Index
from kg.search.languages import stem
from kg.search.slips import alike
from kg.search.sounds import is_telling, sounds_of
from kg.search.text import Token

__all__ = ["Way", "is_initial_of", "near_words", "sure_words"]


class Way(IntEnum):
    """By which way a word meets another, the surest first; the first three are sure."""

    EXACT = 0
    INFLECTED = 1
    SOUND = 2
    STEM = 3
    BEGINNING = 4
    SLIP = 5


_WORTH = {Way.EXACT: 1.0, Way.INFLECTED: 0.95, Way.SOUND: 0.9, Way.STEM: 0.85, Way.BEGINNING: 0.8, Way.SLIP: 0.8}
_SHORTEST_BEGINNING = 2
_SHORTEST_SLIP = 4


def sure_words(token: Token, index: Index) -> dict[str, Way]:
    """Return the words of names that are this word, a form of which it is, or that sound like it."""
    found: dict[str, Way] = {}
    for word, way in _sure(token, index):
        if word in index.with_word:
            found.setdefault(word, way)
    return found


def _sure(token: Token, index: Index) -> Iterator[tuple[str, Way]]:
    yield token.plain, Way.EXACT
    yield from ((word, Way.INFLECTED) for word in index.forms.get(token.plain, ()))
    if is_telling(token.plain):
        for sound in sounds_of(token.written):
            yield from ((word, Way.SOUND) for word in index.sounds.get(sound, ()))


def near_words(token: Token, index: Index) -> dict[str, float]:
    """Return all words of names that a list may show for this word, with what each is worth (1: the same word).

    Slips of the keys are looked for only where nothing else is found.
    """
    found = {word: _WORTH[way] for word, way in sure_words(token, index).items()}
    for word in index.stems.get(stem(token.plain), ()):
        found.setdefault(word, _WORTH[Way.STEM])
    if len(token.plain) >= _SHORTEST_BEGINNING:
        for word in index.with_word:
            if word not in found and word.startswith(token.plain):
                found[word] = _WORTH[Way.BEGINNING] * (0.6 + 0.4 * len(token.plain) / len(word))
    return found or dict(_slips(token, index))


def _slips(token: Token, index: Index) -> Iterator[tuple[str, float]]:
    if len(token.plain) < _SHORTEST_SLIP or token.plain.isdigit():
        return
    yield from ((word, _WORTH[Way.SLIP] * likeness) for word, likeness in alike(token.plain, list(index.with_word)))


def is_initial_of(token: Token, word: str) -> bool:
    """Tell whether a letter can be the first of a word, by itself or by its sound (J. of Жаклин)."""
    if word.startswith(token.plain):
        return True
    letters = {sound[0] for sound in sounds_of(token.written) if sound}
    return bool(letters & {sound[0] for sound in sounds_of(word) if sound})
