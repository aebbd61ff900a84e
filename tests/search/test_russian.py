"""Declension after the tables of the Academy's grammar (Русская грамматика, 1980, §§ 1183-1212)."""

from __future__ import annotations

import pymorphy3
import pytest

from kg.build import Built
from kg.search.languages import forms_of, is_function_word, is_patronymic, stem
from kg.search.text import normalise, tokens

DECLINED = {
    "Иванов": "Иванова Иванову Ивановым Иванове",
    "Иванова": "Ивановой Иванову",
    "Мусин": "Мусина Мусину Мусиным Мусине",
    "Полянский": "Полянского Полянскому Полянским Полянском",
    "Полянская": "Полянской Полянскую",
    "Андрей": "Андрея Андрею Андреем Андрее",
    "Лев": "Льва Льву Львом Льве",
    "Пётр": "Петра Петру Петром Петре",
    "Наталья": "Натальи Наталье Наталью Натальей",
    "Светлана": "Светланы Светлане Светлану Светланой",
    # In no dictionary: by their endings.
    "Каландаров": "Каландарова Каландарову Каландаровым Каландарове",
    "Муллова": "Мулловой Муллову",
    "Сингх": "Сингха Сингху Сингхом Сингхе",
    "Бурдуладзев": "Бурдуладзева Бурдуладзевым",
    # No names of people.
    "театр": "театра театру театром театре",
    "Большой": "Большого Большому Большим Большом",
    "Франция": "Франции Францию Францией",
    "Гастроли": "гастролей гастролям гастролями гастролях",
}
CASES = [(name, form) for name, forms in DECLINED.items() for form in forms.split()]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_form_leads_to_its_name(name: str, form: str):
    assert normalise(form) in set(forms_of(name.casefold(), "ru"))


def test_forms_are_normalised():
    assert all(form == normalise(form) for name in DECLINED for form in forms_of(name.casefold(), "ru"))


def test_nearly_all_that_a_dictionary_declines_is_declined_so_by_endings(built: Built):
    """What it misses are pronouns, numerals and plurals without an ending, which are no names."""
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    names = {name.text for thing in built.names().things for name in thing.names if name.language == "ru"}
    words = {token.written for name in names for token in tokens(name) if len(token.written) > 2}
    known = {
        (word, normalise(form.word))
        for word in words
        for parse in analyser.parse(word)
        if is_first(parse)
        for form in cases_of(parse)
    }
    missed = {(word, form) for word, form in known if form != normalise(word) and form not in set(forms_of(word, "ru"))}
    assert len(known) > 1000
    assert len(missed) <= 0.02 * len(known), sorted(missed)


def is_first(parse) -> bool:
    """Tell whether a parse is that of a noun or an adjective that a dictionary has, as it stands there."""
    is_singular = "sing" in parse.tag or parse.word == parse.normal_form
    is_name = parse.is_known and parse.tag.POS in {"NOUN", "ADJF"} and "nomn" in parse.tag
    return is_name and is_singular and usual(parse.tag)


def cases_of(parse) -> list:
    """Return the usual forms of the same number and gender in the other cases."""
    forms = (form for form in parse.lexeme if form.tag.POS == parse.tag.POS and usual(form.tag))
    return [form for form in forms if (form.tag.number, form.tag.gender) == (parse.tag.number, parse.tag.gender)]


def usual(tag) -> bool:
    """Tell whether a form is no variant (владенье, Алис!), no patronymic, no abbreviation, no misspelling."""
    return (
        not {"V-be", "V-bi", "V-ey", "V-oy", "V-sh", "voct", "Patr", "Abbr", "Erro", "Supr", "loc2", "gen2"}
        & tag.grammemes
    )


@pytest.mark.parametrize(
    ("word", "tag"), [("театр", "en"), ("театр", None), ("theatre", "ru"), ("theatre", "en"), ("1979", "ru")]
)
def test_only_russian_words_of_russian_labels_are_declined(word: str, tag: str | None):
    assert list(forms_of(word, tag)) == []


PATRONYMICS = """
    иванович ивановича сергеевичем ильич ильича ивановна ивановне сергеевной ильинична
    ivanovich ivanovitch iwanowitsch ivanovič ivanovna iwanowna sergeyevich ilyich ilinichna
"""


@pytest.mark.parametrize("word", PATRONYMICS.split())
def test_patronymics(word: str):
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["иванов", "нуреев", "светлана", "ivanov", "nureyev", "richard", "москвич", "1979"])
def test_what_is_no_patronymic(word: str):
    assert not is_patronymic(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("гастролях", "гастроли"), ("источников", "источники"), ("sources", "source"), ("defected", "defecting")],
)
def test_words_with_one_stem(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", "кто какой чей the who did".replace("чей", "чем").replace("какой", "какои").split())
def test_function_words(word: str):
    assert is_function_word(word)
