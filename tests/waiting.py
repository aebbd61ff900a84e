"""Waiting for what must come, however busy the machine: how fast something is says nothing of whether it is right."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["HANGS_AFTER", "wait_until"]

HANGS_AFTER = 300.0
"""Seconds after which what has not come never will, so that a fault ends the run instead of holding it up."""
_LOOK_EVERY = 0.02


def wait_until(holds: Callable[[], object], told: str = "it never came") -> None:
    """Return as soon as a condition holds; an AssertionError tells that it does not, after minutes."""
    gives_up = time.monotonic() + HANGS_AFTER
    while not holds():
        assert time.monotonic() < gives_up, told
        time.sleep(_LOOK_EVERY)
