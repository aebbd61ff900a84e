"""Kills builds of the whole project at random moments, and looks whether the last good one stays in place.

`python -m tests.release.killed_builds [--moments N] [--seed N]`; exit code 1 when a reader found another build.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.rdf.store import view_name

from ..little import ROOT
from ..test_killed_builds import count


def build(folder: Path) -> subprocess.Popen[bytes]:
    """Begin a build into a folder."""
    environment = {**os.environ, "KG_BUILD": str(folder), "KG_PROJECT": str(ROOT)}
    command = [sys.executable, "-m", "kg.cli", "build", "--force", "-q"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def main() -> int:
    """Return 1 when a killed build was to be seen, or when the build after the last one is not right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=50)
    args = parser.parse_args()
    chance, view, wrong, killed = random.Random(args.seed), view_name("accepted"), 0, 0  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder, begun = Path(name), time.monotonic()
        build(folder).wait()
        takes, whole = time.monotonic() - begun, count(folder, view)
        for _ in range(args.moments):
            process = build(folder)
            time.sleep(chance.uniform(0, takes))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            wrong += count(folder, view) != whole
        wrong += build(folder).wait() != 0 or count(folder, view) != whole
        left = len(list(folder.glob("unfinished-*")))
    print(f"{killed} of {args.moments} builds killed before their end; {wrong} times wrong; {left} unfinished left")
    return 1 if wrong or left else 0


if __name__ == "__main__":
    sys.exit(main())
