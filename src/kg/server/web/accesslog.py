"""One line of JSON per request, buffered, so that logging costs little."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any, Protocol, TextIO

__all__ = ["AccessLog"]

_HELD = 64
_TRUTH = {True: "true", False: "false"}
_quoted = json.JSONEncoder(ensure_ascii=False).encode


class Logged(Protocol):
    """What the log needs to know of an exchange."""

    status: int
    sent: int
    lane: str
    is_cached: bool
    is_broken: bool

    @property
    def scope(self) -> Mapping[str, Any]:
        """The connection, as ASGI has it."""

    @property
    def method(self) -> str:
        """The request's method."""


class AccessLog:
    """Writes time, client, method, path, status, bytes, milliseconds, lane, and whether the answer was kept.

    The text of a query is not written: it may be private, and it may be long.
    """

    def __init__(self, stream: TextIO | None):
        self._stream = stream
        self._lines: list[str] = []

    def tell(self, exchange: Logged, seconds: float) -> None:
        """Write a line about an answered request."""
        if self._stream is None:
            return
        client = exchange.scope.get("client")
        # Only strangers' words need to be escaped; writing the rest by hand takes a quarter of the time.
        self._lines.append(
            f'{{"time": {time.time():.3f}, "client": "{client[0] if client else ""}", '
            f'"method": {_quoted(exchange.method)}, "path": {_quoted(exchange.scope["path"])}, '
            f'"status": {exchange.status or "null"}, "bytes": {exchange.sent}, "ms": {seconds * 1000:.2f}, '
            f'"lane": "{exchange.lane}", "cached": {_TRUTH[exchange.is_cached]}, '
            f'"broken": {_TRUTH[exchange.is_broken]}}}'
        )
        if len(self._lines) >= _HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held back."""
        if self._stream is not None and self._lines:
            lines, self._lines = self._lines, []
            self._stream.write("\n".join(lines) + "\n")
            self._stream.flush()
