"""Messages and their tables: every one is said in Russian, with the same placeholders, and numbers have their forms."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
import pytest
import yaml

from kg.errors import KgError
from kg.queries import Query, read_catalogue
from kg.queries.columns import called
from kg.server.site.dates import in_words
from kg.translation import TEMPLATE, catalogues, gettext, interface_languages, ngettext, said, speaking

from .little import ROOT

TABLE = polib.pofile(str(TEMPLATE.with_name("ru.po")), encoding="utf-8")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_the_tables_hold_what_program_and_templates_say():
    command = [sys.executable, str(ROOT / "tools" / "messages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr}run: python tools/messages.py"


def test_every_message_is_said_in_russian():
    assert [entry.msgid for entry in TABLE if not entry.translated()] == []


def test_placeholders_and_marks_agree():
    assert [entry.msgid for entry in TABLE if not agree(entry)] == []


def agree(entry: polib.POEntry) -> bool:
    """Tell whether a translation has the placeholders and the marks of HTML that its message has."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    same_marks = all(text.count(mark) == entry.msgid.count(mark) for text in texts for mark in "<>&")
    return same_marks and all(set(PLACEHOLDER.findall(text)) == wanted for text in texts)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "С Викиданными сопоставлена 1 запись."),
        (2, "С Викиданными сопоставлено 2 записи."),
        (5, "С Викиданными сопоставлено 5 записей."),
        (11, "С Викиданными сопоставлено 11 записей."),
        (21, "С Викиданными сопоставлена 21 запись."),
        (112, "С Викиданными сопоставлено 112 записей."),
    ],
)
def test_numbers_have_the_form_that_russian_asks_for(number: int, told: str):
    with speaking("ru"):
        matched = ngettext(
            "%(num)s thing is matched with Wikidata.", "%(num)s things are matched with Wikidata.", number
        )
    assert matched == told


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("1961", "1961"),
        ("1967-03", "март 1967 года"),
        ("1961-06-16", "16 июня 1961 года"),
        ("1978-22", "лето 1978 года"),
        ("[..1984]", "1984 или раньше"),
        ("[1978-22..]", "лето 1978 года или позже"),
        ("[1980..1984-22]", "не ранее 1980 года и не позднее лета 1984 года"),
        ("1960/", "с 1960 года, конец не указан"),
        ("1960/..", "с 1960 года и до сих пор"),
        ("1922-12-30/1991", "30 декабря 1922 года\u00a0— 1991"),
        ("196X", "1960-е"),
        ("XXXX-01-28", "28 января неизвестного года"),
        ("1967-03~", "около марта 1967 года"),
        ("2012?", "возможно, 2012"),
        ("../1991", "по 1991 год"),
        ("/1991", "по 1991 год, начало не указано"),
        ("/2023-05-22", "по 22 мая 2023 года, начало не указано"),
    ],
)
def test_dates_are_told_in_russian(edtf: str, told: str):
    with speaking("ru"):
        assert in_words(edtf) == told


def test_a_language_is_spoken_for_a_while_only():
    with speaking("ru"):
        assert gettext("yes") == "да"
        assert said({"en": "People", "ru": "Люди"}) == "Люди"
        with speaking("tlh"):
            assert gettext("yes") == "да"
    assert gettext("yes") == "yes"
    assert said({"en": "People", "ru": "Люди"}) == "People"
    assert interface_languages() == ("en", "ru")


def test_a_table_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "de.po").write_text('msgid "yes"\nja\n', encoding="utf-8")
    monkeypatch.setattr(catalogues, "tables_of", lambda tag: [tmp_path / f"{tag}.po"])
    catalogues.catalogue_of.cache_clear()
    with pytest.raises(KgError, match=r"de\.po: this is no table of messages.*line 2"):
        catalogues.catalogue_of("de")
    catalogues.catalogue_of.cache_clear()


def words_told(table: object, place: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what is told by language in a file of settings, with its place."""
    if isinstance(table, Mapping):
        if "en" in table:
            yield place, table
        else:
            for key, value in table.items():
                yield from words_told(value, f"{place}.{key}")


def test_the_project_says_everything_in_russian_too():
    told = [*words_told(tomllib.loads((ROOT / "project.toml").read_text("utf-8")))]
    told += words_told(yaml.safe_load((ROOT / "queries" / "families.yaml").read_text("utf-8")))
    assert len(told) > 60
    assert [place for place, words in told if not words.get("ru")] == []


@pytest.fixture(scope="module")
def asked() -> list[Query]:
    return [query for query in read_catalogue(ROOT / "queries") if not query.name.startswith("checks/")]


def test_every_question_is_asked_in_russian(asked: list[Query]):
    assert [query.name for query in asked if not is_russian(query.summary_in("ru"))] == []
    assert [query.name for query in asked if not query.summary_in("ru").endswith("?")] == []


def test_every_column_and_parameter_is_called_something_in_russian(asked: list[Query]):
    names = {parameter.name for query in asked for parameter in query.parameters}
    for query in asked:
        first = query.text.partition("SELECT")[2].partition("WHERE")[0]
        names |= set(re.findall(r"\?(\w+)", first))
    assert len(names) > 300
    assert [name for name in sorted(names) if not is_russian(called(name, "ru")) and name != "isbn"] == []
    assert called("event_date", "en") == "event date"
    assert called("person_name", "ru") == "человек"


def is_russian(text: str) -> bool:
    return re.search("[а-яё]", text) is not None
