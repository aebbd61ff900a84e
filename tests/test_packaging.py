"""What a wheel needs to be built, and what the program needs to run: no more than it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from kg import installation

from .little import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUNDLE = Path("src/kg/server/static/editor.js")
OF_PICTURES = ("map.css", "map.js", "network.js", "pictures.js", "land.json")
SENTENCE = "The query editor is not bundled, which needs npm and its registry: install npm, or build without the editor"
IN_THE_TREE = ("CHANGELOG.md", "LICENSE", "LICENSE-DATA", "README.md", "project.toml", "pyproject.toml")


@pytest.fixture
def little_tree(tmp_path: Path) -> Path:
    """A source tree with all that the build of a wheel looks at, and next to nothing in it."""
    for name in IN_THE_TREE:
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools" / "packaging", tmp_path / "tools" / "packaging")
    shutil.copytree(ROOT / "editor", tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules", "test"))
    for folder in ("docs", "ontology", "data", "queries", str(BUNDLE.parent)):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "some.ttl").write_text("", encoding="utf-8")
    shutil.copy(ROOT / "src" / "kg" / "__init__.py", tmp_path / "src" / "kg")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    return tmp_path


def bundle_in(tree: Path, head: str = "/*! codemirror: MIT */ ") -> None:
    """Write all that npm would bundle, the editor with a head of its own."""
    for name in OF_PICTURES:
        (tree / BUNDLE).with_name(name).write_text("/*! leaflet: BSD */ 1;", encoding="utf-8")
    (tree / BUNDLE).write_text(f"{head}1;", encoding="utf-8")


def built(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a wheel where a shell and little else is at hand, npm least of all."""
    tools = tree / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "mktemp", "rm", "tail"):
        (tools / name).symlink_to(shutil.which(name) or name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", *options, str(tree)]
    environment = {**os.environ, "PATH": str(tools)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def names_in(tree: Path) -> set[str]:
    (wheel,) = (tree / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        return {Path(name).name for name in packed.namelist()}


def test_without_npm_a_wheel_is_refused_in_one_sentence(little_tree: Path):
    done = built(little_tree)
    assert done.returncode != 0
    assert done.stderr.count(SENTENCE) == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert not (little_tree / "dist").exists() or not list((little_tree / "dist").iterdir())


def test_a_bundle_older_than_what_it_is_made_of_is_none(little_tree: Path):
    bundle_in(little_tree)
    os.utime(little_tree / BUNDLE, (0, 0))
    assert SENTENCE in built(little_tree).stderr


def test_told_so_it_is_built_without_the_bundle(little_tree: Path):
    bundle_in(little_tree)
    done = built(little_tree, "-C--without-assets=")
    assert done.returncode == 0, done.stderr
    assert {"editor.js", "editor.licences.txt"} & names_in(little_tree) == set()


def test_the_bundle_comes_with_the_licences_of_what_is_in_it(little_tree: Path):
    bundle_in(little_tree)
    done = built(little_tree)
    assert done.returncode == 0, done.stderr
    of_editor = {"editor.js", "editor.licences.txt", "LICENSE", "LICENSE-DATA"}
    assert of_editor | set(OF_PICTURES) | {"map.licences.txt", "network.licences.txt"} <= names_in(little_tree)


def test_the_editor_alone_is_not_all_that_is_bundled(little_tree: Path):
    bundle_in(little_tree)
    (little_tree / BUNDLE).with_name("land.json").unlink()
    assert SENTENCE in built(little_tree).stderr


def test_a_bundle_that_names_no_licences_is_refused(little_tree: Path):
    bundle_in(little_tree, head="")
    assert "names no licences" in built(little_tree).stderr


def packages(requirements: list[str]) -> set[str]:
    return {re.split(r"[><=;\[ ]", requirement)[0] for requirement in requirements}


def test_the_doctor_knows_every_library_that_is_needed():
    assert set(installation.NEEDED) == packages(PROJECT["dependencies"])


def test_the_program_imports_nothing_that_its_users_do_not_have():
    """Everything imported below `src/kg` is of Python, ours, needed or of an extra for users."""
    names = {
        "httptools": "httptools", "jinja2": "Jinja2", "markupsafe": "Jinja2", "Stemmer": "PyStemmer",
        "yaml": "PyYAML", "rapidfuzz": "RapidFuzz", "xlsxwriter": "XlsxWriter", "anyio": "starlette",
        "markdown_it": "markdown-it-py", "mdit_py_plugins": "mdit-py-plugins",
    }  # fmt: skip
    found = set()
    for path in (ROOT / "src" / "kg").rglob("*.py"):
        found |= set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.M))
    foreign = {names.get(name, name) for name in found - set(sys.stdlib_module_names) - {"kg"}}
    users = packages(PROJECT["dependencies"]) | packages(PROJECT["optional-dependencies"]["pandas"])
    assert foreign - users == set()


def test_set_up_installs_the_program_alone_and_checks_install_the_checkers():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^([\w$()-]+): (.*)$", makefile, re.M))
    assert "CHECKERS" not in rules["run"]
    for target in ("test", "check", "lint", "fuzz", "servers", "release-check", "mutants", "bench"):
        assert "$(CHECKERS)" in rules[target], target
