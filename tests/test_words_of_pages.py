"""The words of pages are usual ones: each that is rare in its language is explained in the glossary, or reviewed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

import polib
import pymorphy3
import pytest
from wordfreq import word_frequency

from kg.translation import TEMPLATE

from .little import ROOT

USUAL = 4.0
"""The frequency on the scale of Zipf from which a word counts as usual: once in a hundred thousand words."""
MESSAGES = [
    entry
    for entry in polib.pofile(str(TEMPLATE.with_name("ru.po")), encoding="utf-8")
    if ("languages.py", "") not in entry.occurrences
]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").casefold()
HEADINGS = "\n".join(line for line in GLOSSARY.splitlines() if line.startswith("#"))
NOT_WORDS = re.compile(r"%\(\w+\)s|<[^>]*>|`[^`]*`|&\w+;|\{\}|https?:\S+|\w+=")
REVIEWED = {
    # Usual words in forms that the lists of frequencies keep apart from them, and usual words of any page.
    "ambiguous", "anew", "browse", "encode", "encoded", "indents", "invalid", "inverse", "malformed", "optional",
    "restarting", "retry", "severity", "spelt", "undecided", "unsupported", "widen", "esc", "csl", "vo", "python",
    "fetch", "datasets", "datatype", "queries", "headers", "vocabularies", "spreadsheets", "checksums", "footnotes",
    "annotations", "chunks", "compressed", "dataset", "encoding", "gz", "misspelt", "schema", "transitive", "uri",
    "вверху", "вкратце", "вручную", "вычислено", "загружаются", "закодируйте", "исчерпана",
    "клавиша", "неоднозначен", "отклоняется", "отступ", "очертания", "перезапуск", "пересказан", "перечисляет",
    "по-английски", "поддерживается", "подзапросов", "подсказывает", "подсчитано", "предпочтительный", "прервался",
    "пробел", "процитировано", "рассказчиком", "расхождение", "расхождений", "свойства-пометы", "скачайте", "скачать",
    "скобок", "сопоставлена", "сопоставлено", "сослаться", "сужают", "сузить", "ударений",
    "скопировать", "умолчанию", "диаграмма", "подсказывают", "сопоставленных", "сузьте", "добавляются", "читаются",
    "библиографических", "браузере", "закодированное", "мс", "годится", "заменяются",
    "идентификатором", "кодировке", "миб", "отличить", "подсказки", "присылают", "сжат", "сжатия",
}  # fmt: skip
ANALYSER = pymorphy3.MorphAnalyzer()


def told(entry: polib.POEntry) -> tuple[list[str], list[str]]:
    """Return what a message says in English and in Russian, without placeholders, marks and code."""
    english = [text for text in (entry.msgid, entry.msgid_plural) if text]
    russian = [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]
    return [NOT_WORDS.sub(" ", text) for text in english], [NOT_WORDS.sub(" ", text) for text in russian]


@cache
def english_frequency(word: str) -> float:
    """Return how frequent a word is with its forms, on the scale of Zipf."""
    stems = {word, *(re.sub(f"{end}$", "", word) for end in ("s", "es", "ed", "d", "ing", "er", "est"))}
    stems |= {re.sub("ies$", "y", word)}
    forms = ({stem, f"{stem}s", f"{stem}ed", f"{stem}d", f"{stem}ing", word} for stem in stems if len(stem) > 1)
    return max(zipf(word_frequency(form, "en") for form in each) for each in forms)


@cache
def russian_frequency(word: str) -> float:
    """Return how frequent a word is with all its forms, on the scale of Zipf."""
    lexemes = ({form.word for form in parse.lexeme} for parse in ANALYSER.parse(word)[:4])
    return max(zipf(word_frequency(form, "ru") for form in each) for each in lexemes)


def zipf(frequencies: Iterable[float]) -> float:
    return math.log10(max(sum(frequencies), 1e-9) * 1e9)


def test_frequencies_are_on_the_scale_of_zipf():
    assert english_frequency("the") > 7
    assert english_frequency("mebibyte") < 2
    assert russian_frequency("человек") > 6
    assert russian_frequency("мебибайт") < 2


def test_english_words_are_usual_or_explained():
    words = {
        word.lower() for entry in MESSAGES for text in told(entry)[0] for word in re.findall("[A-Za-z][a-z]+", text)
    }
    explained = set(re.findall("[a-z]+", HEADINGS))
    rare = {word for word in words if english_frequency(word) < USUAL}
    assert sorted(word for word in rare - REVIEWED if not {word, word.rstrip("s")} & explained) == []


def test_russian_words_are_usual_or_explained():
    found = (word for entry in MESSAGES for text in told(entry)[1] for word in re.findall("[а-яё-]{2,}", text.lower()))
    explained = {form for word in re.findall("[а-яё-]{2,}", HEADINGS) for form in lemmas(word)}
    rare = {word.strip("-") for word in found if russian_frequency(word.strip("-") or "и") < USUAL}
    assert sorted(word for word in rare - REVIEWED if not lemmas(word) & explained) == []


def lemmas(word: str) -> set[str]:
    return {parse.normal_form for parse in ANALYSER.parse(word)}


@pytest.mark.parametrize("idiom", ["reaches back", "as match of", "is told", "carried by"])
def test_no_message_speaks_in_an_idiom_of_the_house(idiom: str):
    assert [entry.msgid for entry in MESSAGES if idiom in entry.msgid] == []
