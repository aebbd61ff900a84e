"""Answers as notebooks show them, and as pandas takes them."""

from __future__ import annotations

import sys

import pandas
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.queries.answerhtml import MOST
from kg.queries.answers import Answer, Row

PERSON = NamedNode("https://example.org/person/a?b&c")
INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        (Answer(boolean=True), ["<p>yes</p>"]),
        (Answer(boolean=False), ["<p>no</p>"]),
        (Answer(("a_b",), [(Literal("x < y & z"),)]), ["<th>a b</th>", "<td>x &lt; y &amp; z</td>", "<p>1 row</p>"]),
        (Answer(("x",), [(None,)]), ["<tr><td></td></tr>"]),
        (
            Answer(("person_name", "person"), [(Literal("<Ann>"), PERSON)]),
            ["<th>person</th>", '<td><a href="https://example.org/person/a?b&amp;c">&lt;Ann&gt;</a></td>'],
        ),
        (Answer(("x",), [(NamedNode("javascript:alert"),)]), ["<td>javascript:alert</td>"]),
        (Answer(("x",)), ["<p>0 rows</p>"]),
        (
            Answer(triples=[Triple(PERSON, PERSON, Literal("v"))]),
            ["<th>subject</th><th>property</th><th>value</th>", "<td>v</td>"],
        ),
    ],
)
def test_an_answer_is_shown_as_a_table_and_everything_is_escaped(answer: Answer, parts: list[str]):
    shown = answer._repr_html_()
    assert [part for part in parts if part not in shown] == []


def test_a_long_answer_says_how_much_of_it_is_shown():
    shown = Answer(("n",), [(Literal(str(number)),) for number in range(MOST + 5)])._repr_html_()
    assert shown.count("<tr>") == MOST + 1
    assert f"{MOST + 5} rows, of which the first {MOST} are shown" in shown


def test_rows_are_mappings_of_which_pandas_makes_a_frame():
    answer = Answer(("name", "born"), [(Literal("Ann"), Literal("1901", datatype=INTEGER)), (Literal("Ben"), None)])
    row = next(iter(answer))
    assert dict(row) == row.as_dict() == {"name": "Ann", "born": 1901}
    assert row.get("died") is None
    for frame in (pandas.DataFrame(answer), answer.to_pandas()):
        assert list(frame.columns) == ["name", "born"]
        assert frame["name"].tolist() == ["Ann", "Ben"]
    assert list(Answer(("name",)).to_pandas().columns) == ["name"]


def test_a_variable_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="died"):
        Row(("name",), (Literal("Ann"),))["died"]


def test_where_pandas_is_missing_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="pip install pandas"):
        Answer(("name",)).to_pandas()
