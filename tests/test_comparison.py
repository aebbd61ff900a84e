"""Rows that vanish, change or appear between two answers to one question."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Literal, NamedNode

from kg.cli import main
from kg.queries.answers import Answer
from kg.queries.comparison import differences

ADA, BEN = (NamedNode(f"http://example.org/{name}") for name in ("ada", "ben"))
YEAR, OTHER = Literal("1961"), Literal("1962")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([], [], []),
        ([(ADA, YEAR)], [(ADA, YEAR)], []),
        ([(ADA, YEAR)], [], [("vanishes", ())]),
        ([], [(ADA, YEAR)], [("appears", ())]),
        ([(ADA, YEAR)], [(ADA, OTHER)], [("changes", ("year",))]),
        ([(ADA, YEAR)], [(ADA, None)], [("changes", ("year",))]),
        ([(ADA, YEAR)], [(BEN, YEAR)], [("vanishes", ()), ("appears", ())]),
        ([(ADA, YEAR), (BEN, YEAR)], [(BEN, YEAR)], [("vanishes", ())]),
        ([(ADA, YEAR), (ADA, OTHER)], [(ADA, OTHER)], [("vanishes", ())]),
        ([(ADA, YEAR), (ADA, YEAR)], [(ADA, YEAR)], [("vanishes", ())]),
        ([(ADA, YEAR)], [(ADA, YEAR), (ADA, OTHER)], [("appears", ())]),
    ],
)
def test_rows_are_the_same_row_when_their_iris_are_the_same(before: list, after: list, found: list):
    variables = ("person", "year")
    compared = differences(Answer(variables, before), Answer(variables, after))
    assert [(each.kind, each.changed) for each in compared] == found


def test_a_yes_that_becomes_a_no_is_a_difference():
    assert len(differences(Answer(boolean=True), Answer(boolean=False))) == 1
    assert differences(Answer(boolean=True), Answer(boolean=True)) == []


@pytest.mark.usefixtures("built")
def test_without_a_section_that_nothing_rests_on_every_question_answers_as_before(
    capsys: pytest.CaptureFixture[str],
):
    assert main(["compare", "--view", "without:fiction", "law/convictions", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--view", "without:nothing"], "no view is called without:nothing"),
        (["--view", "without:aif", "no/such-question"], "no/such-question"),
    ],
)
@pytest.mark.usefixtures("built")
def test_wrong_use_is_told(words: list[str], says: str, capsys: pytest.CaptureFixture[str]):
    assert main(["compare", *words]) == 2
    assert says in capsys.readouterr().err
