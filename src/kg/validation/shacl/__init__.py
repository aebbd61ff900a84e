"""A SHACL validator that compiles shapes to SPARQL queries over all focus nodes (W3C SHACL, 20 July 2017)."""

from __future__ import annotations

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.errors import LimitError, ShapesError, ValidationFailureError
from kg.validation.shacl.model import Shapes
from kg.validation.shacl.reader import read_shapes
from kg.validation.shacl.report import Fallback, Report, Result
from kg.validation.shacl.validation import check, validate

__all__ = [
    "Dataset",
    "Fallback",
    "LimitError",
    "Report",
    "Result",
    "Shapes",
    "ShapesError",
    "ValidationFailureError",
    "check",
    "read_shapes",
    "validate",
]
