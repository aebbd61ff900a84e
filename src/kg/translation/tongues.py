"""What languages are called in the language that is spoken."""

from __future__ import annotations

from kg.languages import english_name
from kg.translation.messages import gettext

__all__ = ["language_name", "languages_in_words"]


def language_name(tag: str) -> str:
    """Return what a language is called, or its tag; every English name is a message."""
    return gettext(english_name(tag))


def languages_in_words(tags: tuple[str, ...]) -> str:
    """Return the names of languages in a phrase.

    >>> languages_in_words(("de", "en", "ru"))
    'German, English or Russian'
    """
    *first, last = map(language_name, tags)
    return gettext("%(first)s or %(last)s", first=", ".join(first), last=last) if first else last
