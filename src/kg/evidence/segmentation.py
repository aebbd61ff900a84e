"""Cutting a text into sentences, headings and captions: the units of the ledger.

A line is never joined to the next; inside a line a sentence ends at a full stop, question or exclamation mark or
ellipsis that a capital, digit or quotation mark follows, unless an abbreviation or an initial stands before it.
Offsets count Unicode code points; the end is exclusive.
"""

from __future__ import annotations

import re

__all__ = ["segment"]

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x0530))))
"""The capitals of the Latin, Greek and Cyrillic letters."""
_BEGINNING = re.compile(rf"[\"“„«(\[–-]*\s*[{_CAPITALS}0-9“„\"©•…]")
_ABBREVIATION = re.compile(r"(?:^|[\s(“\"])(?:(?:[A-Z]\.)*[A-Z]|Art|Book|CM|Dr|Mr|Mrs|St|Ya|named after|p|thin|vol)\.$")
_NEVER_FIRST = ("CM. ",)


def segment(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the offsets of every sentence between two offsets; only white space lies between them.

    >>> segment("He left. She stayed in St. Petersburg.")
    [(0, 8), (9, 38)]
    >>> segment("Er ging. Übrig blieb sie.")
    [(0, 8), (9, 25)]
    """
    stop = len(text) if end is None else end
    found = []
    for line in re.finditer(r"[^\n]+", text[start:stop]):
        offset = start + line.start()
        found += [(offset + a, offset + b) for a, b in _sentences_of(line.group())]
    return found


def _sentences_of(line: str) -> list[tuple[int, int]]:
    begin = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    cuts = []
    for mark in _END.finditer(line, begin, last):
        rest = line[mark.end() : last].lstrip()
        if rest and _ends_sentence(line, mark, rest):
            cuts.append((begin, mark.end()))
            begin = last - len(rest)
    return [*cuts, (begin, last)] if begin < last else cuts


def _ends_sentence(line: str, mark: re.Match[str], rest: str) -> bool:
    if mark.group() == "." and _ABBREVIATION.search(line[: mark.end()]):
        return False
    return not rest.startswith(_NEVER_FIRST) and _BEGINNING.match(rest) is not None
