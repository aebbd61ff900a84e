"""HTTP/1.1 as uvicorn speaks it, held to limits that it has not: patient, but not for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["PatientProtocol"]

_LARGEST_HEAD = 1 << 20


class PatientProtocol(HttpToolsProtocol):
    """Waits `patience` seconds for the head of a request and takes at most 1 MiB of it.

    Tells the application how to close a connection whose answer broke off (`scope["kg.close"]`), so that the client
    sees no end of the body (RFC 9112, section 8) and takes nothing for the whole.
    """

    patience = 30.0
    _too_slow: asyncio.TimerHandle | None = None
    _head_size = 0

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._too_slow = self.loop.call_later(self.patience, transport.abort)

    def on_message_begin(self) -> None:
        """Begin to wait for the end of its head."""
        super().on_message_begin()
        self.scope["kg.close"] = self.close_unfinished  # type: ignore[typeddict-unknown-key]
        self._head_size = 0
        if self._too_slow is None:
            self._too_slow = self.loop.call_later(self.patience, self.transport.abort)

    def on_url(self, url: bytes) -> None:
        """Take a part of the address."""
        self._grow(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take one header."""
        self._grow(len(name) + len(value))
        super().on_header(name, value)

    def _grow(self, size: int) -> None:
        self._head_size += size
        if self._head_size > _LARGEST_HEAD:
            raise ValueError("the head of the request is too large")

    def on_headers_complete(self) -> None:
        """Stop waiting, and start the answer."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._too_slow is not None:
            self._too_slow.cancel()
            self._too_slow = None

    def close_unfinished(self) -> None:
        """Close the connection after what was written, without the mark of the end."""
        if self.cycle is not None:
            self.cycle.disconnected = True
        self.transport.close()
