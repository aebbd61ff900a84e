"""Tables of facts, what dates tell of begin and end, and notes with letters."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.accounts import Accounts, Notes, Phrase, Remark, Told
from kg.accounts.extents import extent_in_words
from kg.accounts.notes import letter_of
from kg.accounts.wording import wording_of

from ..little import ROOT, node, world

WORLD = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en .
group:light a dg:Group ; rdfs:label "Gull Light"@en .
c:keeper skos:prefLabel "keeper"@en .
c:cook skos:prefLabel "cook"@en .
role:keeper a dg:Role ; dg:roleHolder person:ada ; dg:position c:keeper ; dg:atGroup group:light ;
  cg:when "1871/1880"^^edtf:EDTF ; cg:evidence span:keeper .
role:cook a dg:Role ; dg:roleHolder person:ada ; dg:position c:cook ; cg:evidence span:cook .
role:untold a dg:Role ; dg:roleHolder person:ada ; dg:position c:cook .
span:keeper cg:startOffset 3 ; cg:endOffset 9 .
span:cook cg:startOffset 13 ; cg:endOffset 19 .
"""


def rows_of(roles: list[str]) -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    graph = world(WORLD)
    account = Accounts(Told(graph, graph), ROOT).account(node("person:ada"), [node(each) for each in roles], [], "en")
    return [(table.columns, [tuple(c.text for c in row.cells) for row in table.rows]) for table in account.tables]


def test_a_table_has_a_row_for_each_fact_and_no_column_without_anything():
    columns = ("Post", "Where", "From", "Until", "How exact")
    rows = [("keeper", "Gull Light", "1871", "1880", "to the year"), ("cook", "", "", "", "no time is told")]
    assert rows_of(["role:keeper", "role:cook", "role:untold"]) == [(columns, rows)]


def test_one_fact_is_told_by_its_sentence_and_makes_no_table():
    assert rows_of(["role:keeper"]) == []


WORDS = {language: wording_of(language, ROOT) for language in ("en", "ru")}


@pytest.mark.parametrize(
    ("language", "edtf", "begin", "end", "exactness"),
    [
        ("en", "1970-12/", "December 1970", "", "to the month"),
        ("en", "/1985", "", "1985", "to the year"),
        ("en", "1960/..", "1960", "still so", "to the year"),
        ("en", "1960~/1970", "about 1960", "1970", "about"),
        # A post that is told of a day began then or earlier, and ended then or later.
        ("en", "2023-05-22", "22 May 2023 or earlier", "22 May 2023 or later", "to the day"),
        ("en", "198X", "1980s or earlier", "1980s or later", "to the decade"),
        ("ru", "1970-12/", "декабрь 1970 года", "", "до месяца"),
    ],
)
def test_dates_tell_begin_end_and_how_exactly(language: str, edtf: str, begin: str, end: str, exactness: str):
    words = WORDS[language]
    shapes = words.words["exactness"]
    told = [extent_in_words(edtf, words.dates, each, shapes) for each in ("begin", "end", "exactness")]
    assert told == [begin, end, exactness]


def test_notes_of_the_same_words_share_a_letter():
    notes = Notes()
    two, three = (Phrase((), (), (Remark(f"{number} sources", "sources"),)) for number in (2, 3))
    shade = Remark("accounts differ in words", "shade", NamedNode("urn:house"), "The house")
    garden = Remark("accounts differ in words", "shade", NamedNode("urn:garden"), "The garden")
    letters = [notes.letter(each) for each in (two, Phrase(()), three, two, Phrase((), (), (shade, garden)))]
    assert letters == ["a", "", "b", "a", "c"]
    assert dict(notes.as_text())["c"] == "accounts differ in words: “The house”, “The garden”"


@pytest.mark.parametrize(("number", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_letters_go_on_after_the_alphabet(number: int, letters: str):
    assert letter_of(number) == letters
