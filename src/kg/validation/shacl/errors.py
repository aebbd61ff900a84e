"""The one exception of the validator: the shapes themselves are wrong."""

from __future__ import annotations

from pyoxigraph import Triple

from kg.validation.shacl.graph import Subject

__all__ = ["NotCompiled", "ShapesError"]


class ShapesError(ValueError):
    """A shapes graph that is not well-formed (SHACL, section 3.4.3: ill-formed shapes graphs)."""

    def __init__(self, reason: str, shape: Subject | None = None, triple: Triple | None = None):
        self.reason, self.shape, self.triple = reason, shape, triple
        where = f" in shape {shape}" if shape is not None else ""
        what = f": {triple.subject} {triple.predicate} {triple.object}" if triple is not None else ""
        super().__init__(f"{reason}{where}{what}")


class NotCompiled(Exception):  # noqa: N818  (a signal to fall back, not an error of the caller)
    """A shape that is well-formed and yet has no compiled form."""
