"""Which program answers: the same data are answered otherwise by another version of it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["software"]

_PACKAGE = Path(__file__).parents[2]
_SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".yaml"}


@cache
def software() -> str:
    """Return a digest of the program, its templates, style sheets and scripts as they are at the start."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
