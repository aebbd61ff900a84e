"""Which lines of the program the tests run: seen by SlipCover, counted and reported by coverage.py.

A tracer is called for every line that runs, and takes a quarter of the processor time of all tests. SlipCover writes
probes into the code as it is imported and takes them out once they have told what they can, so it must be at work
before anything of the program is imported. `COVER=1` asks for it. Each process of the tests writes a file of its own,
which `coverage combine` and `coverage report` read.
"""

from __future__ import annotations

import os
from pathlib import Path

from coverage import CoverageData
from slipcover import FileMatcher, ImportManager, Slipcover

__all__ = ["COVERING", "Covering"]

_ROOT = Path(__file__).parents[1]
_PROGRAM = _ROOT / "src" / "kg"


class Covering:
    """A plugin of a process that runs tests; it looks at the program from the moment that it is made."""

    def __init__(self) -> None:
        self._seen = Slipcover(exclude_lines=[])
        self._imports = ImportManager(self._seen, FileMatcher(sources=[_PROGRAM]))
        self._imports.__enter__()

    def pytest_sessionfinish(self) -> None:
        """Write down the lines that ran; of a file that was never imported, that it is there."""
        self._imports.__exit__()
        told = self._seen.get_coverage()["files"]
        data = CoverageData(basename=str(_ROOT / ".coverage"), suffix=True)
        data.add_lines({str(_ROOT / name): file["executed_lines"] for name, file in told.items()})
        data.touch_files([str(file) for file in _PROGRAM.rglob("*.py")])
        data.write()


def _covering() -> Covering | None:
    """Return the plugin where this process runs tests that are to be measured; what they start is not."""
    if not os.environ.get("COVER"):
        return None
    if "PYTEST_XDIST_WORKER" in os.environ:
        del os.environ["COVER"]
    return Covering()


COVERING = _covering()
