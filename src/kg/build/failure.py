"""A build that stops because the data break a constraint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.validation import Report

__all__ = ["BuildFailedError"]


class BuildFailedError(KgError):
    """The data break a constraint; the last good build stays in place."""

    def __init__(self, report: Report):
        self.report = report
        super().__init__("the data do not conform to the shapes; the last good build stays in place")
