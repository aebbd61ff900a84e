"""How a word sounds, coarsely and whatever the script: two spellings of one name have a sound in common.

A sound is a string of small and capital letters. Vowels are a, e, i, o, u; beside another vowel an i is a glide and is
dropped, so that Nureyev, Nurejew, Noureïev and Нуреев sound alike. C, S and Z are the consonants of church, ship and
azure, c is that of cats and h that of loch. A spelling that may be read in several ways has several sounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from re import compile as pattern

from kg.search import cyrillic, latin

__all__ = ["fold", "is_telling", "sounds_of"]

_MOST = 96
_VOWELS = pattern("[aeiou]+")
_TWICE = pattern(r"(.)\1+")
_SHORTEST, _LONGEST = 3, 40


@lru_cache(maxsize=1 << 12)
def sounds_of(word: str) -> frozenset[str]:
    """Return the sounds that a word may have (small letters, NFC); none for a word in no script known here."""
    for script in (latin, cyrillic):
        if script.is_written(word):
            return _folded(script.sounds(word))
    return frozenset()


def is_telling(word: str) -> bool:
    """Tell whether a word is long enough for its sound to say whose name it is, and not too long for a name."""
    return _SHORTEST <= len(word) <= _LONGEST


def _folded(choices: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return every way through the choices, folded; the rarest readings are left out of words that have very many."""
    ways: Iterable[tuple[str, ...]] = [()]
    for choice in choices:
        longer = [(*way, sound) for way, sound in product(ways, choice)]
        ways = longer[:_MOST]
    return frozenset(fold("".join(way)) for way in ways)


def fold(sound: str) -> str:
    """Return a sound without glides, and with nothing twice in a row.

    >>> fold("nureiev"), fold("alliluieva")
    ('nurev', 'alilueva')
    """
    return _TWICE.sub(r"\1", _VOWELS.sub(lambda run: run.group().replace("i", "") or "i", sound))
