"""The gazetteer: what no text tells, each fact from a record, in a layer of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pyoxigraph import Triple

import kg
from kg.build import Built, read_corpus
from kg.build.views import select_gazetteer
from kg.evidence.records import record_in_words, record_of, unrecorded
from kg.evidence.soundness import flaws_of_gazetteer
from kg.explain import explain
from kg.explain.asking import theory_of
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG

from .little import DG, ROOT, node, world

LOOKED_UP = """
place:bay cg:within place:isle ; cg:latitude 1.5 .
place:isle a cg:Place ; rdfs:label "Isle"@en .
record:bay a cg:GazetteerRecord ; cg:recordOf place:bay ; cg:supports cg:within ; cg:recordSource "rocks 1.0" ;
  cg:recordIdentifier "9" , "17" .
"""


@pytest.fixture(scope="module")
def gazetteer(project: Project) -> Graph:
    return read_corpus(project).gazetteer


def test_the_files_are_as_the_tool_writes_them():
    tool = [sys.executable, str(ROOT / "tools" / "gazetteer.py"), "--check"]
    found = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")
    assert "state:ussr" in found.stderr


def test_a_fact_has_the_record_that_supports_it():
    graph = world(LOOKED_UP)
    assert record_of(graph, node("place:bay"), CG.within) == node("record:bay")
    assert record_of(graph, node("place:bay"), CG.latitude) is None
    assert record_in_words(graph, node("record:bay")) == "rocks 1.0, 17 and 9"


def test_a_fact_that_no_record_gives_is_a_flaw_and_a_name_is_none():
    graph = world(LOOKED_UP)
    assert unrecorded(graph) == [(node("place:bay"), CG.latitude)]
    assert [flaw.check for flaw in flaws_of_gazetteer(graph)] == ["recorded"]


def test_every_fact_of_ours_comes_from_a_record(gazetteer: Graph):
    assert unrecorded(gazetteer) == []


def test_nothing_looked_up_stands_among_what_is_told(project: Project, gazetteer: Graph):
    authored = read_corpus(project).authored
    assert [str(t) for t in gazetteer if t in authored] == []
    assert not authored.subjects(CG.latitude)


@pytest.mark.parametrize(
    ("view", "there"), [("accepted", True), ("claims", True), ("without:aif", True), ("asserted", False)]
)
def test_the_views_that_look_things_up(project: Project, built: Built, view: str, there: bool):
    paris_in_france = Triple(node("place:paris"), CG.within, node("place:france"))
    assert bool(len(select_gazetteer(read_corpus(project), view))) == there
    assert (paris_in_france in built.graph(view)) == there


def test_every_city_has_coordinates(graph: Graph):
    cities = graph.of_type(DG.City)
    assert len(cities) > 10
    assert [str(c) for c in cities if not (graph.has(c, CG.latitude) and graph.has(c, CG.longitude))] == []


def test_a_state_that_still_exists_is_shown_at_its_capital(graph: Graph):
    france, ussr = node("state:france"), node("state:ussr")
    assert graph.text(france, DG.coordinatesOfCapital) == "true"
    assert graph.text(france, CG.latitude) == graph.text(node("place:paris"), CG.latitude)
    assert not graph.has(ussr, CG.latitude)


def test_a_proof_and_a_card_say_that_it_was_looked_up(built: Built):
    found = explain(theory_of(built), Triple(node("place:paris"), CG.within, node("place:france")))
    assert [ground.layer for proof in found.proofs for ground in proof.grounds] == ["gazetteer"]
    assert found.defeat.untold
    card = kg.open(project=built.project.root).show("place:geneva")
    assert {(f.name, f.value) for f in card.looked_up} >= {("within", "Switzerland (territory)")}
    assert all("2660646" in f.source for f in card.looked_up)
    assert kg.open("asserted", project=built.project.root).show("place:geneva").looked_up == []
