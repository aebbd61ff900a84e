"""From the files to the built dataset: read, expand dates, validate, settle claims, reason, apply rules, store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazy import attributes_of

if TYPE_CHECKING:
    from kg.build.built import Built
    from kg.build.failure import BuildFailedError
    from kg.build.findings import project_report, report_on
    from kg.build.freshness import ensure_built, last_built
    from kg.build.pipeline import STEPS, build
    from kg.build.read import Corpus, read_corpus
    from kg.build.views import VIEWS, View, check_view_name, materialise

__all__ = [
    "STEPS",
    "VIEWS",
    "BuildFailedError",
    "Built",
    "Corpus",
    "View",
    "build",
    "check_view_name",
    "ensure_built",
    "last_built",
    "materialise",
    "project_report",
    "read_corpus",
    "report_on",
]

__getattr__ = attributes_of(
    __name__,
    {
        "built": "Built",
        "failure": "BuildFailedError",
        "findings": "project_report report_on",
        "freshness": "ensure_built last_built",
        "pipeline": "STEPS build",
        "read": "Corpus read_corpus",
        "views": "VIEWS View check_view_name materialise",
    },
)
