"""SHACL validation (W3C SHACL): graphs in, report out.

shacl    shapes compiled to SPARQL queries over all focus nodes
engines  that, or pySHACL as the second opinion
report   results by weight, with the name of each constraint
stages   our own shapes: authored before anything is inferred, whole on the finished view
"""

from kg.validation.engines import ENGINES, Validation, validate
from kg.validation.report import Report, Result, Severity
from kg.validation.stages import awaited_shapes, check_shapes, idle_shapes, shapes_of_stage

__all__ = [
    "ENGINES",
    "Report",
    "Result",
    "Severity",
    "Validation",
    "awaited_shapes",
    "check_shapes",
    "idle_shapes",
    "shapes_of_stage",
    "validate",
]
