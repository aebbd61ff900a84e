"""HTTP/1.1 as uvicorn speaks it, held to limits that it has not: patient, but not for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["PatientProtocol"]

_LARGEST_HEAD = 1 << 20


class _Joining:
    """A transport that sends the head of an answer together with what follows it: one packet, one system call."""

    def __init__(self, transport: Any):
        self._transport = transport
        self._held: bytes | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Hold back a head; send anything else behind the head that is held back."""
        if self._held is None and data.startswith(b"HTTP/1.1 "):
            self._held = data
        else:
            self._transport.write(self._taken() + data)

    def flush(self) -> None:
        """Send what is held back."""
        if self._held is not None:
            self._transport.write(self._taken())

    def close(self) -> None:
        """Send what is held back, and close."""
        self.flush()
        self._transport.close()

    def _taken(self) -> bytes:
        held, self._held = self._held or b"", None
        return held


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
        super().connection_made(_Joining(transport))  # type: ignore[arg-type]
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

    def on_response_complete(self) -> None:
        """Send what is held back: an answer to HEAD has no body."""
        self.transport.flush()  # type: ignore[attr-defined]
        super().on_response_complete()

    def _stop_waiting(self) -> None:
        if self._too_slow is not None:
            self._too_slow.cancel()
            self._too_slow = None

    def close_unfinished(self) -> None:
        """Close the connection after what was written, without the mark of the end."""
        if self.cycle is not None:
            self.cycle.disconnected = True
        self.transport.close()
