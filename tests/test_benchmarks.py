"""The benchmarks: their corpora are reproducible, valid and consistent; their runner runs. No time is asserted."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build.findings import authored_report, checked_shapes, report_on
from kg.build.read import Corpus, divide, read_graph
from kg.project import Project
from kg.rdf import turtle
from kg.reasoning import close
from kg.validation import Validation

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
SIZE = 5_000


@pytest.fixture
def corpus(monkeypatch):
    """The generator, as the benchmarks import it."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import corpus

    return corpus


@pytest.fixture
def triples(corpus, tmp_path):
    path = tmp_path / "corpus.ttl"
    count = corpus.write(path, SIZE)
    found = turtle.read(path)
    assert count == len(found) == len(set(found))
    assert SIZE <= count < SIZE + 1_000
    return found


def digest(corpus, folder: Path, **options) -> str:
    path = folder / "corpus.ttl"
    corpus.write(path, SIZE, **options)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_seed_always_gives_the_same_bytes(corpus, tmp_path):
    assert digest(corpus, tmp_path, seed=7) == digest(corpus, tmp_path, seed=7)
    assert digest(corpus, tmp_path, seed=7) != digest(corpus, tmp_path, seed=8)


def test_a_seed_gives_the_same_bytes_in_another_process(corpus, tmp_path):
    command = [sys.executable, BENCHMARKS / "corpus.py", str(SIZE), tmp_path / "other.ttl", "--seed", "7"]
    subprocess.run(command, check=True, capture_output=True)
    other = hashlib.sha256((tmp_path / "other.ttl").read_bytes()).hexdigest()
    assert other == digest(corpus, tmp_path, seed=7)


def test_the_corpus_conforms_at_both_stages(triples, project: Project):
    report = report_on(project, triples)
    assert [result.message for result in report.results if result.severity.name != "INFO"] == []
    assert report.fallbacks == ()


def test_the_corpus_breaks_what_it_is_told_to_break(corpus, project: Project, tmp_path):
    corpus.write(tmp_path / "faulty.ttl", SIZE, faults=1.0)
    world, sources = divide(turtle.read(tmp_path / "faulty.ttl"))
    faulty = Corpus(read_graph(project.vocabulary_files()), sources, world)
    found = {
        result.constraint for result in authored_report(faulty, Validation(checked_shapes(project, faulty))).results
    }
    assert {"csh:Span-start", "csh:Attestable-cited", "s:Labelled-russian"} <= found


def test_the_corpus_closes_without_contradiction(triples, project: Project):
    closure = close([*read_graph(project.vocabulary_files()), *triples])
    assert closure.inconsistencies == []
    assert len(closure.inferred) > SIZE / 10


def test_the_runner_measures_and_writes_its_page(tmp_path):
    results, page = tmp_path / "results.json", tmp_path / "benchmarks.md"
    command = [sys.executable, BENCHMARKS / "run.py", "--sizes", "300", "--no-peers", "--rounds", "1"]
    options = ["--only", "closure", "validation", "queries", "turtle", "--results", results, "--page", page]
    ended = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    measured = json.loads(results.read_text())["measured"]
    assert set(measured) == {"closure", "validation", "queries", "turtle"}
    assert measured["closure"]["300"]["compiled"]["said"]["facts"] > 0
    text = page.read_text()
    assert "OWL 2 RL closure" in text
    assert str(ROOT) not in text


def test_the_comparison_counts_what_is_shared_and_what_is_not(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from measurements import differences

    (tmp_path / "ours").write_text("a\nb\nd\n")
    (tmp_path / "theirs").write_text("b\nc\nd\ne\n")
    assert differences(tmp_path / "ours", tmp_path / "theirs") == (2, 1, 2)
