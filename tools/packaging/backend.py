"""The build backend (PEP 517): that of hatchling, with the switch `--without-assets` for wheels and archives.

Hatchling hands no settings to its hooks, so the switch goes on to them in the environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from hatchling import build as hatchling
from hatchling.build import (
    build_editable,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]

_SWITCH = "--without-assets"

Settings = Mapping[str, object] | None


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Build a wheel into a folder and return its name; the bundled assets are in it unless told otherwise."""
    _obey(config_settings)
    return hatchling.build_wheel(wheel_directory, None, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Build a source archive into a folder and return its name; the bundled assets are in it unless told otherwise."""
    _obey(config_settings)
    return hatchling.build_sdist(sdist_directory, None)


def _obey(settings: Settings) -> None:
    if settings is not None and _SWITCH in settings:
        os.environ["KG_WITHOUT_ASSETS"] = "1"
