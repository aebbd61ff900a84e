"""Ctrl-C while an engine is at work: it hears no signal, and the program waits for it; so a thread watches."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["stoppable"]

_PATIENCE = 1.0
_COMMANDS = ("convert", "query", "reason", "validate")
"""Those that leave an engine alone with other people's files, and nothing behind when they end."""


@contextmanager
def stoppable(command: str) -> Iterator[None]:
    """Let an interruption end the program a second later, if it has not ended by itself."""
    if command not in _COMMANDS or threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before, ended = signal.set_wakeup_fd(writer, warn_on_full_buffer=False), threading.Event()
    threading.Thread(target=_watch, args=(reader, ended, command), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        signal.set_wakeup_fd(before)
        os.close(writer)


def _watch(reader: int, ended: threading.Event, command: str) -> None:
    """Wait for signals, which come as bytes, until nobody can send any more."""
    while received := os.read(reader, 1):
        if received[0] == signal.SIGINT and not ended.wait(_PATIENCE):
            if sys.stderr is not None:
                sys.stderr.write(f"kg {command}: stopped\n")
                sys.stderr.flush()
            os._exit(2)
    os.close(reader)
