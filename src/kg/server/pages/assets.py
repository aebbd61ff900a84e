"""What set-up bundles for browsers: scripts, style sheets and the land of maps, there only where npm was at hand."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["STATIC", "asset"]

STATIC = Path(__file__).parents[1] / "static"


def asset(name: str) -> str:
    """Return the path of a file below the root of the site, with what tells this content from any other; else nothing.

    Browsers may keep what has such an address for ever.
    """
    file = STATIC / name
    return f"/static/{name}?v={_version_of(file, file.stat().st_mtime_ns)}" if file.is_file() else ""


@cache
def _version_of(file: Path, changed: int) -> str:  # noqa: ARG001
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
