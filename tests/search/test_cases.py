"""The table of names and questions is large enough, and names only what there is."""

from __future__ import annotations

from kg.project import Project
from kg.rdf.graph import Graph

from ..little import node
from .cases import IN_PASSING, QUESTIONS, SLIPS, SURE, TWO_THINGS


def test_the_table_is_large_enough_and_says_nothing_twice():
    assert len(SURE) + len(SLIPS) >= 60
    assert len({asked for asked, _ in QUESTIONS}) >= 30
    for table in (SURE, SLIPS, IN_PASSING, TWO_THINGS, QUESTIONS):
        assert len(table) == len(set(table))


def test_what_is_meant_exists(graph: Graph, project: Project):
    meant = {row[-1] for table in (SURE, SLIPS, IN_PASSING, TWO_THINGS, QUESTIONS) for row in table}
    questions = {name.removeprefix("query:") for name in meant if name.startswith("query:")}
    assert [name for name in sorted(questions) if not (project.queries / f"{name}.rq").is_file()] == []
    things = {name for name in meant if not name.startswith("query:")}
    assert [name for name in sorted(things) if not any(True for _ in graph.about(node(name)))] == []
