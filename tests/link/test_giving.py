"""What could be given back: lines that only add, each with a reference; audited again, nothing is lacking."""

from __future__ import annotations

import copy
import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.link.audit.comparing import Row
from kg.link.giving import Citing, batch_of, mismatches, quickstatements_date
from kg.link.wikibase.snapshot import read_snapshot

from .lights import ADA, BEN, audited
from .wikibase import item, statement, time

CITING = Citing({"almanac": "Q90"}, {"almanac": "https://example.org/almanac"}, {"almanac": "2026-11-27"})
SOURCE = 'S248\tQ90\tS854\t"https://example.org/almanac"\tS813\t+2026-11-27T00:00:00Z/11'
BOTH = frozenset({"Q2"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wikidata.json"


@pytest.fixture
def rows(file: Path) -> list[Row]:
    return audited(file, [ADA, BEN])


def applied(entities: list[dict[str, Any]], lines: list[str]) -> list[dict[str, Any]]:
    """Do as QuickStatements does: add a statement that is not there, or a reference to one that is."""
    found = {each["id"]: each for each in copy.deepcopy(entities)}
    for line in lines:
        number, pid, value, *fields = line.split("\t")
        source = {"snaks": {"P248": [{"snaktype": "value", "property": "P248", "datavalue": item(fields[1])}]}}
        datavalue = item(value) if value.startswith("Q") else time(value[1:11], int(value.rpartition("/")[2]))
        there = found[number]["claims"].setdefault(pid, [])
        same = [each for each in there if each["mainsnak"].get("datavalue") == datavalue]
        if not same:
            same = [statement(pid, datavalue)]
            there += same
        same[0]["references"].append(source)
    return list(found.values())


def test_a_batch_that_is_applied_leaves_nothing_lacking(file: Path, rows: list[Row]):
    lines = [line for _, line in batch_of(rows, read_snapshot(file), CITING, BOTH).lines]
    again = audited(file, applied([ADA, BEN], lines))
    assert [row for row in again if row.kind == "they lack"] == []
    assert batch_of(again, read_snapshot(file), CITING, BOTH).lines == []
    kept = {(row.thing, row.pid): row for row in again}
    assert kept["person:ada", "P569"].theirs == "1851-02-21 (Julian)"
    assert kept["person:ada", "P570"].kind == "differ"


def test_each_line_adds_one_statement_with_one_reference(file: Path, rows: list[Row]):
    batch = batch_of(rows, read_snapshot(file), CITING, BOTH)
    assert [line for _, line in batch.lines] == [
        f"Q1\tP19\tQ6\t{SOURCE}",
        f"Q1\tP20\tQ7\t{SOURCE}",
        f"Q1\tP106\tQ3\t{SOURCE}",
        f"Q2\tP106\tQ3\t{SOURCE}",
        f"Q2\tP40\tQ1\t{SOURCE}",
    ]
    assert "Q1 (person:ada)" in batch.diff
    assert "+ source P19" in batch.diff
    assert "  + P106" in batch.diff


def test_another_program_writes_the_same_lines(file: Path, rows: list[Row]):
    model = pytest.importorskip("quickstatements_client")
    for _, line in batch_of(rows, read_snapshot(file), CITING, BOTH).lines:
        subject, predicate, target, _, stated_in, _, url, _, retrieved = line.split("\t")
        qualifiers = [
            model.EntityQualifier(predicate="S248", target=stated_in),
            model.TextQualifier(predicate="S854", target=url.strip('"')),
            model.DateQualifier(predicate="S813", target=retrieved),
        ]
        made = model.EntityLine(subject=subject, predicate=predicate, target=target, qualifiers=qualifiers)
        assert made.get_line(sep="\t") == line


@pytest.mark.parametrize(
    ("edtf", "day", "precision"), [("1917", date(1917, 1, 1), 9), ("1961-06", date(1961, 6, 1), 10)]
)
def test_another_program_writes_the_same_dates(edtf: str, day: date, precision: int):
    model = pytest.importorskip("quickstatements_client")
    line = model.DateLine(subject="Q1", predicate="P570", target=day, precision=precision)
    assert [line.get_target()] == quickstatements_date(edtf)


@pytest.mark.parametrize(
    ("edtf", "fields"),
    [
        ("1961-06-16", ["+1961-06-16T00:00:00Z/11"]),
        ("182X", ["+1820-00-00T00:00:00Z/8"]),
        ("[..1974]", ["somevalue", "P1326", "+1974-00-00T00:00:00Z/9"]),
        (
            "[1949..1950]",
            ["somevalue", "P1319", "+1949-00-00T00:00:00Z/9", "P1326", "+1950-00-00T00:00:00Z/9"],
        ),
        ("1917-05-03", None),
        ("1917~", ["+1917-00-00T00:00:00Z/9", "P1480", "Q5727902"]),
        ("1917-05-03~", None),
        ("1917?", None),
        ("1917/1918", None),
    ],
)
def test_dates_keep_their_precision_and_what_cannot_be_said_stays_out(edtf: str, fields: list[str] | None):
    assert quickstatements_date(edtf) == fields


def lacking(**more: Any) -> Row:
    given = {"ours": "1993", "sections": ("almanac",), "is_told": True, **more}
    return replace(Row("person:ada", "Q1", "P570", "they lack"), **given)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (lacking(is_disputed=True), "disputed here"),
        (lacking(is_told=False), "inferred, told by no passage"),
        (lacking(sections=()), "inferred, told by no passage"),
        (lacking(pid="P509"), "sensitive, and not named"),
        (lacking(kind="agree"), "already there"),
        (lacking(kind="theirs finer"), "nothing to add: theirs finer"),
        (lacking(sections=("ledger",)), "no source that can be cited"),
        (lacking(ours="keeper", pid="P106"), "no item"),
        (lacking(pid="P463"), "their property may mean more or less than ours, and is not named"),
        (lacking(item="Q2", pid="P19", ours_item="Q6"), "of somebody who may be living, and not named"),
        (lacking(ours="1993?"), "a date that QuickStatements cannot say, or of an untold calendar"),
    ],
)
def test_what_stays_out_says_why(row: Row, why: str):
    batch = batch_of([row, replace(lacking(), kind="agree")], {}, CITING)
    assert batch.lines == []
    assert batch.left_out[why] >= 1


