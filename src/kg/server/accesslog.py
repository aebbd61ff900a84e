"""One line of JSON per request, buffered, so that logging costs little."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.server.exchange import Exchange

__all__ = ["AccessLog"]

_HELD = 64


class AccessLog:
    """Writes time, client, method, path, status, bytes, milliseconds, lane, and whether the answer was kept.

    The text of a query is not written: it may be private, and it may be long.
    """

    def __init__(self, stream: TextIO | None):
        self._stream = stream
        self._lines: list[str] = []

    def tell(self, exchange: Exchange, seconds: float) -> None:
        """Write a line about an answered request."""
        if self._stream is None:
            return
        client = exchange.scope.get("client")
        line = {
            "time": round(time.time(), 3),
            "client": client[0] if client else None,
            "method": exchange.method,
            "path": exchange.scope["path"],
            "status": exchange.status or None,
            "bytes": exchange.sent,
            "ms": round(seconds * 1000, 2),
            "lane": exchange.lane or None,
            "cached": exchange.is_cached,
            "broken": exchange.is_broken,
        }
        self._lines.append(json.dumps(line, ensure_ascii=False))
        if len(self._lines) >= _HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held back."""
        if self._stream is not None and self._lines:
            lines, self._lines = self._lines, []
            self._stream.write("\n".join(lines) + "\n")
            self._stream.flush()
