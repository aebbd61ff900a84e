"""The ontology keeps to its style: `ontology/style.ttl` finds nothing in it, and finds each fault that a case has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build.read import read_graph
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, SH, SKOS, abbreviate
from kg.validation import check_shapes, validate

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "style"
STYLE = read_graph([ROOT / "ontology" / "style.ttl"])
ONTOLOGY = read_graph(Project(ROOT).vocabulary_files())
MESSAGE = NamedNode(PREFIXES["sh"] + "message")

CASES = sorted(FOLDER.rglob("*.ttl"))
VALID = [path for path in CASES if path.name.startswith("valid.")]
INVALID = [path for path in CASES if path.name.startswith("invalid.")]
SHAPES = [shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in STYLE.of_type(kind)]
CONSTRAINTS = {abbreviate(str(shape.value)): shape for shape in SHAPES if STYLE.has(shape, MESSAGE)}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def header(path: Path, key: str) -> set[str]:
    return set(" ".join(re.findall(rf"^#\+ {key}: (.*)$", path.read_text(encoding="utf-8"), re.M)).split())


def broken_by(graph: Graph) -> set[str]:
    return {result.constraint for result in validate(graph, STYLE).results}


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_case_breaks_just_the_constraint_that_it_names(path: Path) -> None:
    expected = header(path, "expect")
    assert len(expected) == 1
    assert broken_by(Graph(turtle.read(path))) == expected


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_case_breaks_nothing(path: Path) -> None:
    assert broken_by(Graph(turtle.read(path))) == set()


def test_every_constraint_has_a_case_that_meets_and_one_that_breaks_it() -> None:
    assert set[str]().union(*(header(path, "meets") for path in VALID)) == set(CONSTRAINTS)
    assert set[str]().union(*(header(path, "expect") for path in INVALID)) == set(CONSTRAINTS)


def test_every_case_lies_in_the_folder_of_its_shape() -> None:
    for path in CASES:
        names = header(path, "meets") | header(path, "expect")
        assert {name.removeprefix("s:").partition("-")[0] for name in names} == {path.parent.name}, path
    assert len(VALID) + len(INVALID) == len(CASES)


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_constraint_has_severity_and_one_message(name: str) -> None:
    messages = STYLE.objects(CONSTRAINTS[name], MESSAGE)
    assert len(STYLE.objects(CONSTRAINTS[name], SH.severity)) == 1
    assert len(messages) == 1
    assert len(str(messages[0].value)) >= 20


def test_shapes_use_terms_that_exist() -> None:
    assert check_shapes(STYLE, ONTOLOGY) == []


def test_ontology_keeps_to_its_style() -> None:
    found = [f"{abbreviate(str(r.focus.value))}: {r.message}" for r in validate(ONTOLOGY, STYLE).results]
    assert found == []


def test_style_reaches_terms_and_concepts() -> None:
    blank = Graph(triple for triple in ONTOLOGY if triple.predicate not in (SKOS.definition, SKOS.prefLabel))
    broken = broken_by(blank)
    assert {"s:Term-definition", "s:ConceptEntry-english", "s:Scheme-russian"} <= broken
