"""Titles as English manuals write them: headline capitals, quotation marks within each other, and what follows them."""

from __future__ import annotations

import re

__all__ = ["closed", "curled", "headline", "lowered", "quoted", "raised"]

_ARTICLES = "a|an|the"
_CONJUNCTIONS = "and|but|for|or|nor|so|yet|as"
_PREPOSITIONS = (
    "to|about|above|across|after|against|along|among|around|at|before|behind|below|beneath|beside|between|beyond|by"
    "|despite|down|during|except|from|in|inside|into|like|near|of|off|on|onto|out|outside|over|past|since|through"
    "|throughout|till|toward|under|underneath|until|up|upon|via|with|within|without"
)
_SMALL = re.compile("|".join((_ARTICLES, _CONJUNCTIONS, _PREPOSITIONS)))
_CLOSING = re.compile(r"[’”]*$")
_ENDS_ITSELF = "?!"


def headline(title: str) -> str:
    """Return a title with headline capitals (Chicago 8.159), its sub-title after a colon (14.89).

    Articles, conjunctions and prepositions stay small but at the beginning and the end, and after the colon.

    >>> headline("Great flights. Out of the country")
    'Great Flights: Out of the Country'
    """
    parts = re.split(r"(?<=\w)[.:] (?=\w)", title)
    return ": ".join(" ".join(_capitals(part.split(" "))) for part in parts)


def _capitals(words: list[str]) -> list[str]:
    last = len(words) - 1
    return [
        word if 0 < place < last and _SMALL.fullmatch(word.strip("“”‘’\"',;").lower()) else raised(word)
        for place, word in enumerate(words)
    ]


def raised(text: str) -> str:
    """Return the text with its first letter as a capital, after any opening marks."""
    return re.sub(r"^([^\w]*)(\w)", lambda found: found[1] + found[2].upper(), text, count=1)


def lowered(text: str) -> str:
    """Return the text with a small first letter."""
    return text[:1].lower() + text[1:]


def curled(text: str) -> str:
    """Return the text with typographic quotation marks.

    >>> curled('The "iron" rule')
    'The “iron” rule'
    """
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def quoted(title: str) -> str:
    """Return a title in double quotation marks, those within it single (Chicago 14.94)."""
    return f"“{curled(title).replace('“', '‘').replace('”', '’')}”"


def closed(text: str, mark: str) -> str:
    """Return the text with a comma or full stop, inside its closing quotation marks (Chicago 6.9).

    >>> closed("“Defectors”", ",")
    '“Defectors,”'
    """
    quotes = _CLOSING.search(text)
    end = quotes.start() if quotes else len(text)
    if text[:end].endswith((mark, *_ENDS_ITSELF)) and end < len(text):
        return text
    return text[:end] + mark + text[end:]
