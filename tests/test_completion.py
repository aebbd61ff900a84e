"""What a shell is offered when its key is pressed, in the protocol of argcomplete and in bash itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import Built
from kg.cli import main
from kg.cli.completing import names
from kg.cli.completing.answering import typed_command

from .little import ROOT, run_kg


def offered(line: str, folder: Path, **environment: str) -> list[str]:
    """Return what is offered at the end of a line."""
    answer = folder / "answer"
    told = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    done = run_kg(**told, **environment)
    assert done.returncode == 0, done.stderr
    return answer.read_text(encoding="utf-8").replace("\\", "").split("\n")


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("kg sh", ["show "]),
        ("kg --pro", ["--project "]),
        ("kg query theatres/who-l", ["theatres/who-left-on-whose-tour "]),
        ("kg query theatres/who-left-on-whose-tour -p comp", ["company="]),
        ("kg query theatres/who-left-on-whose-tour -p person=Году", ["person=Годунов "]),
        ("kg compare evidence/dis", ["evidence/disagreements "]),
        ("kg show Viktoria", ["Viktoria Mullova "]),
        ("kg show capab", ["Capablanca "]),
        ("kg show person:viktoria-m", ["person:viktoria-mullova "]),
        ("kg explain 'Viktoria", ["Viktoria Mullova"]),
        ("kg show x --view without:enc", ["without:encyclopaedia "]),
        ("kg query x -f geo", ["geojson "]),
        ("kg coverage profi", ["profiles "]),
        ("kg new journ", ["journey "]),
        ("kg new event x --class dg:Relo", ["dg:Relocation "]),
        ("kg new event x -w dg:defectorI", ["dg:defectorIn="]),
        ("kg new event x -w dg:defector=person:viktoria-m", ["dg:defector=person:viktoria-mullova "]),
        ("kg new concept x --scheme cs:ran", ["cs:ranks "]),
        ("kg completion f", ["fish "]),
    ],
)
def test_what_was_begun_is_ended(built: Built, tmp_path: Path, line: str, among: list[str]):
    assert built.folder.is_dir()
    assert offered(line, tmp_path) == among


def test_another_project_offers_its_own(tmp_path: Path):
    muehlen = ROOT / "tests" / "muehlen"
    line = f"kg --project {muehlen} query muehlen/"
    assert offered(line, tmp_path, KG_PROJECT=str(ROOT)) == ["muehlen/wer-verkaufte-was "]


def test_nothing_is_built_for_it(tmp_path: Path):
    assert offered("kg show Mull", tmp_path, KG_BUILD=str(tmp_path / "build")) == [""]
    assert not (tmp_path / "build").exists()


def test_names_come_from_the_last_build(built: Built):
    assert built.folder.is_dir()
    found = set(names.names_of_kinds("нуре", ["person"], ["person"]))
    assert "Нуреев" in found
    assert all(name.casefold().startswith("нуре") for name in found)
    assert set(names.names_of_kinds("муллова", ["place"], ["place"])) == set()
    assert "person:ayn-rand" in set(names.prefixed_names("person:"))


@pytest.mark.parametrize(
    ("words", "command"),
    [(["kg", "show", "x"], "show"), (["kg", "--project", "show", "query"], "query"), (["kg"], None)],
)
def test_the_command_is_the_first_word_that_is_no_project(words: list[str], command: str | None):
    assert typed_command(words, {"show": "", "query": ""}) == command


def test_bash_completes(built: Built, tmp_path: Path):
    assert built.folder.is_dir()
    program = tmp_path / "kg"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kg.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = """
        eval "$(kg completion bash)"
        COMP_LINE='kg show Viktoria'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_WORDS=(kg show Viktoria); COMP_CWORD=2
        _python_argcomplete kg
        echo "${COMPREPLY[0]}"
    """
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "KG_PROJECT": str(ROOT)}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == r"Viktoria\ Mullova"


@pytest.mark.parametrize(("shell", "begins"), [("bash", "#compdef kg"), ("zsh", "#compdef kg"), ("fish", "")])
def test_the_lines_for_a_shell_are_printed(shell: str, begins: str, capsys: pytest.CaptureFixture[str]):
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert out.lstrip().startswith(begins)
    assert "_ARGCOMPLETE" in out
