"""The languages that the search knows, and what it needs to know of each; another one is another module and a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from kg.search import english, russian

__all__ = ["Language", "forms_of", "is_function_word", "is_patronymic", "is_question", "stem", "words_for_year"]


class Language(Protocol):
    """What a module of a language offers."""

    TAG: str
    """Its tag (BCP 47), as in labels."""
    STEMMER: str
    """Its name among the stemmers of Snowball."""
    FUNCTION_WORDS: frozenset[str]
    """Words that tell nothing about what is looked for, normalised."""

    QUESTION_WORDS: frozenset[str]
    """Words with which a question begins, normalised; those that may stand before them, too."""
    YEAR: str
    """What a year is called."""

    def is_written(self, word: str) -> bool:
        """Tell whether a word can be one of this language by its letters."""

    def forms_of(self, word: str) -> Iterable[str]:
        """Return the inflected forms, normalised, of a word of a name (small letters, NFC) in its first case."""

    def is_patronymic(self, word: str) -> bool:
        """Tell whether a word (small letters, NFC) can be a patronymic, in any case."""


LANGUAGES: tuple[Language, ...] = (russian, english)


def forms_of(word: str, tag: str | None) -> Iterable[str]:
    """Return the inflected forms of a word of a label in a language; none in one that is not known here."""
    language = next((each for each in LANGUAGES if tag == each.TAG), None)
    return language.forms_of(word) if language is not None and language.is_written(word) else ()


def is_function_word(word: str) -> bool:
    """Tell whether a normalised word is a preposition, a pronoun or the like, in any language known here."""
    return any(word in language.FUNCTION_WORDS for language in LANGUAGES)


def is_question(words: Sequence[str]) -> bool:
    """Tell whether normalised words are a question in some language: they begin as one, or one stands second."""
    return len(words) > 2 and any(word in each.QUESTION_WORDS for word in words[:2] for each in LANGUAGES)


def words_for_year() -> set[str]:
    """Return what a year is called in every language."""
    return {language.YEAR for language in LANGUAGES}


def is_patronymic(word: str) -> bool:
    """Tell whether a word can be a patronymic, in the script of its language or in another."""
    return any(language.is_patronymic(word) for language in LANGUAGES)


@cache
def stem(word: str) -> str:
    """Return the stem of a normalised word, by the rules of the first language that may have written it (Snowball)."""
    language = next((each for each in LANGUAGES if each.is_written(word)), None)
    return str(_stemmer(language.STEMMER).stemWord(word)) if language is not None else word


@cache
def _stemmer(name: str):  # type: ignore[no-untyped-def]
    import Stemmer

    return Stemmer.Stemmer(name)
