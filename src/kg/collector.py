"""Python's search for circles of dead objects, and how to do without it for a while."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collector"]


@contextmanager
def without_collector() -> Iterator[None]:
    """Let Python not look for garbage while tens of thousands of things are made, nearly all of which are kept.

    The search took a third of the time of reading an index, and as much of a build; afterwards it is as it was.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
