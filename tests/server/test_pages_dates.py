from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal

from kg.rdf.graph import Term
from kg.rdf.namespaces import EDTF, XSD
from kg.server.site.dates import in_words, machine_readable, value_in_words
from kg.translation import speaking

from ..little import ROOT

# Forms of EDTF (Library of Congress, levels 0 to 2) that sources use, and how people say them.
CASES = [
    ("1961", "1961"),
    ("1967-03", "March 1967"),
    ("1934-06-08", "8 June 1934"),
    ("196X", "1960s"),
    ("19XX", "1900s"),
    ("1970~", "about 1970"),
    ("1970?", "perhaps 1970"),
    ("1970%", "perhaps about 1970"),
    ("[..1967]", "1967 or earlier"),
    ("[1961..]", "1961 or later"),
    ("[1961,1963]", "1961 or 1963"),
    ("[1961,196X,1973~]", "1961 or 1960s or about 1973"),
    ("[1961..1963-04]", "between 1961 and April 1963"),
    ("1978-22", "summer 1978"),
    ("1934-06-08/1960", "8 June 1934 to 1960"),
    ("1960/", "from 1960, end not stated"),
    ("1960/..", "since 1960"),
    ("/1991", "until 1991, beginning not stated"),
    ("../1991", "until 1991"),
    ("XXXX-01-28", "28 January of an unknown year"),
    ("XXXX-01", "January of an unknown year"),
    ("not a date", "not a date"),
    ("", ""),
]


@pytest.mark.parametrize(("edtf", "said"), CASES)
def test_dates_are_said_in_words(edtf: str, said: str):
    assert in_words(edtf) == said


@pytest.mark.parametrize(
    ("edtf", "held"), [("1961", "1961"), ("1967-03", "1967-03"), ("196X", ""), ("1960/", ""), ("1961-13", "")]
)
def test_html_is_given_only_dates_that_it_can_hold(edtf: str, held: str):
    assert machine_readable(edtf) == held


IN_TURTLE = re.compile(r'"([^"\\n]*)"\^\^edtf:EDTF')
MARKS_OF_EDTF = re.compile(r"[\[\]/~%?X]|\.\.|\d-\d")
EVERY_FORM = [
    *(f"{year}{rest}{mark}" for year in ("1961", "XXXX") for rest in ("-06", "-06-16") for mark in ("", "?", "~", "%")),
    *(f"1978-{season}{mark}" for season in range(21, 25) for mark in ("", "?", "~", "%")),
    *(f"{begin}/{end}" for begin in ("1961", "1961-06", "1978-22~", "") for end in ("", "..", "1974-23", "197X?")),
    *("[1961..1978-22]", "[..1978-22]", "[196X..]", "[1961,1963-21,197X]", "../1961-06-16", "19XX", "196X~"),
]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_date_of_the_data_is_told_in_words(language: str):
    told = {edtf for path in ROOT.glob("data/**/*.ttl") for edtf in IN_TURTLE.findall(path.read_text("utf-8"))}
    assert {"[1978-22..]", "1961", "XXXX-01-28"} <= told
    with speaking(language):
        assert [edtf for edtf in sorted(told) if MARKS_OF_EDTF.search(in_words(edtf))] == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("edtf", [form for form in EVERY_FORM if form not in {"/", "/.."}])
def test_every_form_of_a_date_has_words(edtf: str, language: str):
    with speaking(language):
        assert not MARKS_OF_EDTF.search(in_words(edtf))


@pytest.mark.parametrize(
    ("text", "datatype", "english", "russian"),
    [
        ("1978-22", EDTF, "summer 1978", "лето 1978 года"),
        ("1961-06-16", XSD.date, "16 June 1961", "16 июня 1961 года"),
        ("P1M", XSD.duration, "1 month", "1 месяц"),
        ("P3Y", XSD.duration, "3 years", "3 года"),
        ("P10Y", XSD.duration, "10 years", "10 лет"),
        ("true", XSD.boolean, "yes", "да"),
        ("15.0", XSD.decimal, "15", "15"),
        ("PT0.5S", XSD.duration, "PT0.5S", "PT0.5S"),
        ("1978-22", XSD.string, "1978-22", "1978-22"),
    ],
)
def test_values_are_said_in_words(text: str, datatype: Term, english: str, russian: str):
    literal = Literal(text, datatype=datatype)
    with speaking("en"):
        assert value_in_words(literal) == english
    with speaking("ru"):
        assert value_in_words(literal) == russian
