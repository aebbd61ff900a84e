"""The sounds of Latin letters in romanised names: each cluster has those of every scheme that uses it.

Schemes: BGN/PCGN, ISO 9, GOST 7.79 (system B), scholarly, Library of Congress, and the customs of English, German,
French and Polish writing.
"""

from __future__ import annotations

import unicodedata

__all__ = ["is_written", "sounds"]

_CLUSTERS: dict[str, str] = {
    # щ
    **dict.fromkeys(("schtsch", "shch", "chtch", "šč", "szcz", "stch", "ŝ"), "SC"),
    # ч
    **dict.fromkeys(("tsch", "tch", "č", "ć", "cz"), "C"),
    # ж and дж
    **dict.fromkeys(("zh", "ž", "ż"), "Z"),
    **dict.fromkeys(("dzh", "dsch", "dž"), "dZ"),
    "dj": "dZ d",
    # ш
    **dict.fromkeys(("sh", "š", "ş"), "S"),
    "sch": "S Z",
    "sz": "S s",
    "ch": "C S h k",
    # х, к
    "kh": "h",
    "x": "ks h",
    **dict.fromkeys(("ck", "q", "qu"), "k"),
    "c": "k c",
    **{f"c{vowel}": f"s{sound} c{sound} k{sound}" for vowel, sound in (("e", "e"), ("i", "i"), ("y", "i"))},
    # ц, з, с
    **dict.fromkeys(("ts", "tz", "ţ", "ț"), "c ts"),
    "z": "z c",
    "s": "s z",
    **dict.fromkeys(("ss", "ß"), "s"),
    # в and ф sound alike, because one is written for the other at the ends of words.
    **dict.fromkeys(("w", "f", "ph"), "v"),
    "th": "t",
    "h": "h g",
    "gh": "g",
    **{f"gu{vowel}": f"g{vowel} gu{vowel}" for vowel in "ei"},
    "ł": "l",
    # Vowels and glides.
    "j": "i Z dZ",
    "y": "i",
    "ë": "e o",
    "ou": "u ou",
    "oo": "u o",
    "ee": "e i",
    "eo": "eo e o",
    "ä": "e a",
    "ö": "o e",
    "ø": "o e",
    "å": "o a",
    "æ": "e",
    "œ": "e",
    "đ": "d",
    "ı": "i",
}
_LONGEST = max(map(len, _CLUSTERS))
_VOWELS = frozenset("aeiouy")


def is_written(word: str) -> bool:
    """Tell whether a word is written in Latin letters alone."""
    return (word.isascii() and word.isalpha() and word.islower()) or all(_is_latin(char) for char in word)


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z" or ("\u00df" <= char < "\u0250" and char != "÷") or bool(unicodedata.combining(char))


def sounds(word: str) -> list[tuple[str, ...]]:
    """Return for each cluster of a word (small letters, NFC) the sounds that it may stand for."""
    found = []
    place = 0
    while place < len(word):
        cluster = _cluster_at(word, place)
        place += len(cluster)
        is_mute = cluster == "e" and place == len(word) and word[-2:-1] not in _VOWELS
        found.append(("e", "") if is_mute else _of(cluster))
    return found


def _cluster_at(word: str, place: int) -> str:
    for length in range(_LONGEST, 1, -1):
        if (cluster := word[place : place + length]) in _CLUSTERS:
            return cluster
    return word[place]


def _of(cluster: str) -> tuple[str, ...]:
    if cluster in _CLUSTERS:
        return tuple(_CLUSTERS[cluster].split())
    bare = unicodedata.normalize("NFD", cluster)[0]
    if bare != cluster:
        return _of(bare)
    return ("",) if unicodedata.combining(cluster) else (cluster,)
