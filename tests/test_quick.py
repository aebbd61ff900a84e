"""The quick way gives the same bytes as the ordinary way, or steps aside."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.cli.quick import quick_answer
from kg.queries import serialise
from kg.queries.csvtext import csv_text

from .budgets import spread
from .little import ROOT

NAMES = sorted(str(p.relative_to(ROOT / "queries").with_suffix("")) for p in (ROOT / "queries").rglob("*.rq"))


@pytest.fixture(scope="module")
def graph_of(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.mark.thorough
@pytest.mark.parametrize("name", spread(NAMES, 60))
def test_the_bytes_are_those_of_the_ordinary_way(name: str, graph_of: DefectorGraph, monkeypatch):
    monkeypatch.chdir(ROOT)
    query = graph_of.catalogue[name]
    answer = quick_answer(["query", name, "-f", "csv"])
    assert (answer is None) == (not query.needs_nothing or bool(query.calls))
    if answer is not None:
        assert answer == serialise(graph_of.ask(query, {}), "csv")


@pytest.mark.parametrize(
    "words",
    [
        ["query", "people/nosuch", "-f", "csv"],
        ["query", "../../etc/passwd", "-f", "csv"],
        ["query", "theatres/who-left-on-whose-tour"],
        ["query", "theatres/who-left-on-whose-tour", "-f", "json"],
        ["query", "who-left-on-whose-tour", "-f", "csv"],
        ["build", "-q"],
        [],
    ],
)
def test_everything_else_takes_the_ordinary_way(words: list[str], monkeypatch):
    monkeypatch.chdir(ROOT)
    assert quick_answer(words) is None


def test_a_build_that_is_not_fresh_is_not_used(built: Built, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("KG_BUILD", str(tmp_path))
    assert quick_answer(["query", "theatres/who-left-on-whose-tour", "-f", "csv"]) is None
    (tmp_path / "current").symlink_to(built.folder)
    assert quick_answer(["query", "theatres/who-left-on-whose-tour", "-f", "csv"])
    (tmp_path / "current").unlink()
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "stamp").write_text("another time")
    assert quick_answer(["query", "theatres/who-left-on-whose-tour", "-f", "csv"]) is None


@pytest.mark.usefixtures("built")
def test_nothing_heavy_is_imported():
    code = (
        "import sys; from kg.cli import main; main(['query', 'theatres/who-left-on-whose-tour', '-f', 'csv']);"
        " print(*sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("person_name,")
    heavy = {"rdflib", "numpy", "yaml", "rich", "argparse", "typing", "dataclasses", "pathlib", "json", "hashlib"}
    assert not heavy & set(done.stderr.split())


@pytest.mark.parametrize(
    ("cells", "line"),
    [(("a", "b"), "a,b"), (('say "x"',), '"say ""x"""'), (("a,b", ""), '"a,b",'), (("",), '""'), (("a\nb",), '"a\nb"')],
)
def test_cells_are_quoted_as_rfc_4180_asks(cells, line):
    assert csv_text(cells, []) == line + "\n"
