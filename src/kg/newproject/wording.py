"""The few words of a new project in its languages; where we have none, they are English and have to be translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["KNOWN", "labels"]

_WORDS = {
    "person": {"en": "person", "de": "Person", "fr": "personne", "ru": "человек"},
    "person_definition": {
        "en": "A human being.",
        "de": "Ein Mensch.",
        "fr": "Un être humain.",
        "ru": "Человек, о котором говорит текст.",
    },
    "stay": {"en": "stay", "de": "Aufenthalt", "fr": "séjour", "ru": "пребывание"},
    "stay_definition": {
        "en": "Somebody's living at a place for a time.",
        "de": "Dass jemand eine Zeit lang an einem Ort lebt.",
        "fr": "Le fait de vivre un temps en un lieu.",
        "ru": "То, что кто-то какое-то время живёт в одном месте.",
    },
    "stayed_at": {"en": "stayed at", "de": "Aufenthalt an", "fr": "séjour à", "ru": "место пребывания"},
    "stayed_at_definition": {
        "en": "The place of a stay.",
        "de": "Der Ort eines Aufenthalts.",
        "fr": "Le lieu d'un séjour.",
        "ru": "Место, где кто-то пребывал.",
    },
    "who_stayed": {"en": "who stayed", "de": "wer sich aufhielt", "fr": "qui séjourna", "ru": "кто пребывал"},
    "who_stayed_definition": {
        "en": "The person whose stay it is.",
        "de": "Die Person, um deren Aufenthalt es geht.",
        "fr": "La personne dont c'est le séjour.",
        "ru": "Человек, чьё это пребывание.",
    },
    "first_text": {"en": "first text", "de": "erster Text", "fr": "premier texte", "ru": "первый текст"},
}
KNOWN = frozenset(_WORDS["person"])
"""The languages that we have the words in."""
_NAMES = {"ada_fenn": "Ada Fenn", "gull_rock": "Gull Rock"}
_OF_DATA = {*_NAMES, "first_text"}


def labels(languages: Sequence[str]) -> dict[str, str]:
    """Return each wording as Turtle literals, one per language of the project.

    >>> labels(["en", "de"])["stay"]
    '"stay"@en , "Aufenthalt"@de'
    """
    words = {key: {tag: texts.get(tag, texts["en"]) for tag in languages} for key, texts in _WORDS.items()}
    names = {key: dict.fromkeys(languages, name) for key, name in _NAMES.items()}
    told = {**words, **names}
    return {key: _in_data(texts) if key in _OF_DATA else _side_by_side(texts) for key, texts in told.items()}


def _side_by_side(texts: Mapping[str, str]) -> str:
    return " , ".join(f'"{text}"@{tag}' for tag, text in texts.items())


def _in_data(texts: Mapping[str, str]) -> str:
    """Return literals as canonical Turtle has them: one a line, by language."""
    return " ,\n        ".join(f'"{text}"@{tag}' for tag, text in sorted(texts.items()))
