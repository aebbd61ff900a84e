"""Names of months in texts of other languages, told as English tells them, but for those that may be verbs there.

The names are those of the Unicode CLDR; `tools/months.py` writes them down.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

__all__ = ["with_english_months"]

_NAMES = Path(__file__).with_name("months.tsv")
_ENGLISH = (  # noqa: SIM905
    "January February Martius April Maius June July August September October November December"
).split()
_SHORTEST_STEM = 3
_LONGEST_ENDING = 1


def with_english_months(words: str, language: str) -> str:
    """Return some words with the names of months in a language (BCP 47) in English.

    Cases that the table does not have are taken for a name whose beginning they share.

    >>> with_english_months("у червні 1921", "uk"), with_english_months("3. März", "de-AT")
    ('у June 1921', '3. Martius ')
    """
    for month, pattern in _patterns(language.partition("-")[0].lower()):
        words = pattern.sub(f" {_ENGLISH[month - 1]} ", words)
    return re.sub(r" +", " ", words)


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    lines = (line.split("\t") for line in _NAMES.read_text(encoding="utf-8").splitlines())
    return tuple((int(month), _pattern(forms)) for tag, month, *forms in lines if tag == language)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """Return what finds a month: any of its forms, or its stem with an ending as long as those of its forms."""
    named = [re.escape(form) for form in sorted(forms, key=len, reverse=True)]
    long = [form for form in forms if len(form) > _SHORTEST_STEM]
    stem = _shared_beginning(long)
    if len(long) > 1 and len(stem) >= _SHORTEST_STEM:
        ending = max(map(len, long)) - len(stem) + _LONGEST_ENDING
        named.append(rf"{re.escape(stem)}\w{{0,{ending}}}")
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(named)})(?![^\W\d_])", re.IGNORECASE)


def _shared_beginning(words: list[str]) -> str:
    letters = zip(*words, strict=False)
    return "".join(first for first, *_ in takewhile(lambda each: len(set(each)) == 1, letters))
