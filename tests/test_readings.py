"""Samples of authored statements: drawn fairly, read against the texts, and mended where fault was found."""

from __future__ import annotations

import csv
import importlib.util
import io
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from kg.build import Corpus, read_corpus
from kg.project import Project
from kg.rdf.graph import Graph
from kg.successors import read_deprecated

from .little import ROOT, node

SHEETS = sorted((ROOT / "tests" / "readings").glob("*.tsv"))
ANSWERS_READ = ROOT / "tests" / "readings" / "answers" / "20261127.tsv"
VERDICTS = ("right", "imprecise", "not carried", "false")
FAULTS = ("not carried", "false")


def rows_of(sheet: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(sheet, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(path: Path) -> list[dict[str, str]]:
    return rows_of(path.read_text(encoding="utf-8").splitlines())


def verdicts(row: dict[str, str]) -> set[str]:
    """Return what the readers of a row found; a sheet of one reader has no second column."""
    return {row["verdict_1"], row.get("verdict_2", row["verdict_1"])}


def faults_of(rows: list[dict[str, str]], standing: set[tuple[str, ...]], known: set[str]) -> list[str]:
    """Return what is wrong with a sheet: each row that says nothing, or that nobody mended, in words."""
    found = []
    for row in rows:
        key = (row["node"], row["property"], row["value"])
        where = f"row {row['number']}: "
        if not verdicts(row) <= set(VERDICTS):
            found.append(where + "a verdict that is not in the list")
        elif verdicts(row) & set(FAULTS) and not row["mended"]:
            found.append(where + "found at fault and not mended")
        if verdicts(row) - {"right"} and not row["note"]:
            found.append(where + "no note says what was found")
        if key not in standing and not row["mended"]:
            found.append(where + "no longer in the data, and no word why")
        if row["node"] not in known:
            found.append(where + "a node that never was")
    imprecise = [row for row in rows if "imprecise" in verdicts(row) and not row["mended"]]
    if len(imprecise) > len(rows) // 50:
        found.append(f"{len(imprecise)} imprecise statements are left")
    return found


def row_of(**told: str) -> dict[str, str]:
    row = {
        "number": "1",
        "node": "role:cook",
        "property": "cg:when",
        "value": "1961",
        "passages": "span:a (a, sentence 1)",
    }
    return row | {"verdict_1": "right", "verdict_2": "right", "note": "", "mended": ""} | told


STANDING = {("role:cook", "cg:when", "1961")}


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({}, None),
        ({"verdict_1": "imprecise", "note": "1: a year later", "mended": "the year"}, None),
        ({"value": "1962", "mended": "the year"}, None),
        ({"verdict_2": "", "note": "1: well"}, "row 1: a verdict that is not in the list"),
        ({"verdict_2": "fine", "note": "2: fine"}, "row 1: a verdict that is not in the list"),
        ({"verdict_2": "false", "note": "2: a year later"}, "row 1: found at fault and not mended"),
        ({"verdict_1": "not carried", "note": "1: says nothing"}, "row 1: found at fault and not mended"),
        ({"verdict_1": "imprecise", "mended": "the year"}, "row 1: no note says what was found"),
        ({"value": "1962"}, "row 1: no longer in the data, and no word why"),
        ({"node": "role:ghost", "mended": "taken away"}, "row 1: a node that never was"),
        ({"verdict_1": "imprecise", "note": "1: a year later"}, "1 imprecise statements are left"),
    ],
)
def test_a_row_that_nobody_mended_is_a_fault(told: dict[str, str], fault: str | None):
    assert faults_of([row_of(**told)], STANDING, {"role:cook"}) == ([fault] if fault else [])


@pytest.fixture(scope="module")
def corpus(project: Project) -> Corpus:
    return read_corpus(project)


@pytest.fixture(scope="module")
def sampler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_statements", ROOT / "tools" / "sample_statements.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def statements(corpus: Corpus, sampler: ModuleType) -> list:
    return list(sampler.statements(corpus))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_what_readers_found_is_mended(path: Path, statements: list, corpus: Corpus, project: Project):
    gone = read_deprecated(project)
    known = {row["node"] for row in read(path) if _is_known(corpus.authored, gone, row["node"])}
    assert faults_of(read(path), {statement.key for statement in statements}, known) == []


def _is_known(authored: Graph, gone: Graph, name: str) -> bool:
    return any(True for graph in (authored, gone) for _ in graph.about(node(name)))


def test_the_readings_that_the_project_rests_on_are_there():
    assert {path.stem.partition("-")[2]: len(read(path)) for path in SHEETS} == {
        "first": 100,
        "second": 50,
        "third": 50,
        "fourth": 50,
        "fifth": 150,
    }
    drawn = [(row["node"], row["property"], row["value"]) for path in SHEETS for row in read(path)]
    assert len(set(drawn)) == 400


def test_each_section_is_drawn_from_in_proportion(statements: list, sampler: ModuleType):
    sizes = Counter(statement.section for statement in statements)
    drawn = Counter(statement.section for statement in sampler.draw(statements, 7, 100))
    assert drawn.total() == 100
    assert all(abs(drawn[section] - 100 * size / len(statements)) < 1 for section, size in sizes.items())


def test_the_same_seed_draws_the_same_and_another_draws_others(statements: list, sampler: ModuleType):
    first = sampler.draw(statements, 7, 40)
    assert sampler.draw(statements, 7, 40) == first
    assert sampler.draw(statements, 8, 40) != first
    assert len({statement.key for statement in first}) == 40


def test_what_is_drawn_is_told_by_a_passage_and_no_bookkeeping(statements: list):
    assert all(statement.passages for statement in statements)
    properties = {statement.predicate for statement in statements}
    assert {"cg:when", "cg:propositionValue", "cg:valueNode"} <= properties
    assert properties & {"rdf:type", "rdfs:label", "skos:altLabel", "cg:citation", "cg:evidence", "cg:rank"} == set()
    assert not any(statement.node == "claim:godunov-asylum-usa" for statement in statements), "it is inferred"


@pytest.mark.parametrize(
    ("sizes", "count", "expected"),
    [
        ({"a": 60, "b": 25, "c": 15}, 10, {"a": 6, "b": 3, "c": 1}),
        ({"a": 1, "b": 1}, 1, {"a": 1, "b": 0}),
        ({"a": 2, "b": 1}, 9, {"a": 2, "b": 1}),
        ({}, 5, {}),
    ],
)
def test_how_a_number_is_shared_out(sampler: ModuleType, sizes: dict, count: int, expected: dict):
    assert sampler.shares(sizes, count) == expected


def test_a_sheet_has_room_for_verdicts_and_is_not_drawn_from_again(
    statements: list, sampler: ModuleType, tmp_path: Path
):
    out = io.StringIO()
    sampler.write(sampler.draw(statements, 7, 5), out)
    rows = rows_of(out.getvalue().splitlines())
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert all(row["passages"].startswith("span:") and verdicts(row) == {""} for row in rows)
    (tmp_path / "sheet.tsv").write_text(out.getvalue(), encoding="utf-8")
    assert len(sampler.drawn_before([tmp_path / "sheet.tsv"])) == 5


@pytest.mark.parametrize("row", read(ANSWERS_READ), ids=lambda row: row["question"])
def test_what_was_read_of_an_answer_was_right_or_is_mended(row: dict[str, str]):
    assert (ROOT / "tests" / "answers" / f"{row['question']}.csv").is_file()
    assert int(row["right"]) + int(row["mended"]) == int(row["read"]) <= int(row["rows"])
    assert row["note"]
