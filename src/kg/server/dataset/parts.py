"""What there are dumps of, and in which formats; the web process reads this, which imports nothing heavy."""

from __future__ import annotations

__all__ = ["ALL", "PARTS", "VIEW"]

ALL, VIEW = "all", "accepted"
PARTS = {VIEW: ("turtle", "ntriples", "jsonld"), ALL: ("trig", "nquads", "jsonld")}
"""The accepted view as one graph, and all layers under their names: to read, line by line, and for programs."""
