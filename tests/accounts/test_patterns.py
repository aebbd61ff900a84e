"""Patterns: what they are read as, how they are filled, and what is wrong with those that cannot be read."""

from __future__ import annotations

from functools import partial

import pytest

from kg.accounts import Accounts, Told
from kg.accounts.dates import DateWords, date_in_words
from kg.accounts.filling import Filler
from kg.accounts.patterns import PatternError, parsed
from kg.accounts.plan import plan_of
from kg.accounts.wording import Wording, wording_of
from kg.errors import KgError

from ..little import ROOT, node, world

WORLD = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en .
person:ben a dg:Person ; rdfs:label "Ben Oake"@en .
person:cal a dg:Person ; rdfs:label "Cal Reed"@en .
place:bay a cg:Place ; rdfs:label "Gull Bay"@en .
event:death a dg:Death ; dg:died person:ada ; dg:place place:bay ; cg:when "1871"^^edtf:EDTF ; dg:years 2.0 ;
  dg:least 2.0 ; dg:most 3.0 .
event:trip a dg:Trip ; dg:traveller person:ada , person:ben , person:cal ; dg:inAbsentia true .
event:away a dg:Trip ; dg:traveller person:ada ; dg:after event:death .
"""


@pytest.fixture(scope="module")
def told() -> Told:
    graph = world(WORLD)
    return Told(graph, graph)


def filled(told: Told, pattern: str, about: str, language: str = "en") -> str | None:
    words = wording_of(language, ROOT)
    patterns = {node("dg:Death"): {"sentence": parsed(pattern), "noun": parsed("the death")}}
    patterns[node("dg:Trip")] = {"sentence": parsed(pattern)}
    wording = Wording(language, patterns, names=words.names, words=words.words, dates=words.dates)
    phrase = Filler(told, wording, node("person:ada")).phrase(node(about), "sentence")
    return None if phrase is None else phrase.text


@pytest.mark.parametrize(
    ("pattern", "about", "said"),
    [
        ("{dg:died} died", "event:death", "Ada Fenn died"),
        ("{dg:died} died[ {dg:place@in}][ {cg:when@when}]", "event:death", "Ada Fenn died in Gull Bay in 1871"),
        ("{dg:died} died[ of {dg:cause}]", "event:death", "Ada Fenn died"),
        ("{dg:died} died of {dg:cause}", "event:death", None),
        ("{dg:traveller} travelled", "event:trip", "Ada Fenn, Ben Oake and Cal Reed travelled"),
        ("{dg:traveller@other} travelled", "event:trip", "Ben Oake and Cal Reed travelled"),
        ("{dg:traveller~is|are} away", "event:trip", "are away"),
        ("{dg:traveller~is|are} away", "event:away", "is away"),
        ("away[{+dg:traveller} together][{-dg:traveller} alone]", "event:trip", "away together"),
        ("away[{+dg:traveller} together][{-dg:traveller} alone]", "event:away", "away alone"),
        ("for {dg:years#year|years}", "event:death", "for 2 years"),
        ("sad[{?dg:place} place]", "event:death", "sad place"),
        ("sad[{!dg:place} place]", "event:death", "sad"),
        ("tried[{?dg:inAbsentia=true} in absentia]", "event:trip", "tried in absentia"),
        ("tried[{?dg:inAbsentia=false} in absentia]", "event:trip", "tried"),
        ("for[{?dg:years=dg:least} just] two", "event:death", "for just two"),
        ("for[{?dg:years=dg:most} just] two", "event:death", "for two"),
        ("{dg:traveller/^dg:died/dg:place}", "event:away", "Gull Bay"),
        ("{dg:traveller/^dg:traveller!dg:after~trip|trips}", "event:away", "trip"),
        ("away, after {dg:after@noun}", "event:away", "away, after the death"),
    ],
)
def test_a_pattern_is_filled_with_what_is_told(told: Told, pattern: str, about: str, said: str | None):
    assert filled(told, pattern, about) == said


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("died[ in {dg:place}", "a [ is not closed"),
        ("died]", "a ] closes nothing"),
        ("died { in", "a { or } stands alone"),
        ("{place}", "“place” is no property"),
        ("{nowhere:place}", "no prefix explains nowhere:place"),
        ("{@in}", "is no slot"),
    ],
)
def test_a_pattern_with_a_fault_says_what_it_is(pattern: str, fault: str):
    with pytest.raises(PatternError) as raised:
        parsed(pattern)
    assert fault in str(raised.value)


WORDS = {language: wording_of(language, ROOT).dates for language in ("en", "ru", "de")}
DATES = [
    ("en", "1961-06-16", "name", "16 June 1961"),
    ("en", "1961-06-16", "when", "on 16 June 1961"),
    ("en", "1961", "when", "in 1961"),
    ("en", "1978-22", "when", "in the summer of 1978"),
    ("en", "196X", "when", "in the 1960s"),
    ("en", "1920~", "when", "about 1920"),
    ("en", "1920?", "when", "perhaps in 1920"),
    ("en", "[..1984]", "when", "not later than 1984"),
    ("en", "[1961..]", "when", "not earlier than 1961"),
    ("en", "[1961,1963]", "when", "in 1961 or in 1963"),
    ("en", "1960/1970", "when", "from 1960 to 1970"),
    ("en", "1960/..", "when", "since 1960"),
    ("en", "1960/", "when", "from 1960 on"),
    ("en", "/1991", "when", "until 1991"),
    ("en", "XXXX-01-28", "when", "on 28 January of an unknown year"),
    ("en", "soon", "when", "soon"),
    ("ru", "1961-06-16", "when", "16 июня 1961 года"),
    ("ru", "1961-06", "when", "в июне 1961 года"),
    ("ru", "1961", "name", "1961 год"),
    ("ru", "1961", "when", "в 1961 году"),
    ("ru", "1978-22", "when", "летом 1978 года"),
    ("ru", "196X", "when", "в 1960-х годах"),
    ("ru", "1920~", "when", "около 1920 года"),
    ("ru", "[..1946-03]", "when", "не позднее марта 1946 года"),
    ("ru", "[1961..]", "when", "не ранее 1961 года"),
    ("ru", "[1980..1984-22]", "when", "в промежутке от 1980 года до лета 1984 года"),
    ("ru", "1960/1970", "when", "с 1960 года по 1970 год"),
    ("ru", "/1991", "when", "до 1991 года"),
    ("de", "1961-06-16", "when", "am 16. Juni 1961"),
    ("de", "1961", "when", "im Jahr 1961"),
]


@pytest.mark.parametrize(("language", "edtf", "form", "said"), DATES)
def test_dates_are_worded_in_each_language(language: str, edtf: str, form: str, said: str):
    assert date_in_words(edtf, WORDS[language], form) == said


def test_a_date_without_words_stays_as_it_is():
    assert date_in_words("1961", DateWords({}, {})) == "1961"


@pytest.mark.parametrize(
    ("language", "number", "forms", "form"),
    [
        ("en", 1, ("year", "years"), "year"),
        ("en", 21, ("year", "years"), "years"),
        ("ru", 1, ("год", "года", "лет"), "год"),
        ("ru", 3, ("год", "года", "лет"), "года"),
        ("ru", 12, ("год", "года", "лет"), "лет"),
        ("ru", 15, ("год", "года", "лет"), "лет"),
        ("ru", 21, ("год", "года", "лет"), "год"),
    ],
)
def test_words_agree_with_numbers(language: str, number: int, forms: tuple[str, ...], form: str):
    assert wording_of(language, ROOT).plural(number, forms) == form


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"en.toml": '["dg:Death"]\nsentence = "died["\n'}, "dg:Death, sentence: a [ is not closed"),
        ({"en.toml": "[words\n"}, "en.toml: "),
        ({"en.toml": "[nobody]\nsentence = 'x'\n"}, "nobody is no table here"),
        ({"en.toml": "[names]\n'place:bay' = 3\n"}, "names, place:bay: write a text"),
        ({"en.toml": "words = 3\n"}, "words is a table"),
        ({"plan.toml": "aftr = []\n"}, "aftr: no key here"),
        ({"plan.toml": "after = 'dg:after'\n"}, "after is a list of names"),
        ({"plan.toml": "[paragraphs]\n'dg:Person' = ['dg:Death']\n"}, "paragraphs are lists of classes"),
        ({"plan.toml": "after = ['nowhere:after']\n"}, "no prefix explains nowhere:after"),
        ({"plan.toml": "[tables]\nposts = ['dg:Role']\n"}, "tables, posts: write of ="),
        ({"en.toml": "[tables.posts]\nheading = 'Posts'\n"}, "tables, posts: write heading ="),
        ({"en.toml": "[tables.posts]\nheading = 'P'\ncolumns = [['Post', '{']]\n"}, "tables, posts, Post: a { or }"),
    ],
)
def test_files_with_a_fault_are_named(tmp_path, files: dict[str, str], fault: str):
    folder = tmp_path / "ontology" / "accounts"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = plan_of if "plan.toml" in files else partial(wording_of, "en")
    with pytest.raises(KgError) as raised:
        read(tmp_path)
    assert fault in str(raised.value)
    assert next(iter(files)) in str(raised.value)


def test_a_project_without_words_gets_neutral_sentences(tmp_path):
    graph = world(WORLD + CITED)
    accounts = Accounts(Told(graph, graph), tmp_path)
    account = accounts.account(node("person:ada"), [node("event:loss")], [], "fr")
    assert account.summary is not None
    assert account.summary.text == "Ada Fenn appears in 1 passage of the sources."
    assert [each.text for paragraph in account.paragraphs for each in paragraph.sentences] == ["Loss: lost – Gull Bay."]


CITED = """
dg:Loss rdfs:label "loss"@en .
dg:lost rdfs:label "lost"@en .
event:loss a dg:Loss ; dg:lost place:bay ; cg:evidence span:loss .
span:loss cg:startOffset 3 ; cg:endOffset 9 .
"""
