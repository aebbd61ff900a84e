"""Messages and their tables: every one is said in Russian, with the same placeholders, and numbers have their forms."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from kg.errors import KgError
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


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.msgid[:40])
def test_placeholders_and_marks_agree(entry: polib.POEntry):
    said_in_russian = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    assert [set(PLACEHOLDER.findall(text)) for text in said_in_russian] == [wanted] * len(said_in_russian)
    for mark in ("<", ">", "&"):
        assert all(text.count(mark) == entry.msgid.count(mark) for text in said_in_russian)


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
        ("1967-03", "март 1967"),
        ("1974-06-29", "29 июня 1974"),
        ("[..1984]", "1984 или раньше"),
        ("1960/", "1960 и позже, конец не указан"),
        ("196X", "1960-е"),
        ("XXXX-01-28", "28 января неизвестного года"),
        ("1967-03~", "примерно март 1967"),
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
