"""What set-up bundles for browsers: scripts, style sheets and the land of maps, there only where npm was at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.server.pictures.land import has_land
from kg.server.site.rendering import environment
from kg.translation import catalogue_of, interface_languages

__all__ = ["STATIC", "asset", "warm"]

STATIC = Path(__file__).parents[1] / "static"


def asset(name: str) -> str:
    """Return the path of a file below the root of the site, with what tells this content from any other; else nothing.

    Browsers may keep what has such an address for ever.
    """
    file = STATIC / name
    return f"/static/{name}?v={_version_of(file, file.stat().st_mtime_ns)}" if file.is_file() else ""


def warm(templates: Sequence[str]) -> None:
    """Read all that pages with pictures are made of, for workers that can open no file afterwards."""
    for name in templates:
        environment().get_template(name)
    for tag in interface_languages():
        catalogue_of(tag)
    for file in STATIC.iterdir():
        if file.suffix in {".js", ".css", ".json"}:
            asset(file.name)
    has_land()


@cache
def _version_of(file: Path, changed: int) -> str:  # noqa: ARG001
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
