from __future__ import annotations

import pytest

from kg.server.site.dates import in_words, machine_readable

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
    ("1960/", "from 1960, end not told"),
    ("1960/..", "since 1960"),
    ("/1991", "until 1991, beginning not told"),
    ("../1991", "until 1991"),
    ("XXXX-01-28", "28 January of a year not told"),
    ("XXXX-01", "January of a year not told"),
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
