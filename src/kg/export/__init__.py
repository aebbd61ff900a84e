"""Deterministic serialisations: the same data are the same bytes, whatever the hash seed."""

from kg.export.convert import convert, parse_rdf
from kg.export.dataset import (
    DATASET_FORMATS,
    FORMATS,
    GRAPH_FORMATS,
    canonical,
    write_dataset,
    write_graph,
    write_quads,
)
from kg.export.describe import describe
from kg.export.description import Description, describe_dataset
from kg.export.imports import read_with_imports

__all__ = [
    "DATASET_FORMATS",
    "FORMATS",
    "GRAPH_FORMATS",
    "Description",
    "canonical",
    "convert",
    "describe",
    "describe_dataset",
    "parse_rdf",
    "read_with_imports",
    "write_dataset",
    "write_graph",
    "write_quads",
]
