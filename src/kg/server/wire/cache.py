"""Answers kept for one version of the data and of the program, which never change: the built store is immutable."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["LARGEST", "LARGEST_LATE", "Cache", "Kept", "software"]

LARGEST = 2 << 20
"""What an answer that is kept may hold, in bytes."""
LARGEST_LATE = 16 << 20
"""The same for one that took too long for who asked first: there is no other way to have it."""

_PACKAGE = Path(__file__).parents[2]
_SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".yaml", ".po"}
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Kept:
    """A whole answer, ready to be sent."""

    status: int
    headers: Headers
    body: bytes
    etag: bytes


class Cache:
    """The answers used last, up to a number of bytes."""

    def __init__(self, capacity: int = 64 << 20):
        self._capacity = capacity
        self._size = 0
        self._kept: OrderedDict[object, Kept] = OrderedDict()

    def get(self, key: object) -> Kept | None:
        """Return an answer that is kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: object, kept: Kept, largest: int = LARGEST) -> None:
        """Keep an answer; those not used for longest make room."""
        if len(kept.body) > largest or key in self._kept:
            return
        self._kept[key] = kept
        self._size += len(kept.body) + 1024
        while self._size > self._capacity:
            _, old = self._kept.popitem(last=False)
            self._size -= len(old.body) + 1024

    def told(self) -> dict[str, int]:
        """Return how many answers are kept, and their size in bytes."""
        return {"answers": len(self._kept), "bytes": self._size}


@cache
def software() -> str:
    """Return a digest of the program, its templates, style sheets and scripts as they are at the start."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
