"""Ending a run of the tests: whoever ends it, and however, nothing that it started is left over.

Each worker of pytest-xdist leads a group of processes, which takes in all that its tests start. The main process kills
the groups when it is interrupted (SIGINT, SIGTERM); a worker whose main process is gone kills its own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

import pytest

__all__ = ["Stopping", "lead_group"]

_LEADERS = "leaders"
_LOOK_EVERY = 0.2


class Stopping:
    """A plugin of the main process: the leaders of its workers' groups write their numbers into a folder."""

    def __init__(self) -> None:
        self._leaders = Path(tempfile.mkdtemp(prefix="workers-of-the-tests-"))
        self._beginners: list[Any] = []
        signal.signal(signal.SIGTERM, signal.default_int_handler)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker the folder; until it has written there, it can be ended by the way to it alone."""
        node.workerinput[_LEADERS] = str(self._leaders)
        self._beginners.append(node.gateway)

    def pytest_keyboard_interrupt(self) -> None:
        """Kill the workers, and all that they have started."""
        for leader in self._leaders.iterdir():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(int(leader.name), signal.SIGKILL)
        for gateway in self._beginners:
            gateway._io.kill()

    def pytest_unconfigure(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self._leaders, ignore_errors=True)


def lead_group(workerinput: dict[str, Any]) -> None:
    """Make this worker the leader of a group, which ends with the main process."""
    parent = os.getppid()
    os.setpgid(0, 0)
    (Path(workerinput[_LEADERS]) / str(os.getpid())).touch()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> NoReturn:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.killpg(0, signal.SIGKILL)
    raise AssertionError("this process is dead")
