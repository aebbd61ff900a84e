"""The query editor in headless Chromium: typing, running, seeing; its policy; its accessibility."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.server.editor.page import BUNDLE

ROOT = Path(__file__).parents[2]
EDITOR = ROOT / "editor"


def missing() -> str | None:
    """Return what is not here that the tests need."""
    needed = {
        "node": shutil.which("node"),
        "Chromium": shutil.which("chromium"),
        "the editor's script (make run makes it)": BUNDLE.is_file(),
        "the package playwright-core (make run installs it)": (EDITOR / "node_modules" / "playwright-core").is_dir(),
    }
    return next((f"{name} is not here" for name, found in needed.items() if not found), None)


@pytest.fixture(scope="module")
def address(built) -> Iterator[str]:  # noqa: ARG001
    if reason := missing():
        pytest.skip(reason)
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            lines = iter(server.stderr.readline, "")
            yield next(found[0] for line in lines if (found := re.search(r"http://[0-9.:]+", line)))
        finally:
            server.terminate()


@pytest.mark.parametrize("name", sorted(path.name for path in (EDITOR / "browser").glob("*.test.mjs")))
def test_in_a_browser(address: str, name: str):
    environment = {**os.environ, "KG_ADDRESS": address, "CHROMIUM": shutil.which("chromium") or ""}
    command = ["node", "--test", str(EDITOR / "browser" / name)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
