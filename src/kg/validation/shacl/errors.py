"""What ends a validation: shapes that are wrong themselves, a limit, a query that reports a failure."""

from __future__ import annotations

from pyoxigraph import Triple

from kg.validation.shacl.graph import Subject

__all__ = ["LimitError", "ShapesError", "ValidationFailureError"]


class ShapesError(ValueError):
    """A shapes graph that is not well-formed (SHACL, section 3.4.3: ill-formed shapes graphs)."""

    def __init__(self, reason: str, shape: Subject | None = None, triple: Triple | None = None):
        self.reason, self.shape, self.triple = reason, shape, triple
        where = f" in shape {shape}" if shape is not None else ""
        what = f": {triple.subject} {triple.predicate} {triple.object}" if triple is not None else ""
        super().__init__(f"{reason}{where}{what}")


class LimitError(ValueError):
    """A validation that was given up at a limit, which the message states."""


class ValidationFailureError(ValueError):
    """A query whose solution binds `?failure` to true (SHACL, section 5.3): no report may be given."""
