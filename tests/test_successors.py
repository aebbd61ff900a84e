"""What is gone stays known by its name, leads to what stands in its place, and is in no view and no count."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

import kg
from kg.build import Built, read_corpus
from kg.build.read import read_graph
from kg.errors import NotFoundError
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import DCTERMS, OWL, abbreviate
from kg.successors import read_deprecated, successors, successors_of_name

from .little import node, world

GONE = """
c:candle owl:deprecated true ; dcterms:isReplacedBy c:lamp , c:light .
place:shed owl:deprecated true .
"""


@pytest.fixture(scope="module")
def deprecated(project: Project) -> Graph:
    return read_deprecated(project)


@pytest.mark.parametrize(("name", "left"), [("c:candle", ["c:lamp", "c:light"]), ("place:shed", []), ("c:lamp", None)])
def test_what_stands_in_the_place_of_a_thing(name: str, left: list[str] | None):
    found = successors(world(GONE), node(name))
    assert (None if found is None else [abbreviate(each.value) for each in found]) == left


@pytest.mark.parametrize(("name", "gone"), [("c:candle", "c:candle"), ("candle", "c:candle"), ("candles", None)])
def test_a_thing_that_is_gone_is_known_by_its_name(name: str, gone: str | None):
    found = successors_of_name(world(GONE), name)
    assert (found[0] if found else None) == (node(gone) if gone else None)


def test_nothing_that_is_gone_is_in_the_data_or_in_a_view(project: Project, graph: Graph, deprecated: Graph):
    corpus = read_corpus(project)
    layers = (corpus.ontology, corpus.authored, corpus.sources, corpus.links, corpus.gazetteer, graph)
    still = [s for s in deprecated.all_subjects() for layer in layers if any(True for _ in layer.about(s))]
    used = [str(t) for layer in layers for t in layer if deprecated.has(t.object, OWL.deprecated)]
    assert len(deprecated) > 100
    assert (still, used) == ([], [])


def test_every_entry_is_marked_and_leads_to_what_there_is(project: Project, graph: Graph, deprecated: Graph):
    there_is = {*graph.all_subjects(), *read_graph(project.shape_files()).all_subjects()}
    for gone in deprecated.all_subjects():
        assert deprecated.value(gone, OWL.deprecated) == Literal(True)
        for left in deprecated.nodes(gone, DCTERMS.isReplacedBy):
            assert left in there_is, abbreviate(left.value)
        assert isinstance(gone, NamedNode)


def test_whoever_asks_for_it_is_told(built: Built):
    graph = kg.open(project=built.project.root)
    with pytest.raises(NotFoundError, match="c:accusation-of-fraud is gone; in its place stands:") as told:
        graph.show("c:accusation-of-fraud")
    assert [line.split()[0] for line in told.value.candidates] == ["c:accusation"]
    with pytest.raises(NotFoundError, match="nothing stands in its place"):
        graph.show("span:aif-nureyev-afterwards")
