"""The pages in headless Chromium: readers' tasks in few clicks, lives on paper, and what Lighthouse says of them.

Needs npm and Chromium; Lighthouse is among the packages that `check.sh` installs below `build/release-check`. A machine
that does other work meanwhile gets worse figures of Lighthouse's for speed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from ..little import ROOT
from ..server.running import serving

BROWSER = ROOT / "editor" / "browser"
WORK = ROOT / "build" / "release-check"


def main() -> int:
    """Run each, and return 1 when any of them finds something."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not here", file=sys.stderr)
        return 2
    if not (WORK / "node_modules").is_dir():
        print("Lighthouse is not here: run tests/release/check.sh first", file=sys.stderr)
        return 2
    shutil.copy(ROOT / "tests" / "release" / "lighthouse.mjs", WORK)
    with serving() as server:
        environment = {**os.environ, "KG_ADDRESS": server.url, "CHROMIUM": chromium}
        commands = [
            ["node", "--test", str(BROWSER / "tasks.mjs")],
            ["node", "--test", str(BROWSER / "print.mjs")],
            ["node", str(WORK / "lighthouse.mjs"), server.url],
        ]
        codes = [subprocess.run(command, env=environment, check=False).returncode for command in commands]
    return int(any(codes))


if __name__ == "__main__":
    raise SystemExit(main())
