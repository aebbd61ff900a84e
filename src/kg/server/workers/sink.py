"""Where a job writes its answer: counted, compressed if wanted, held back while short, sent on while long."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from typing import Any

from kg.server.wire.counting import RowCounter
from kg.server.wire.frames import Kind, frame, whole_frame
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["Sink"]

_HELD = 1 << 16
_AT_LEAST_EVERY = 0.25
_WORTH_COMPRESSING = 1024


class Sink:
    """A binary stream over the line to the web process; going over a limit raises the problem that says so."""

    def __init__(self, send: Callable[[bytes], None], head: dict[str, Any], gzip: bool, limits: Limits):
        self._send, self._head, self._limits = send, head, limits
        self._gzip = zlib.compressobj(5, zlib.DEFLATED, 31) if gzip else None
        self._held: list[bytes] = []
        self._held_size = self._size = 0
        self._sent_at = time.monotonic()
        self._count: RowCounter | None = None
        self.has_begun = False

    @property
    def most_rows(self) -> int:
        """The rows, or triples, that the answer may have."""
        return self._limits.rows

    def count_rows(self, counter: RowCounter) -> None:
        """Hold the answer to the limit of rows."""
        self._count = counter

    def write(self, piece: bytes) -> int:
        """Take the next bytes of the answer."""
        if not self._size:
            self._sent_at = time.monotonic()  # A short answer that took long is short all the same, and can be kept.
        self._size += len(piece)
        if self._size > self._limits.answer:
            raise over(
                "answer",
                message("the answer is larger than %(limit)s bytes", limit=self._limits.answer),
                self._limits.answer,
            )
        self._held.append(bytes(piece))
        self._held_size += len(piece)
        if self._held_size >= _HELD or time.monotonic() - self._sent_at > _AT_LEAST_EVERY:
            self._flush()
        return len(piece)

    def _taken(self) -> bytes:
        """Take what is held back, its rows counted unless it is the whole of a short answer."""
        held, self._held, self._held_size = b"".join(self._held), [], 0
        can_be_over = self.has_begun or self._size > self._limits.rows
        if self._count is not None and can_be_over and self._count(held) > self._limits.rows:
            raise over(
                "rows", message("the answer has more than %(limit)s rows", limit=self._limits.rows), self._limits.rows
            )
        return held

    def flush(self) -> None:
        """Do nothing: the sink knows itself when to send."""

    def close(self) -> None:
        """Send what is held back and end the answer."""
        if not self.has_begun:
            self._send(whole_frame(*self._whole()))
            return
        rest = self._compressed(self._taken()) + (self._gzip.flush() if self._gzip else b"")
        self._send((frame(Kind.DATA, rest) if rest else b"") + frame(Kind.END))

    def _whole(self) -> tuple[dict[str, Any], bytes]:
        body = self._taken()
        if self._gzip is None or len(body) < _WORTH_COMPRESSING:
            return self._head, body
        return self._marked(), self._gzip.compress(body) + self._gzip.flush()

    def _flush(self) -> None:
        begin = b"" if self.has_begun else frame(Kind.HEAD, self._marked())
        self.has_begun, self._sent_at = True, time.monotonic()
        piece = self._compressed(self._taken())
        self._send(begin + (frame(Kind.DATA, piece) if piece else b""))

    def _compressed(self, piece: bytes) -> bytes:
        if self._gzip is None:
            return piece
        return self._gzip.compress(piece) + self._gzip.flush(zlib.Z_SYNC_FLUSH)

    def _marked(self) -> dict[str, Any]:
        if self._gzip is None:
            return self._head
        return {**self._head, "headers": {**self._head.get("headers", {}), "content-encoding": "gzip"}}


def over(limit: str, detail: str, value: float) -> Problem:
    """Return the problem of an answer that is too large; a shorter answer would be a false one."""
    hint = message("ask for less (LIMIT, a narrower pattern), or take a dump")
    return Problem(
        413,
        f"{limit}-limit",
        "Answer too large",
        message("%(detail)s: %(hint)s", detail=detail, hint=hint),
        limit=value,
    )
