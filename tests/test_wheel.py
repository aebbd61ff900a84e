"""An installed kg answers from any folder, for the wheel carries this project as an example."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .little import ROOT

BUNDLE = ROOT / "src" / "kg" / "server" / "static" / "editor.js"
LICENCES = {f"{script.stem}.licences.txt" for script in BUNDLE.parent.glob("*.js") if BUNDLE.is_file()}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = [] if BUNDLE.is_file() else ["-C--without-assets="]
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", *options, "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("defector_graph-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder


def test_it_carries_what_is_needed_and_no_tests(unpacked: Path):
    inside = unpacked / "site" / "kg"
    for part in ("ontology", "data", "queries"):
        theirs = {str(p.relative_to(ROOT / part)) for p in (ROOT / part).rglob("*") if p.is_file()}
        assert {
            str(p.relative_to(inside / "examples" / "defectors" / part))
            for p in (inside / "examples" / "defectors" / part).rglob("*.*")
        } == theirs
    assert (inside / "examples" / "defectors" / "project.toml").is_file()
    assert (inside / "build" / "pipeline.py").is_file()
    for part in ("templates", "static"):
        ours = ROOT / "src" / "kg" / "server" / part
        added = LICENCES if part == "static" else set()
        assert {p.name for p in ours.glob("*.*")} | added == {p.name for p in (inside / "server" / part).glob("*.*")}
    docs = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.*")}
    assert {
        path.relative_to(inside / "documentation" / "docs") for path in inside.glob("documentation/docs/**/*.*")
    } == docs
    assert {path.name for path in inside.glob("documentation/*.md")} == {"README.md", "CHANGELOG.md"}
    assert not (inside / "tests").exists()


def test_it_answers_from_any_folder(unpacked: Path, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": str(unpacked / "site"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("KG_PROJECT", None)
    environment.pop("KG_BUILD", None)
    command = [
        sys.executable,
        "-m",
        "kg.cli",
        "--project",
        "example:defectors",
        "query",
        "theatres/who-left-on-whose-tour",
        "-f",
        "csv",
    ]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "Rudolf Nureyev,Kirov Theatre,1961,Paris" in done.stdout
    assert (tmp_path / "cache" / "kg").is_dir()


def test_it_writes_its_guide_from_any_folder(unpacked: Path, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": str(unpacked / "site"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("KG_PROJECT", None)
    command = [sys.executable, "-m", "kg.cli", "--project", "example:defectors", "docs", "pages"]
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    for name in ("index", "glossary", "notebooks/first-look", "reference/questions", "program/sparql"):
        assert (tmp_path / "pages" / f"{name}.html").is_file()


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .
"""


@pytest.mark.parametrize(
    ("words", "data", "code", "says"),
    [
        (("validate", "data.ttl", "-s", "shapes.ttl"), "ex:a ex:p 1 .", 0, ""),
        (("validate", "data.ttl", "-s", "shapes.ttl"), "ex:a ex:q 1 .", 1, "http://example.org/a"),
        (("validate", "data.ttl"), "ex:a ex:q 1 .", 2, "no project here"),
        (("convert", "data.ttl", "-f", "ntriples"), "ex:a ex:q 1 .", 0, "<http://example.org/q>"),
        (
            ("reason", "data.ttl"),
            "ex:q a owl:SymmetricProperty . ex:a ex:q ex:b .",
            0,
            "/b> <http://example.org/q> <http://example.org/a>",
        ),
        (("query", "theatres/who-left-on-whose-tour"), "", 2, "no project here"),
    ],
)
def test_files_of_anybody_need_no_project(unpacked: Path, tmp_path: Path, words, data, code, says):
    environment = {**os.environ, "PYTHONPATH": str(unpacked / "site")}
    environment.pop("KG_PROJECT", None)
    prefixes = "@prefix ex: <http://example.org/> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "data.ttl").write_text(prefixes + data, encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", *words]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_project_works_without_a_home_from_a_folder_that_cannot_be_written(unpacked: Path, tmp_path: Path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "HOME", "XDG_"))}
    environment = {**kept, "PYTHONPATH": str(unpacked / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    before = {path: path.stat().st_mtime_ns for path in (unpacked / "site").rglob("*")}

    def kg(folder: Path, *words: str) -> str:
        command = [sys.executable, "-m", "kg.cli", *words]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout

    kg(tmp_path, "new", "project", "letters", "--languages", "en,de")
    project = tmp_path / "letters"
    assert "0 violation" in kg(project, "build") + kg(project, "validate")
    expected = (project / "tests" / "answers" / "people" / "who-stayed-where.csv").read_text(encoding="utf-8")
    assert kg(project, "query", "people/who-stayed-where", "-f", "csv") == expected
    assert kg(project, "new", "person", "ben-hale", "--label", "Ben", "--label-de", "Ben") == "data/people.ttl\n"
    assert "person:ben-hale" in (project / "data" / "people.ttl").read_text(encoding="utf-8")
    assert {path: path.stat().st_mtime_ns for path in (unpacked / "site").rglob("*")} == before
