"""A build that is killed at any moment leaves the last good one in place, and the next build is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.build import Built, publish
from kg.rdf.store import view_name

from .little import ROOT

MOMENTS = 50
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def run_build(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "KG_BUILD": str(folder), "KG_PROJECT": str(ROOT)}
    command = [sys.executable, "-m", "kg.cli", "build", "--force", "-q"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def count(folder: Path, view: NamedNode) -> str:
    """Return how many triples the current store has, read by a fresh reader."""
    found = publish.current(folder)
    assert found is not None, "there is a current build"
    (row,) = Store.read_only(str(found / "store")).query(COUNT, default_graph=view)  # type: ignore[union-attr]
    return str(row["n"].value)


def test_fifty_killed_builds_leave_the_last_good_one(built: Built, tmp_path: Path):
    view = view_name("accepted")
    begun = time.monotonic()
    assert run_build(tmp_path).wait() == 0
    takes = time.monotonic() - begun
    whole = count(tmp_path, view)
    assert whole == str(built.manifest["triples"]["view/accepted"])
    moments = random.Random(50)  # noqa: S311
    killed = 0
    for _ in range(MOMENTS):
        process = run_build(tmp_path)
        time.sleep(moments.uniform(0, takes))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert count(tmp_path, view) == whole
    assert killed > MOMENTS / 2
    assert run_build(tmp_path).wait() == 0
    assert count(tmp_path, view) == whole
