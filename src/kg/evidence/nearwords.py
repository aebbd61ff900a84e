"""Words that stand in a text nearly so: with other capitals, spaces, line breaks, quotation marks or dashes."""

from __future__ import annotations

import re

__all__ = ["words_nearly"]

_QUOTATION_MARKS = "\"'“”„«»‘’‚"
_DASHES = "-–—‐‑"


def words_nearly(content: str, words: str) -> str:
    """Return the words as they stand first in a text, where only marks, spaces and capitals differ; else nothing.

    >>> words_nearly("He said: «I stay».", 'he said: "I  stay"')
    'He said: «I stay»'
    """
    pattern = r"\s+".join("".join(map(_letter, word)) for word in words.split())
    found = re.search(pattern, content, re.IGNORECASE) if pattern else None
    return found[0] if found else ""


def _letter(letter: str) -> str:
    for alike in (_QUOTATION_MARKS, _DASHES):
        if letter in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(letter)
