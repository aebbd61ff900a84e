"""Runs the tests in two clones at once, with something beside that burns a processor: all must be green.

`python -m tests.release.side_by_side [--no-burner] [FILE …]`; the clones are of what is committed. Exit code 1 when a
run fails, or when it leaves a process behind.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from ..little import ROOT
from .marked import Mark

BURNER = "while True: pass"
TIME_TO_END = 10.0


def clone(folder: Path) -> Path:
    """Return a clone of what is committed."""
    subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(folder)], check=True)
    return folder


def run(folder: Path, mark: Mark, files: list[str]) -> subprocess.Popen[str]:
    """Begin a run of a clone's own tests on its own program, and on a build of its own."""
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-p", "no:cacheprovider", *files]
    environment = {**mark.environment, "PYTHONPATH": str(folder / "src"), "KG_PROJECT": str(folder)}
    with (folder / "run.log").open("w", encoding="utf-8") as log:
        return subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log, text=True)


def main() -> int:
    """Return 1 unless both runs are green and leave nothing behind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--no-burner", action="store_true")
    parser.add_argument("files", nargs="*", default=["tests"])
    args = parser.parse_args()
    mark, faults = Mark(), 0
    burner = None if args.no_burner else subprocess.Popen([sys.executable, "-c", BURNER])
    try:
        with tempfile.TemporaryDirectory() as name:
            folders = [clone(Path(name) / each) for each in ("one", "two")]
            runs = [run(folder, mark, args.files) for folder in folders]
            for folder, each in zip(folders, runs, strict=True):
                faults += each.wait() != 0
                lines = (folder / "run.log").read_text(encoding="utf-8").splitlines()
                print(f"clone {folder.name}: exit code {each.returncode}: {lines[-1] if lines else ''}")
                print("\n".join(line for line in lines if line.startswith(("FAILED", "ERROR"))))
            left = mark.left_after(TIME_TO_END)
    finally:
        if burner is not None:
            burner.kill()
            burner.wait()
    for pid, command in left:
        print(f"left over: {pid} {command}", file=sys.stderr)
    return 1 if faults or left else 0


if __name__ == "__main__":
    sys.exit(main())
