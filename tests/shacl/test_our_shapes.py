"""Our own shapes on our own broken cases: the compiled engine and pySHACL report the same."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.project import Project
from kg.rdf.graph import Graph
from kg.validation import shapes_of_stage
from kg.validation.shacl import validate

from .support import oracle_results, row

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "shapes").glob("*/invalid.*.ttl"))[::5]


def read(paths):
    return [quad.triple for path in paths for quad in parse(path=path, format=RdfFormat.TURTLE)]


@pytest.mark.parametrize("stage", ["authored", "whole"])
def test_broken_cases(stage):
    ontology = read(Project(ROOT).vocabulary_files())
    data = [*ontology, *read(CASES)]
    shapes = list(shapes_of_stage(Graph(read((ROOT / "ontology" / "shapes").glob("*.ttl"))), stage))
    report = validate(data, shapes)
    assert not report.fallbacks
    ours = {row(result, blank=True) for result in report.results}
    assert ours
    assert ours == {row(result, blank=True) for result in oracle_results(data, shapes)}
