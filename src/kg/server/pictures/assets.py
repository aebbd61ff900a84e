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

_USED = ("land.json", "map.css", "map.js", "network.js", "pictures.js")
STATIC = Path(__file__).parents[1] / "static"


def asset(name: str) -> str:
    """Return the path of a file below the root of the site, with what tells this content from any other; else nothing.

    Browsers may keep what has such an address for ever. It is worked out once: the server, too, reads a file once.
    """
    return _asset(STATIC / name)


@cache
def _asset(file: Path) -> str:
    if not file.is_file():
        return ""
    return f"/static/{file.name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


def warm(templates: Sequence[str]) -> None:
    """Read all that pages with pictures are made of, for workers that can open no file afterwards."""
    for name in templates:
        environment().get_template(name)
    for tag in interface_languages():
        catalogue_of(tag)
    for name in _USED:
        asset(name)
    has_land()
