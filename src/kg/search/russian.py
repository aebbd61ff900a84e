"""Russian: its declension, by pymorphy3 and for names that no dictionary has by their endings; its patronymics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from kg.search import cyrillic
from kg.search.sounds import sounds_of

__all__ = ["FUNCTION_WORDS", "STEMMER", "TAG", "forms_of", "is_patronymic", "is_written"]

TAG = "ru"
STEMMER = "russian"
_FUNCTION_WORDS = """
    а без бы был была были было быть в во вот все всех вы где да для до друг друга другу его ее если есть еще же за и из
    или им их к как какая какие каким каких какого какое какои какую ко когда кого ком кому которая которые которыи кто
    ли мы на над не него нее неи нем ни них но ну о об он она они оно от по под после при про с сам свои себя со стало
    так такая такие такои там то того тоже только том ты у уже чего чем через что чтобы эта эти это этот я
    """
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Normalised: without the marks of ё and й."""

# Endings of names in the first case, with the endings of the other cases that they change for.
_PARADIGMS = (
    (r"(?<=.)([оеё]в|[иы]н)$", r"\1", "а у ым е ы ых ыми"),
    (r"(?<=.)([оеё]в|[иы]н)а$", r"\1", "ой у ы ых ыми"),
    (r"(?<=.)([сц]к)ий$", r"\1", "ого ому им ом ие их ими"),
    (r"(?<=.)([сц]к)ая$", r"\1", "ой ую ие их ими"),
    (r"(?<=.[^аеёиоуыэюяьй])а$", "", "ы и е у ой ою"),
    (r"(?<=.)я$", "", "и е ю ей ею"),
    (r"(?<=.)[йь]$", "", "я ю ем е"),
    (r"(?<=.[бвгджзклмнпрстфхцчшщ])$", "", "а у ом ем е"),
)
_SURNAME = re.compile(r".([оеё]в|[иы]н)$")
_UNMARKED = str.maketrans("ёй", "еи")
_CASES = re.compile(r"(?:[ое]вич|[ьи]ич|лукич|фомич)(?:а|у|ем|е)?$|(?:[ое]вн|ичн)(?:а|ы|е|у|ой)$")
_SOUNDS = re.compile(r"(?:[aeo]viC|[oe]vna|iCna|liC)$")


def is_written(word: str) -> bool:
    """Tell whether a word is written in Cyrillic letters."""
    return cyrillic.is_written(word)


def forms_of(word: str) -> Iterable[str]:
    """Return the forms, normalised, of a word that stands in its first case; none for a word in another case.

    A surname may look like another case of a word, as Липов does, and is then declined as a surname all the same.
    """
    parses = _analyser().parse(word)
    first = [parse for parse in parses if "nomn" in parse.tag and parse.word == word]
    yield from (_plain(form.word) for parse in first for form in parse.lexeme)
    is_known = any(parse.is_known for parse in (first if _SURNAME.search(word) else parses))
    if not is_known:
        yield from map(_plain, _by_ending(word))


def _plain(word: str) -> str:
    """Return a word as it counts in comparison: the marks of ё and й are accents, which are dropped."""
    return word.translate(_UNMARKED)


def _by_ending(word: str) -> Iterator[str]:
    """Yield the forms of a name that no dictionary has, by the first paradigm that its ending fits."""
    for ending, kept, endings in _PARADIGMS:
        if re.search(ending, word):
            base = re.sub(ending, kept, word)
            yield from (base + each for each in endings.split())
            return


def is_patronymic(word: str) -> bool:
    """Tell whether a word can be a patronymic: by its letters, in every case; romanised, by its sound."""
    if is_written(word):
        return _CASES.search(word) is not None
    return any(_SOUNDS.search(sound) for sound in sounds_of(word))


@cache
def _analyser() -> Any:
    import pymorphy3

    # All parses count alike here, so how probable each one is need not be worked out.
    return pymorphy3.MorphAnalyzer(lang="ru", probability_estimator_cls=None)
