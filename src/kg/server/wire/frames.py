"""What a worker and the web process send each other: one byte of kind, four of length, then the content."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

__all__ = ["HEADER", "Kind", "frame", "read_frame", "split_frames", "whole_frame"]

HEADER = struct.Struct("!cI")
_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Kind:
    """The kinds of frames: a job; a whole answer; head, data and end of a long one; a problem; ready for jobs."""

    JOB, WHOLE, HEAD, DATA, END, PROBLEM, READY = b"J", b"A", b"H", b"D", b"E", b"X", b"R"


def frame(kind: bytes, content: bytes | dict[str, Any] = b"") -> bytes:
    """Return one frame; a mapping is written as JSON."""
    body = content if isinstance(content, bytes) else _as_json(content).encode()
    return HEADER.pack(kind, len(body)) + body


def whole_frame(head: dict[str, Any], body: bytes) -> bytes:
    """Return a frame with the head and the body of a short answer."""
    told = json.dumps(head).encode()
    return HEADER.pack(Kind.WHOLE, 4 + len(told) + len(body)) + len(told).to_bytes(4, "big") + told + body


def read_frame(stream: BufferedReader) -> tuple[bytes, bytes] | None:
    """Return kind and content of the next frame of a buffered stream, or None at its end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, length = HEADER.unpack(header)
    content = stream.read(length)
    return None if len(content) < length else (kind, content)


def split_frames(buffer: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Take the whole frames off the front of a buffer."""
    at = 0
    while len(buffer) - at >= HEADER.size:
        kind, length = HEADER.unpack_from(buffer, at)
        end = at + HEADER.size + length
        if len(buffer) < end:
            break
        yield kind, bytes(buffer[at + HEADER.size : end])
        at = end
    del buffer[:at]
