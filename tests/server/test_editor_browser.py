"""The query editor in headless Chromium: typing, running, seeing; its policy; its accessibility."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.server.editor.page import BUNDLE

from .running import Running

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


pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")


@pytest.mark.thorough
@pytest.mark.parametrize("name", sorted(path.name for path in (EDITOR / "browser").glob("*.test.mjs")))
def test_in_a_browser(server: Running, name: str):
    environment = {**os.environ, "KG_ADDRESS": server.url, "CHROMIUM": shutil.which("chromium") or ""}
    command = ["node", "--test", str(EDITOR / "browser" / name)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
