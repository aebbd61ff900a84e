"""What there are dumps of: all layers together, the accepted view, and each layer."""

from __future__ import annotations

from kg.build.layers import LAYERS

__all__ = ["ALL", "PARTS", "VIEW"]

ALL, VIEW = "all", "accepted"
PARTS = (ALL, VIEW, *LAYERS)
