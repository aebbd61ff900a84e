from __future__ import annotations

from pathlib import Path

import pytest

from kg import installation, locate
from kg.cli import main
from kg.version import __version__

from .little import ROOT


def found() -> dict[str, str]:
    return {part.name: part.found for part in installation.parts()}


def test_what_is_there_is_told_with_its_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("KG_SOURCES", str(tmp_path))
    told = found()
    assert (told["kg"], told["project"], told["source texts"]) == (__version__, str(ROOT), str(tmp_path))
    assert told["pyoxigraph"][0].isdigit()


def test_an_optional_part_that_is_missing_is_no_finding_and_says_what_it_is_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("KG_SOURCES", str(tmp_path / "nowhere"))
    monkeypatch.setattr(installation, "_EDITOR", tmp_path / "editor.js")
    assert main(["doctor"]) == 0
    lines = {line.split("  ")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "missing" in lines["query editor"]
    assert "plain form" in lines["query editor"]
    assert "KG_SOURCES" in lines["source texts"]


def test_a_library_that_is_missing_is_a_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(installation, "NEEDED", ("no-such-library-at-all",))
    assert main(["doctor"]) == 1
    assert "no-such-library-at-all" in capsys.readouterr().out


def test_outside_of_a_project_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("KG_PROJECT", raising=False)
    monkeypatch.setattr(installation.locate, "_checkout", lambda: None)
    monkeypatch.chdir(tmp_path)
    assert found()["project"] == ""


@pytest.mark.parametrize(
    ("named", "beside", "found"),
    [
        (None, True, "beside"),
        (None, False, None),
        ("", True, None),
        ("elsewhere", True, "elsewhere"),
        ("elsewhere", False, "elsewhere"),
    ],
)
def test_the_texts_lie_where_they_are_named_or_else_beside_the_project(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str | None, beside: bool, found: str | None
):
    project, texts = tmp_path / "graph", tmp_path / "shared" / "sources"
    project.mkdir()
    (project / "project.toml").write_text('[project]\nname = "lights"\n', encoding="utf-8")
    if beside:
        texts.mkdir(parents=True)
    monkeypatch.setenv("KG_PROJECT", str(project))
    monkeypatch.setenv("KG_SOURCES", named or "")
    if named is None:
        monkeypatch.delenv("KG_SOURCES")
    assert locate.sources() == (str(texts) if found == "beside" else found)
