"""The sounds of Cyrillic letters: those of Russian, and those of its neighbours that appear in names."""

from __future__ import annotations

import re

__all__ = ["is_written", "sounds"]

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўј"
_THEIRS = "a b v g d e Z z i i k l m n o p r s t u v h c C S SC - i - e u a i i e g v i"
_SOUNDS = {letter: sound.strip("-") for letter, sound in zip(_LETTERS, _THEIRS.split(), strict=True)}
_HUSHING = frozenset("жчшщ")
_EITHER = ("e", "o")
_OTHERS = re.compile(r"[^\u0400-\u04ff]")


def is_written(word: str) -> bool:
    """Tell whether a word is written in Cyrillic letters alone."""
    return not _OTHERS.search(word)


def sounds(word: str) -> list[tuple[str, ...]]:
    """Return for each letter of a word (small, NFC) the sounds that it may stand for.

    After a hushing consonant е is often ё without its dots, and ё is often written as е in other scripts.
    """
    before = " ", *word
    return [_of(letter, previous) for letter, previous in zip(word, before, strict=False)]


def _of(letter: str, previous: str) -> tuple[str, ...]:
    if letter == "ё":
        return ("o", "e")
    if letter == "е" and previous in _HUSHING:
        return _EITHER
    return (_SOUNDS.get(letter, letter),)
