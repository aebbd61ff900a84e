"""`kg new citation`: which values of a node a passage tells, written beside the node and linked from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.scaffold import new_citation

from .little import copy_of_project, node

DEATH, SPAN = "event:nureyev-death", "span:oped-baryshnikov-kidnap"
NAME = "citation:event-nureyev-death-by-oped-baryshnikov-kidnap"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_of_project(tmp_path_factory.mktemp("project"))


def test_it_is_named_after_node_and_passage_and_linked(copy: Project):
    path = copy.data / "people" / "rudolf-nureyev.ttl"
    before = Graph(turtle.read(path))
    assert new_citation(copy, DEATH, SPAN, ["when", "dg:died"]) == [path]
    after = Graph(turtle.read(path))
    added = set(after) - set(before)
    assert {node("cg:when"), node("dg:died")} == set(after.nodes(node(NAME), node("cg:supports")))
    assert node(NAME) in after.nodes(node(DEATH), node("cg:citation"))
    assert len(added) == 5
    assert turtle.is_canonical(path)
    with pytest.raises(KgError, match="is there already"):
        new_citation(copy, DEATH, SPAN, ["when"])


@pytest.mark.parametrize(
    ("of", "span", "supports", "said"),
    [
        ("event:nureyev-deth", SPAN, "when", "no node is called event:nureyev-deth"),
        ("nureyev-death", SPAN, "when", "write it with its prefix"),
        (DEATH, "span:oped-nothing", "when", "no passage is called span:oped-nothing"),
        (DEATH, SPAN, "wehn", "wehn is no property of the ontology"),
        (DEATH, SPAN, "dg:defector", "event:nureyev-death has no dg:defector"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(copy: Project, of: str, span: str, supports: str, said: str):
    path = copy.data / "people" / "rudolf-nureyev.ttl"
    before = path.read_bytes()
    with pytest.raises(KgError, match=said):
        new_citation(copy, of, span, [supports])
    assert path.read_bytes() == before


def test_a_file_with_a_comment_is_left_alone(copy: Project):
    path: Path = copy.data / "people" / "viktor-belenko.ttl"
    path.write_text("# to do\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(KgError, match="is not in canonical form: kg format"):
        new_citation(copy, "event:belenko-defection", SPAN, ["when"])
