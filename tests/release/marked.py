"""Processes that carry a mark in their environment: whoever started them, and whoever their parent is by now."""

from __future__ import annotations

import os
import signal
import time
import uuid
from contextlib import suppress
from pathlib import Path

__all__ = ["Mark"]

_NAME = "RUN_OF_THE_TESTS"


class Mark:
    """A mark that a process hands down to all that it starts."""

    def __init__(self) -> None:
        self._value = uuid.uuid4().hex

    @property
    def environment(self) -> dict[str, str]:
        """The environment of this process, with the mark."""
        return {**os.environ, _NAME: self._value}

    def processes(self) -> list[tuple[int, str]]:
        """Return number and command of the living processes that carry the mark."""
        wanted, found = f"{_NAME}={self._value}".encode(), []
        for folder in Path("/proc").iterdir():
            with suppress(OSError):
                if folder.name.isdigit() and wanted in (folder / "environ").read_bytes().split(b"\0"):
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    found.append((int(folder.name), command.strip()[:120]))
        return found

    def left_after(self, seconds: float) -> list[tuple[int, str]]:
        """Return the processes that are still there after some seconds, and end them."""
        until = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < until:
            time.sleep(0.1)
        for pid, _ in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return left
