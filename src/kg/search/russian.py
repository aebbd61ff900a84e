"""Russian: what a search needs to know of it; how its names are declined stands in `declension`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.search import cyrillic
from kg.search.declension import declined
from kg.search.sounds import sounds_of

__all__ = ["FUNCTION_WORDS", "QUESTION_WORDS", "STEMMER", "TAG", "YEAR", "forms_of", "is_patronymic", "is_written"]

TAG = "ru"
STEMMER = "russian"
YEAR = "год"
_QUESTION_WORDS = """
    где зачем как какая какие каким каких какого какое какои каком какую кем когда кого ком кому кто куда откуда отчего
    по почему сколько чего чеи чем чему что чье чьи чья
    """
QUESTION_WORDS = frozenset(_QUESTION_WORDS.split())
_FUNCTION_WORDS = """
    а без бы был была были было быть в вам вас ваш ваша ваше ваши во вот все всеи всем всеми всех вы где да для до
    друг друга другу его ее если есть еще ею же за и из или им ими их к как какая какие каким каких каков какова
    каково каковы какого какое какои какую кем ко когда кого ком кому которая которые которыи кто ли меня мне мною
    моего моеи мои мою моя мы на над нам нами нас наш наша наше наши не него нее неи нем нею ни ним ними них но ну о
    об оба обе он она они оно от по под после при про с сам своего своеи своему свои своим своими своих свою своя себе
    себя сколь со собои стало столь та так такая такие такои там твои те тебе тебя теми тех то того тоже тои только
    том ты у уже чего чеи чем чему через что чтобы чье чьего чьеи чьем чьи чьим чьих чья эта эти этим этих это этого
    этои этом этому этот я
    """
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Normalised: without the marks of ё and й."""

_UNMARKED = str.maketrans("ёй", "еи")
_CASES = re.compile(r"(?:[ое]вич|[ьи]ич|лукич|фомич)(?:а|у|ем|е)?$|(?:[ое]вн|ичн)(?:а|ы|е|у|ой)$")
_SOUNDS = re.compile(r"(?:[aeo]viC|[oe]vna|iCna|liC)$")


def is_written(word: str) -> bool:
    """Tell whether a word is written in Cyrillic letters."""
    return cyrillic.is_written(word)


def forms_of(word: str) -> Iterable[str]:
    """Return the forms, normalised, of a word that stands in its first case; those of another case mean nothing."""
    return {form.translate(_UNMARKED) for form in declined(word)}


def is_patronymic(word: str) -> bool:
    """Tell whether a word can be a patronymic: by its letters, in every case; romanised, by its sound."""
    if is_written(word):
        return _CASES.search(word) is not None
    return any(_SOUNDS.search(sound) for sound in sounds_of(word))
