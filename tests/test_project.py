from __future__ import annotations

from pathlib import Path

import pytest

from kg import locate
from kg.errors import KgError
from kg.project import Project, find

from .little import ROOT


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    (folder / "ontology").mkdir(parents=True)
    (folder / "data" / "people").mkdir(parents=True)
    (folder / "project.toml").touch()
    return folder


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch):
    for name in ("KG_PROJECT", "KG_BUILD", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_names_the_project(other: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_PROJECT", str(other))
    assert find() == Project(other)


def test_an_environment_that_names_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_PROJECT", str(tmp_path))
    with pytest.raises(KgError, match=r"KG_PROJECT .* names .* but there is no project\.toml"):
        find()


def test_the_checkout_one_stands_in_is_found_from_below(other: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(other / "data" / "people")
    assert find() == Project(other)


def test_elsewhere_there_is_no_project_and_the_error_says_how_to_come_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(locate, "_checkout", lambda: None)
    with pytest.raises(KgError, match=r"no project here(.|\n)*kg new project(.|\n)*example:defectors"):
        find()


def test_from_a_checkout_its_own_project_is_the_last_resort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert find() == Project(ROOT)


def test_an_example_is_opened_by_its_name_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_PROJECT", "example:defectors")
    assert find().root == ROOT
    monkeypatch.setenv("KG_PROJECT", "example:elsewhere")
    with pytest.raises(KgError, match=r"no example is called example:elsewhere; there are: example:defectors"):
        find()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, "other/build"), ({"KG_BUILD": "elsewhere"}, "elsewhere")],
)
def test_where_builds_are_kept(
    other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
):
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    assert Project(other).build == tmp_path / expected


def test_a_folder_that_cannot_be_written_builds_into_the_cache(
    other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert Project(other).build.parent == tmp_path / "cache" / "kg"


def test_files_come_in_name_order(project: Project):
    for files in (project.data_files(), project.rule_files(), project.shape_files(), project.concept_files()):
        of_the_core = [path for path in files if path.is_relative_to(locate.CORE)]
        own = [path for path in files if path not in of_the_core]
        assert files == [*sorted(of_the_core), *sorted(own)]
        assert own != []


def test_paths_in_messages_are_those_of_the_project(project: Project):
    assert project.relative(ROOT / "data" / "places.ttl") == "data/places.ttl"
    assert project.relative(Path("/nowhere/x.ttl")) == "/nowhere/x.ttl"
