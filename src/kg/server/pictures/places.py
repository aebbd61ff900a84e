"""What the project says of places on maps."""

from __future__ import annotations

from kg.domain import optional_term
from kg.settings import current

__all__ = ["AT_CAPITAL"]

AT_CAPITAL = optional_term(current().map.marks.get("at_capital", ""))
"""The property that says that coordinates are those of the capital and stand for a state; None where there is none."""
