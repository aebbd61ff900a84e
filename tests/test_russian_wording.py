"""How the Russian of the project is written: typography, one word for one thing, no turns out of English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
import pytest
import yaml

from kg.queries import read_catalogue
from kg.translation import TEMPLATE

from .little import ROOT

NBSP = "\u00a0"
RUSSIAN = re.compile("[а-яё]")
CODE = re.compile(r"<code[^>]*>.*?</code>|<[^>]*>|`[^`]*`|%\(\w+\)s|\{\w*\}")
IN_TURTLE = re.compile(r'"((?:[^"\\]|\\.)*)"@ru')


def messages() -> Iterator[tuple[str, str]]:
    for entry in polib.pofile(str(TEMPLATE.with_name("ru.po")), encoding="utf-8"):
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            yield f"ru.po: {entry.msgid[:40]}", text


def strings(told: object, place: str) -> Iterator[tuple[str, str]]:
    """Yield every Russian text in a table of settings, with its place."""
    if isinstance(told, Mapping):
        for key, value in told.items():
            yield from strings(value, f"{place}.{key}")
    elif isinstance(told, list):
        for each in told:
            yield from strings(each, place)
    elif isinstance(told, str) and RUSSIAN.search(told):
        yield place, told


def of_questions() -> Iterator[tuple[str, str]]:
    for query in read_catalogue(ROOT / "queries"):
        yield query.name, query.summary_in("ru")
        yield query.name, query.description_in("ru")


def of_settings() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "queries").glob("*.yaml")):
        yield from strings(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)
    for path in (ROOT / "project.toml", *sorted(ROOT.glob("src/kg/core/accounts/ru.toml"))):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        told.get("guide", {}).pop("after", None)  # Commands with their comments, in columns.
        yield from strings(told, path.name)


def of_ontology() -> Iterator[tuple[str, str]]:
    folders: tuple[Path, ...] = (ROOT / "ontology", ROOT / "src" / "kg" / "core")
    for path in sorted(path for folder in folders for path in folder.rglob("*.ttl")):
        for text in IN_TURTLE.findall(path.read_text(encoding="utf-8")):
            yield path.name, text


EVERYWHERE = [
    (place, CODE.sub("X", text))
    for texts in (messages(), of_questions(), of_settings(), of_ontology())
    for place, text in texts
]
MESSAGES = list(messages())


def found_in(pattern: str, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(place, text) for place, text in texts if re.search(pattern, text)]


def test_there_are_texts_of_every_kind():
    places = {place for place, _ in EVERYWHERE}
    assert len(EVERYWHERE) > 3000
    assert {"core.ttl", "people/ages-as-told", "checks/same-name-violation"} <= places
    assert any(place.startswith("project.toml.") for place in places)


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a quotation mark of English or of typewriters", '[“”„]|(?<!\\\\)"'),
        ("two spaces", "(?<=\\S)  +(?=\\S)"),
        ("a space before a point, a comma, a colon", "[а-яё»)] [.,:;!?](?!\\.)"),
        ("three points in place of an ellipsis", r"\.\.\."),
        ("a space before an ellipsis that ends a word", "[а-яё] …$"),
        ("a short dash between words", "[а-яёX»)] [–-] [а-яёX«(]"),
        ("a space within quotation marks", "« | »"),
    ],
)
def test_typography(fault: str, pattern: str):
    assert found_in(pattern, EVERYWHERE) == [], fault


def test_a_dash_does_not_begin_a_line_of_a_page():
    assert found_in(f"(?<!{NBSP})—", MESSAGES) == []


@pytest.mark.parametrize("unit", ["мс", "с"])
def test_a_number_stays_with_its_unit(unit: str):
    assert found_in(rf"\)s {unit}\b(?=[.;]|$)", MESSAGES) == []


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("[Сс]просите меньше|[Пп]опросите меньше", "сузьте запрос"),
        ("[Оо]дна строка на ", "по одной строке на"),
        ("по порядку дат$", "по датам"),
        ("[Оо]тложен[оы]", "опущено: отложенное ещё ждёт"),
        ("[Вв]овлечённ", "кто причастен"),
        ("[Оо]треза?к(и|а|у|ов)? текста", "отрывок"),
        ("[Чч]астичн\\w+ ссылк", "ссылка на отрывок"),
        ("[Пп]ропозици", "суждение"),
        ("[Дд]айджест", "контрольная сумма"),
        ("вывод редакции", "вывод редакторов"),
        ("^отклонённый$", "отвергнутый: так называется оценка утверждения"),
        ("[Вв]икидат", "Викиданные"),
        ("является ", "тире или глагол"),
        ("данн(ый|ая|ое) (вопрос|запрос|страница)", "этот"),
        ("осуществ|производится|в случае если|на предмет", "простой глагол"),
    ],
)
def test_one_word_for_one_thing_and_no_turn_out_of_english(turn: str, said: str):
    assert found_in(turn, EVERYWHERE) == [], said


def test_faults_are_found():
    texts = [("a", 'Он сказал "да"'), ("b", "слово - слово"), ("c", "да ,"), ("d", "Одна строка на человека")]
    for (_, text), pattern in zip(texts, ('"', "[а-яё] [–-] [а-яё]", "[а-яё] [.,]", "Одна строка на "), strict=True):
        assert found_in(pattern, texts) == [(_, text)]
