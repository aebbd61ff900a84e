"""A new project builds, validates, tests itself and answers; the guide to it is followed as it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.newproject import new_project
from kg.newproject.context import core_context
from kg.project import core_files
from kg.rdf import turtle
from kg.rdf.namespaces import OWL, PREFIXES, RDF

from .little import ROOT
from .own_project_guide import follow


def bare(folder: Path) -> dict[str, str]:
    """Return an environment that names no project, no texts and no home, with a `kg` on the path."""
    there = folder / "bin"
    there.mkdir(exist_ok=True)
    (there / "kg").write_text(f'#!/bin/sh\nexec {sys.executable} -m kg.cli "$@"\n', encoding="utf-8")
    (there / "kg").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "HOME", "XDG_"))}
    return {**kept, "PATH": f"{there}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def run(command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "told", "more"),
    [
        ("letters --languages en,de", "", "kg format --check"),
        ("person --languages pl --base http://a.example/x/", "labels in pl are in English words", "kg coverage"),
    ],
)
def test_it_builds_validates_and_tests_itself(tmp_path: Path, words: str, told: str, more: str):
    environment = bare(tmp_path)
    made = run(f"kg new project {words}", tmp_path, environment)
    assert made.returncode == 0, made.stderr
    assert told in made.stderr
    folder = tmp_path / words.split(maxsplit=1)[0]
    assert all((tmp_path / line).is_file() for line in made.stdout.splitlines())
    tested = run(f"make test && {more} && kg queries", folder, environment)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "conforms: 0 violations, 0 warnings, 0 info" in tested.stdout
    assert "every answer is as expected" in tested.stdout
    assert "Who stayed where, and when?" in tested.stdout


def test_its_own_test_sees_an_answer_that_is_another(tmp_path: Path):
    environment = bare(tmp_path)
    new_project(tmp_path / "letters", ["en"])
    answer = tmp_path / "letters" / "tests" / "answers" / "people" / "who-stayed-where.csv"
    answer.write_text(answer.read_text(encoding="utf-8").replace("1868", "1869"), encoding="utf-8")
    tested = run("make test", tmp_path / "letters", environment)
    assert tested.returncode == 2
    assert "who-stayed-where.csv is not the answer" in tested.stdout


def test_the_guide_can_be_followed_in_ten_commands(tmp_path: Path):
    environment = bare(tmp_path)

    def told(command: str, folder: Path) -> str:
        done = run(command, folder, environment)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    assert follow(tmp_path, told) <= 10


@pytest.mark.parametrize(
    ("name", "languages", "base", "message"),
    [
        ("Letters", ["en"], None, "a project is called by lower-case letters"),
        ("le_tters", ["en"], None, "a project is called by lower-case letters"),
        ("letters", ["english"], None, "'english' is no language tag"),
        ("letters", ["en", ""], None, "'' is no language tag"),
        ("letters", ["en", "en"], None, "a language is named twice"),
        ("letters", ["en"], "letters", "the base is an http address that ends in /"),
        ("letters", ["en"], "https://example.org/letters", "the base is an http address that ends in /"),
    ],
)
def test_wrong_use_writes_nothing(tmp_path: Path, name: str, languages: list[str], base: str | None, message: str):
    with pytest.raises(Exception, match=message):
        new_project(tmp_path / name, languages, base)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Exception, match="exists already; nothing was written"):
        new_project(tmp_path / "letters", ["en"])
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["mine.txt"]


def test_the_context_of_the_core_has_a_key_for_each_of_its_terms_as_ours_has():
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    declared = {
        f"cg:{triple.subject.value.removeprefix(PREFIXES['cg'])}"
        for triple in turtle.read(*core_files("core.ttl"))
        if triple.predicate == RDF.type and triple.object in kinds and isinstance(triple.subject, NamedNode)
    }
    core = core_context()
    named = [entry if isinstance(entry, str) else entry.get("@id", "") for entry in core.values() if entry != 1.1]
    assert sorted(name for name in named if name.startswith("cg:")) == sorted(
        name for name in declared if name.startswith("cg:") and "/" not in name
    )
    ours = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {key: ours.get(key, entry) for key, entry in core.items()} == core
