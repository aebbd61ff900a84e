"""Declension after the tables of the Academy's grammar (Русская грамматика, 1980, §§ 1183-1212)."""

from __future__ import annotations

import pytest

from kg.search.languages import forms_of, is_function_word, is_patronymic, stem
from kg.search.text import normalise

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
