"""The audit against a hand-made snapshot: every planted difference is found with its kind, and no other."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.link.audit import report
from kg.link.audit.calendars import bounds_of_time, gregorian
from kg.link.audit.comparing import KINDS, Row
from kg.link.wikibase.entities import Value
from kg.rdf import turtle
from kg.rdf.graph import Graph

from ..little import node
from .lights import ADA, BEN, PLANTED, audited


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return audited(tmp_path_factory.mktemp("audit") / "wikidata.json", [ADA, BEN])


def only(rows: list[Row], thing: str, pid: str) -> Row:
    (found,) = [row for row in rows if (row.thing, row.pid) == (thing, pid)]
    return found


def test_every_planted_difference_is_found_with_its_kind_and_no_other(rows: list[Row]):
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row.thing, row.pid), []).append(row.kind)
    assert {place: sorted(kinds) for place, kinds in found.items()} == PLANTED


def test_every_kind_occurs_and_is_documented(rows: list[Row]):
    assert {row.kind for row in rows} == set(KINDS)
    page = (Path(__file__).parents[2] / "docs" / "wikidata.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"| {kind} |" not in page] == []


def test_both_sides_show_what_they_have(rows: list[Row]):
    born, died = only(rows, "person:ada", "P569"), only(rows, "person:ada", "P570")
    assert (born.ours, born.sections, born.theirs) == ("1851-03-05", ("almanac",), "1851-02-21 (Julian)")
    assert (born.rank, born.references) == ("normal", 1)
    assert (died.ours, died.theirs, died.rank) == ("1917", "1918", "preferred")


def test_what_is_disputed_here_is_marked(rows: list[Row]):
    assert [(row.thing, row.pid) for row in rows if row.is_disputed] == [("person:ben", "P569")]


def test_the_rows_are_told_alike_in_every_format(rows: list[Row]):
    lines = list(csv.DictReader(io.StringIO(report.as_csv(rows))))
    assert [line["kind"] for line in lines] == [row.kind for row in rows]
    assert [each["kind"] for each in json.loads(report.as_json(rows))] == [row.kind for row in rows]
    graph = Graph(turtle.read_text(report.as_turtle(rows)))
    features = graph.of_type(node("cg:MatchFeature"))
    assert len(features) == len([row for row in rows if row.ours and row.theirs])
    differing = [f for f in features if graph.node(f, node("cg:agreement")) == node("cc:feature-differs")]
    assert [graph.text(f, node("cg:theirLiteral")) for f in differing] == ["1918"]


@pytest.mark.parametrize(
    ("julian", "day"),
    [((1873, 2, 1), "1873-02-13"), ((1918, 1, 31), "1918-02-13"), ((1900, 2, 29), "1900-03-13")],
)
def test_julian_days(julian: tuple[int, int, int], day: str):
    assert gregorian(*julian) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("+1938-03-17T00:00:00Z", 11, "1938-03-17", "1938-03-17"),
        ("+1938-02-00T00:00:00Z", 10, "1938-02-01", "1938-02-28"),
        ("+1938-00-00T00:00:00Z", 9, "1938-01-01", "1938-12-31"),
        ("+1938-00-00T00:00:00Z", 8, "1930-01-01", "1939-12-31"),
        ("+1900-00-00T00:00:00Z", 7, "1801-01-01", "1900-12-31"),
    ],
)
def test_times_are_as_precise_as_they_say(text: str, precision: int, first: str, last: str):
    found = bounds_of_time(Value("time", text, precision=precision))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("text", "precision"), [("-0044-03-15T00:00:00Z", 11), ("+1938-03-17T00:00:00Z", 14)])
def test_times_that_are_not_compared(text: str, precision: int):
    assert bounds_of_time(Value("time", text, precision=precision)) is None
