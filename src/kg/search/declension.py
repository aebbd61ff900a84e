"""The declension of Russian names by their endings: every form that a name in its first case can have.

After Русская грамматика (1980), §§ 1183-1212 (nouns), 1300-1310 (adjectives) and 1219 (surnames). A name that could be
declined in two ways has the forms of both: what is asked is looked up among them, so one too many does no harm. What no
ending tells, a vowel that comes and goes, is tried both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["declined"]

_ADJECTIVE = "ого ому ым ом ая ой ую ое ые ых ыми"
_AFTER_HUSHING = "ого ому им ом ем его ему ая ой ей ую ое ее ие их ими"
_SOFT_ADJECTIVE = "его ему им ем яя ей юю ее ие их ими"
_MASCULINE = "а у ом ем е ы и ов ев ей ам ами ах"
_SOFT_MASCULINE = "я ю ем е и ев ей ям ями ях"

# Each ending in the first case, with what is left of it and the endings of the other cases. All that fit are taken.
_PARADIGMS = (
    # Adjectives, and surnames like them.
    (r"([^кгхжшчщ])(?:ый|ой)", r"\1", _ADJECTIVE),
    (r"([кгхжшчщ])(?:ий|ой)", r"\1", _AFTER_HUSHING),
    (r"([^кгхжшчщ])ий", r"\1", _SOFT_ADJECTIVE),
    (r"ая", "", "ой ою ей ую ые ие ых их ым им ыми ими"),
    (r"яя", "", "ей юю ие их им ими"),
    (r"ое", "", "ого ому ым им ом"),
    (r"ее", "", "его ему им ем"),
    (r"ые", "", "ых ым ыми"),
    (r"([^ь])ие", r"\1", "их им ими"),
    (r"(?:ий|ее)ся", "", "егося емуся имся емся ихся имися"),
    # Surnames in -ов and -ин.
    (r"([оеё]в|[иы]н)", r"\1", "а у ым е ы ых ыми"),
    (r"([оеё]в|[иы]н)а", r"\1", "ой у ы ых ыми"),
    # Masculine nouns; those that lose a vowel.
    (r"([бвгджзклмнпрстфхцчшщ])", r"\1", _MASCULINE),
    (r"([бвгджзкмнпрстфхцчшщ])[еоё]([цклн])", r"\1\2", _MASCULINE),
    (r"(?:л[её]|[йь]е)ц", "льц", _MASCULINE),
    (r"й", "", _SOFT_MASCULINE),
    # Nouns in a soft sign, masculine and feminine.
    (r"ь", "", "я ю ем ём е и ью ей ям ями ях"),
    # Feminine and neuter nouns; those in the plural.
    (r"([^аоуыэеёиюя])а", r"\1", "ы и е у ой ей ою ею ам ами ах"),
    (r"я", "", "и е ю ей ею ям ями ях"),
    (r"мя", "м", "ени енем ена енам енами енах"),
    (r"о", "", "а у ом е ам ами ах"),
    (r"е", "", "я а ю у ем и й ям ями ях"),
    (r"[ыи]", "", "ов ев ей ам ям ами ями ах ях"),
)
_IRREGULAR = {
    "лев": "льва льву львом льве львы львов львам львами львах",
    "мать": "матери матерью матерей матерям матерями матерях",
    "третий": "третьего третьему третьим третьем третья третьей третью третьи третьих третьими",
    "дочь": "дочери дочерью дочерей дочерям дочерями дочерьми дочерях",
}


def declined(word: str) -> Iterator[str]:
    """Yield the forms of a word in its first case (small letters, with the marks of ё and й), with repetitions."""
    yield from _IRREGULAR.get(word, "").split()
    for ending, kept, endings in _paradigms():
        if ending.search(word):
            stem = ending.sub(kept, word)
            yield from (stem + each for each in endings)


@cache
def _paradigms() -> tuple[tuple[re.Pattern[str], str, list[str]], ...]:
    """Return the paradigms ready for use, which only a build needs; something must stand before an ending."""
    return tuple((re.compile(f"(?<=.){ending}$"), kept, endings.split()) for ending, kept, endings in _PARADIGMS)
