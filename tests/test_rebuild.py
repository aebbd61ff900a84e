"""Rebuilding what changed gives what building anew gives, byte for byte, whatever was left by the build before."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, Triple

from kg.build import BuildFailedError, build
from kg.errors import KgError
from kg.project import Project
from kg.rdf import turtle

from .budgets import THOROUGH, spread
from .little import copy_of_project

EDITS = 5 if THOROUGH else 2
Outcome = tuple[Any, ...]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_of_project(tmp_path_factory.mktemp("project"))


def project_at(root: Path, builds: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project whose builds go to a folder of their own."""
    monkeypatch.setenv("KG_BUILD", str(builds))
    project = Project(root)
    assert project.build == builds
    return project


@pytest.fixture
def ours(copied: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return project_at(copied.root, tmp_path / "again", monkeypatch)


@pytest.fixture
def whole(copied: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: Project) -> Project:
    assert ours.build.name == "again"
    return project_at(copied.root, tmp_path / "anew", monkeypatch)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "layers").iterdir())}


def outcome(project: Project) -> Outcome:
    """Return what a build gives: layers, counts and findings, or why it fails."""
    try:
        built = build(project)
    except BuildFailedError as error:
        return ("fails", [result.found for result in error.report.results])
    except KgError as error:
        return ("error", str(error))
    manifest = built.manifest
    return ("built", contents(built.folder), manifest["findings"], manifest["triples"], manifest["rules"])


def rewrite(project: Project, chance: random.Random) -> tuple[Path, str]:
    """Change one file of data by chance, and return it with what it said."""
    path = chance.choice(project.data_files())
    before = path.read_text(encoding="utf-8")
    triples = turtle.read(path)
    old, other = chance.choice(triples), chance.choice(triples)
    kind = chance.randrange(4)
    if kind == 0:
        triples.remove(old)
    elif kind == 1:
        triples.append(Triple(old.subject, other.predicate, other.object))
    elif kind == 2 and isinstance(old.object, Literal) and old.object.language:
        text = Literal(f"{old.object.value} so", language=old.object.language)
        triples[triples.index(old)] = Triple(old.subject, old.predicate, text)
    path.write_text(turtle.write(triples) + ("# nothing\n" if kind == 3 else ""), encoding="utf-8")
    return path, before


@pytest.mark.thorough
@pytest.mark.parametrize("seed", spread([1, 2], 1))
def test_after_random_edits_a_build_is_the_one_made_anew(ours: Project, whole: Project, seed: int):
    chance = random.Random(seed)  # noqa: S311
    assert outcome(ours) == outcome(whole)
    undo = []
    for _ in range(EDITS):
        path, before = rewrite(ours, chance)
        found = outcome(ours)
        assert found == outcome(whole), path
        if found[0] == "built" and chance.random() < 0.5:
            undo.append((path, before))
        else:
            path.write_text(before, encoding="utf-8")
    for path, before in reversed(undo):
        path.write_text(before, encoding="utf-8")
