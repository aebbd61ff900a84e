"""A build that is killed leaves the last good one in place, and the next build is right and sweeps up.

The builds kill themselves, at chosen times that they touch the folder of builds; random moments are tried by
`make release-check`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from kg.build import publish
from kg.project import Project
from kg.rdf.namespaces import PREFIXES
from kg.rdf.store import view_name

from .budgets import spread
from .little import ROOT

KILLS = 6
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
# A touch is an opening, renaming, linking or removal below the folder of builds; at the last one that is counted to,
# the process kills itself. Without a number it tells how many there are.
BUILD = """
import os, signal, sys
from pathlib import Path
from kg.build import build
from kg.project import Project

root, builds, last = sys.argv[1], os.environ["KG_BUILD"], int(sys.argv[2])
touches = 0

def count(event, arguments):
    global touches
    if event in {"open", "os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir"} and any(
        isinstance(each, (str, os.PathLike)) and os.fspath(each).startswith(builds) for each in arguments
    ):
        touches += 1
        if touches == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
build(Project(Path(root)))
print(touches)
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of one person, so that a build takes little."""
    root = tmp_path / "small"
    shutil.copytree(ROOT / "ontology", root / "ontology")
    settings = (ROOT / "project.toml").read_text(encoding="utf-8")
    (root / "project.toml").write_text(settings.replace("refused", "allowed"), encoding="utf-8")
    tell(root, "Zed")
    monkeypatch.setenv("KG_BUILD", str(tmp_path / "builds"))
    monkeypatch.setenv("KG_PROJECT", str(root))
    return Project(root)


def tell(root: Path, name: str) -> None:
    prefixes = "".join(f"@prefix {each}: <{PREFIXES[each]}> .\n" for each in ("dg", "person", "rdfs"))
    said = f'person:zed\n    a dg:Person ;\n    rdfs:label "{name}"@en ,\n        "Зед"@ru .\n'
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "zed.ttl").write_text(f"{prefixes}\n{said}", encoding="utf-8")


def run_build(project: Project, kill_at: int, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BUILD, str(project.root), str(kill_at)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def count(folder: Path, view: NamedNode) -> str:
    """Return how many triples the current store has, read by a fresh reader."""
    found = publish.current(folder)
    assert found is not None, "there is a current build"
    (row,) = Store.read_only(str(found / "store")).query(COUNT, default_graph=view)  # type: ignore[union-attr]
    return str(row["n"].value)


def layers(builds: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((builds / "current" / "layers").iterdir())}


def finished(project: Project, **environment: str) -> dict[str, bytes]:
    """Build to the end, and return what was built."""
    done = run_build(project, 0, **environment)
    assert done.returncode == 0, done.stderr
    return layers(Path(environment.get("KG_BUILD", project.build)))


@pytest.mark.thorough
def test_killed_builds_leave_the_last_good_one_and_the_next_is_right(small: Project, tmp_path: Path):
    view, good = view_name("accepted"), run_build(small, 0)
    assert good.returncode == 0, good.stderr
    whole, first = count(small.build, view), publish.current(small.build)
    for touch in spread(range(1, int(good.stdout) + 1), KILLS):
        tell(small.root, f"Zed {touch}")
        assert run_build(small, touch).returncode == -signal.SIGKILL
        assert count(small.build, view) == whole
    assert publish.current(small.build) == first or touch == int(good.stdout)
    assert list(small.build.glob("unfinished-*"))
    assert finished(small) == finished(Project(small.root), KG_BUILD=str(tmp_path / "anew"))
    assert list(small.build.glob("unfinished-*")) == []
    assert f"Zed {touch}".encode() in b"".join(layers(small.build).values())
