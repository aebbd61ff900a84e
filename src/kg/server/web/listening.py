"""HTTP/1.1 as uvicorn speaks it, held to limits that it has not: patient, but not for ever."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.server.web.target import understood
from kg.server.wire.problems import MEDIA_TYPE, Problem
from kg.translation import message

__all__ = ["PatientProtocol"]

_LARGEST_HEAD = 1 << 20
_LARGEST_ADDRESS = (1 << 16) - 1
_LONGER = 1.0
_CONTINUE = b"HTTP/1.1 100 "
_MALFORMED = Problem(400, "malformed-request", "Malformed request", message("this is no request of HTTP/1.1"))
_LONG_ADDRESS = Problem(
    414,
    "address-too-long",
    "Address too long",
    message("the address is longer than %(address)s bytes: POST", address=_LARGEST_ADDRESS),
)
_LARGE_HEAD = Problem(
    431,
    "headers-too-large",
    "Headers too large",
    message("the headers are larger than %(head)s bytes", head=_LARGEST_HEAD),
)


class _Joining:
    """A transport that sends the head of an answer together with what follows it: one packet, one system call.

    Closed, it waits `patience` seconds for the client to take what was not sent yet.
    """

    def __init__(self, transport: Any, patience: float):
        self._transport, self._patience = transport, patience
        self._held: bytes | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Hold back a head; send anything else behind the head that is held back."""
        if self._held is None and data.startswith(b"HTTP/1.1 ") and not data.startswith(_CONTINUE):
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
        if self._transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(self._patience, self._transport.abort)

    def _taken(self) -> bytes:
        held, self._held = self._held or b"", None
        return held


class PatientProtocol(HttpToolsProtocol):
    """Waits `patience` seconds for the head of a request, and for its body, and takes at most 1 MiB of a head.

    Waits as long for a client that takes nothing of its answer; one that takes it slowly gets it all.
    Tells the application how to close a connection whose answer broke off (`scope["kg.close"]`), so that the client
    sees no end of the body (RFC 9112, section 8) and takes nothing for the whole.
    """

    patience = 30.0
    _too_slow: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _unsent = 0
    _head_size = 0
    _has_body = _is_in_body = False
    _refusal = _MALFORMED
    _is_refused = _is_refused_next = False

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(_Joining(transport, self.patience))  # type: ignore[arg-type]
        self._wait_for_head()

    def _unsupported_upgrade_warning(self) -> None:
        """Pass over an offer to speak another protocol: it may be declined without a word (RFC 9110, section 7.8)."""

    def on_message_begin(self) -> None:
        """Begin to wait for the end of its head."""
        super().on_message_begin()
        self.scope["kg.close"] = self.close_unfinished  # type: ignore[typeddict-unknown-key]
        self._has_body = False
        if self._too_slow is None:
            self._wait_for_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take one header; the space behind its value is none of it (RFC 9112, section 5.1)."""
        self._has_body = self._has_body or name.lower() in {b"content-length", b"transfer-encoding"}
        super().on_header(name, value.strip(b" \t"))

    def data_received(self, data: bytes) -> None:
        """Take what the client sends, unless its request is refused; the parser itself holds any head, however long."""
        if self._is_refused:
            return
        self._head_size += 0 if self._is_in_body else len(data)
        if self._head_size > _LARGEST_HEAD:
            self._refusal = _LONG_ADDRESS if len(getattr(self, "url", b"")) > _LARGEST_HEAD // 2 else _LARGE_HEAD
            self.send_400_response("")
            return
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        """Say why the request is refused, when those before it are answered."""
        self._is_refused = True
        self._stop_waiting()
        if self._refusal is _MALFORMED and len(getattr(self, "url", b"")) > _LARGEST_ADDRESS:
            self._refusal = _LONG_ADDRESS  # The parser of addresses takes none that is longer.
        if self._is_in_body:
            self._give_up_request()
        elif self._is_answering:
            self._is_refused_next = True
        else:
            self._refuse()

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _give_up_request(self) -> None:
        """Refuse a request in whose body the fault is, unless its answer has begun: the refusal is no part of that."""
        cycle = self.cycle
        if self.pipeline and self.pipeline[0][0] is cycle:
            self.pipeline.popleft()
            self._is_refused_next = True
        elif cycle.response_started:
            self.transport.abort() if self._is_answering else self.transport.close()
        else:
            cycle.disconnected = True
            cycle.message_event.set()
            self._refuse()

    def _refuse(self) -> None:
        """Say why nothing more is read; close a little later, so that a client that still sends can read it."""
        problem = self._refusal
        body = json.dumps(problem.as_dict(), indent=2).encode() + b"\n"
        status = HTTPStatus(problem.status)
        self.transport.write(
            f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: {MEDIA_TYPE}\r\n"
            f"access-control-allow-origin: *\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
        )
        self.transport.write(body)
        self.loop.call_later(_LONGER, self.transport.close)

    def on_headers_complete(self) -> None:
        """Stop waiting for the head, begin to wait for the body, and start the answer."""
        self._stop_waiting()
        version = self.parser.get_http_version()
        try:
            self.url, self.headers[:] = understood(version, self.url, self.headers)
        except Problem as problem:
            self._refusal = problem
            raise
        self.expect_100_continue = self.expect_100_continue and version != "1.0"  # RFC 9110, section 10.1.1
        if self._has_body:
            # Longer than the application waits, so that it can say why it waits no more.
            self._too_slow = self.loop.call_later(self.patience + _LONGER, self.transport.abort)
        super().on_headers_complete()
        self._is_in_body = True

    def on_message_complete(self) -> None:
        """Stop waiting for the body."""
        self._stop_waiting()
        self._is_in_body, self._head_size = False, 0
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Begin to wait for the client to take what was sent."""
        super().pause_writing()
        self._wait_for_reader()

    def resume_writing(self) -> None:
        """Stop waiting: the client has taken most of it."""
        self._stop_waiting_for_reader()
        super().resume_writing()

    def _wait_for_reader(self) -> None:
        self._unsent = self.transport.get_write_buffer_size()
        self._stalled = self.loop.call_later(self.patience, self._look_at_reader)

    def _look_at_reader(self) -> None:
        if self.transport.get_write_buffer_size() < self._unsent:
            self._wait_for_reader()
        else:
            self.transport.abort()

    def _stop_waiting_for_reader(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        self._stop_waiting_for_reader()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Send what is held back, as an answer to HEAD has no body; refuse what came behind the last good request."""
        self.transport.flush()  # type: ignore[attr-defined]
        is_last = not self.pipeline
        super().on_response_complete()
        if is_last and self._is_refused_next and not self.transport.is_closing():
            self._refuse()

    def _wait_for_head(self) -> None:
        self._too_slow = self.loop.call_later(self.patience, self._look_at_head)

    def _look_at_head(self) -> None:
        """Close, unless an answer is on its way: that is not broken off for what comes slowly behind its request."""
        if self._is_answering:
            self._wait_for_head()
        else:
            self.transport.abort()

    def _stop_waiting(self) -> None:
        if self._too_slow is not None:
            self._too_slow.cancel()
            self._too_slow = None

    def close_unfinished(self) -> None:
        """Close the connection after what was written, without the mark of the end; a refusal closes it later."""
        if self._is_refused and not self._is_refused_next:
            return
        if self.cycle is not None:
            self.cycle.disconnected = True
        self.transport.close()
