"""Lengths of time in the words of a language, from the durations of XML Schema (XSD 1.1 part 2, section 3.3.6)."""

from __future__ import annotations

import re

from kg.accounts.wording import Wording

__all__ = ["length_in_words"]

_LENGTH = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?(?:T(?P<hour>\d+)H)?"
)


def length_in_words(duration: str, wording: Wording) -> str:
    """Return a duration in words, as “1 month”; one of a form that has no words here stays as it is."""
    found = _LENGTH.fullmatch(duration)
    parts = {unit: int(number) for unit, number in (found.groupdict() if found else {}).items() if number}
    if any(unit not in wording.words for unit in parts):
        return duration
    words = [f"{n} {wording.plural(n, tuple(wording.words[unit]))}" for unit, n in parts.items()]
    return " ".join(words) or duration
