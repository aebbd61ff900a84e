"""From a text to its words: what counts as one spelling, which words are initials, whatever the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Token", "normalise", "readings", "tokens"]

# Signs of transliteration for soft and hard signs and for ties: they stand inside a word and part nothing.
_INSIDE = re.compile(r"(?<=\w)[`´ʹʺʼ\u0361\ufe20\ufe21]+(?=\w)|[\u0361\ufe20\ufe21]")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


@dataclass(frozen=True)
class Token:
    """One word of a text: as it counts in comparison, and as it was written (small letters, NFC).

    A single letter is an initial when a full stop follows, and may be one when it is a capital.
    """

    plain: str
    written: str
    is_initial: bool = False
    has_stop: bool = False


def normalise(name: str) -> str:
    """Return a name without case, accents, punctuation and the dots of ё.

    >>> normalise("Фёдор  Шаляпин") == normalise("федор шаляпин")
    True
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(" " if not (ch.isalnum() or unicodedata.combining(ch)) else ch for ch in decomposed)
    return " ".join("".join(ch for ch in bare if not unicodedata.combining(ch)).split())


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in their order."""
    composed = unicodedata.normalize("NFKC", _INSIDE.sub("", text))
    return tuple(token for word, dotted in _runs(composed) for token in _tokens_of(word, dotted))


def readings(text: str) -> tuple[tuple[Token, ...], ...]:
    """Return the words of a text, and once more with apostrophes as parts of words: O'Neill, but also Il'in."""
    joined = _APOSTROPHE.sub("", text)
    return (tokens(text),) if joined == text else (tokens(text), tokens(joined))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of letters, digits and combining marks, and whether a full stop follows."""
    run = ""
    for char in (*text, " "):
        if char.isalnum() or (run and unicodedata.combining(char)):
            run += char
        elif run:
            yield run, char == "."
            run = ""


@lru_cache(maxsize=1 << 12)
def _tokens_of(word: str, dotted: bool) -> tuple[Token, ...]:
    return tuple(_divided(word, dotted))


def _divided(word: str, dotted: bool) -> Iterator[Token]:
    written = unicodedata.normalize("NFC", word.casefold())
    parts = normalise(word).split()
    for part in parts:
        is_letter = len(part) == 1 and part.isalpha()
        is_initial, has_stop = is_letter and (dotted or word.isupper()), is_letter and dotted
        yield Token(part, written if len(parts) == 1 else part, is_initial, has_stop)
