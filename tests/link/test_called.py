"""Canned questions that ask Wikidata, too: answered with leave from a service in its place, and refused without."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.api import DefectorGraph
from kg.build import Built
from kg.errors import KgError
from kg.queries import Query, serialise
from kg.rdf import turtle
from kg.server.pages.questions import question_page
from kg.server.site.questions import catalogue_of, find
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.sparql.services import services_of

from ..little import ROOT, run_kg
from ..test_federation import serving

WIKIDATA = "https://query.wikidata.org/sparql"
HERE = Path(__file__).parent
NAMES = sorted(
    str(path.relative_to(ROOT / "queries").with_suffix(""))
    for path in (ROOT / "queries").rglob("*.rq")
    if services_of(path.read_text(encoding="utf-8"))
)


@pytest.fixture(scope="module")
def graph(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


def stem(name: str) -> str:
    return name.partition("/")[2]


def test_every_question_that_asks_others_has_its_answer_and_asks_wikidata(graph: DefectorGraph):
    assert sorted(path.stem for path in (HERE / "called").glob("*.csv")) == [stem(name) for name in NAMES]
    assert {address for name in NAMES for address in graph.catalogue[name].calls} == {WIKIDATA}


@pytest.mark.parametrize("name", NAMES)
def test_with_leave_the_answer_is_the_one_on_file(name: str, graph: DefectorGraph):
    with serving() as there:
        there.store = Store()
        there.store.extend(quad for quad in _quads(HERE / "there.ttl"))
        query: Query = replace(graph.catalogue[name], text=graph.catalogue[name].text.replace(WIKIDATA, there.url))
        answer = graph.ask(query, {}, services=[there.url])
    assert serialise(answer, "csv") == (HERE / "called" / f"{stem(name)}.csv").read_text(encoding="utf-8")
    assert len(there.queries) == 1
    assert "wd:" not in there.queries[0].partition("VALUES")[2].partition("}")[0]


def _quads(path: Path):
    from pyoxigraph import DefaultGraph, Quad

    return (Quad(*triple, DefaultGraph()) for triple in turtle.read(path))


@pytest.mark.parametrize("name", NAMES)
def test_without_leave_it_is_told_how_to_give_it(name: str, graph: DefectorGraph):
    wanted = f"kg query {name} --allow-service {WIKIDATA}"
    with pytest.raises(KgError, match=wanted):
        graph.ask(graph.catalogue[name], {})
    done = run_kg("query", name, "-f", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert wanted in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_server_refuses_it_and_says_how_it_is_asked(name: str, graph: DefectorGraph):
    site = Site(graph, version="test")
    family, _, question = name.partition("/")
    assert name not in catalogue_of(site).queries
    for ask in (lambda: find(site, name), lambda: question_page(site, {"family": family, "question": question})):
        with pytest.raises(Problem) as caught:
            ask()
        assert caught.value.status == 403
        assert f"kg query {name} --allow-service {WIKIDATA}" in caught.value.detail
