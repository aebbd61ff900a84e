"""English: what a search needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["FUNCTION_WORDS", "QUESTION_WORDS", "STEMMER", "TAG", "YEAR", "forms_of", "is_patronymic", "is_written"]

TAG = "en"
STEMMER = "english"
YEAR = "year"
QUESTION_WORDS = frozenset(
    ("did", "does", "how", "in", "on", "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why")
)
_FUNCTION_WORDS = """
    a about after all am an and any are as at be been before by can could did do does doing for from had has have he
    her him his how i if in into is it its me my no not of off on one or other our out over s she so some somebody
    someone such than that the their them then there they this those to under up us was we were what when where which
    while who whom whose why will with would you your
    """
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def is_written(word: str) -> bool:
    """Tell whether a word is written in the letters of English."""
    return word.isascii() and word.isalpha()


def forms_of(word: str) -> Iterable[str]:
    """Return the inflected forms of a word of a name; a possessive is cut off where a text is divided into words."""
    del word
    return ()


def is_patronymic(word: str) -> bool:
    """Tell whether a word can be a patronymic; English has none."""
    del word
    return False
