"""Sending a request again where that may help, each time after a longer wait, or as long as the server asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from kg.remote.connection import RemoteError

__all__ = ["Patience"]

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
Found = TypeVar("Found")


@dataclass(frozen=True)
class Patience:
    """How often one request is sent, and what waits between two."""

    tries: int = 5
    wait: Callable[[float], None] = lambda _: None

    def of(self, do: Callable[[], Found]) -> Found:
        """Return what a request brings; RemoteError when the last try fails, or one that will not do later either."""
        for attempt in range(self.tries - 1):
            try:
                return do()
            except RemoteError as error:
                if not error.is_passing:
                    raise
                self.wait(min(_LONGEST_WAIT, max(error.patience, _FIRST_WAIT * 2**attempt)))
        return do()