def test_what_is_named_passes_the_gate():
    row = lacking(item="Q2", pid="P19", ours_item="Q6", ours="rock")
    assert len(batch_of([row], {}, CITING, frozenset({"Q2"})).lines) == 1
    member = replace(row, pid="P463", ours_item="Q8", ours="watch")
    assert batch_of([member], {}, CITING, frozenset({"Q2"})).lines == []
    assert [line for _, line in batch_of([member], {}, CITING, frozenset({"Q2", "P463"})).lines] == [
        f"Q2\tP463\tQ8\t{SOURCE}"
    ]


def test_an_about_date_says_circa_before_its_source():
    dead = replace(lacking(), ours="1993~")
    assert [line for _, line in batch_of([dead], {}, CITING).lines] == [
        f"Q1\tP570\t+1993-00-00T00:00:00Z/9\tP1480\tQ5727902\t{SOURCE}"
    ]


def test_no_batch_holds_more_than_it_may_and_the_same_has_the_same_id():
    rows = [lacking(item=f"Q{n}") for n in range(1, 4)]
    batch = batch_of(rows, {}, CITING, most=2)
    assert (len(batch.lines), batch.left_out["more than one batch holds"]) == (2, 1)
    assert batch.id == batch_of(rows, {}, CITING, most=2).id != batch_of(rows, {}, CITING).id


def test_retrieved_stands_only_where_somebody_retrieved():
    ((_, line),) = batch_of([lacking()], {}, Citing({"almanac": "Q90"})).lines
    assert line == "Q1\tP570\t+1993-00-00T00:00:00Z/9\tS248\tQ90"


def test_what_differs_goes_to_the_mismatch_finder(rows: list[Row]):
    (line,) = csv.DictReader(io.StringIO(mismatches(rows, CITING)))
    assert (line["item_id"], line["property_id"], line["wikidata_value"], line["external_value"]) == (
        "Q1",
        "P570",
        "1918",
        "1917",
    )
    assert line["external_url"] == "https://example.org/almanac"
    assert line["statement_guid"].startswith("Q0$")
