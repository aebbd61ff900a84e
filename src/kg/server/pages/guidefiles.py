"""Which files of the guide are no pages; told apart by their names before anything of the guide is read."""

from __future__ import annotations

__all__ = ["MEDIA_TYPES"]

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".ipynb": "application/x-ipynb+json"}
"""The media types of pictures and notebooks, by the end of the name."""
