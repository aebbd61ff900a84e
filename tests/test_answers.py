"""Every canned query has an answer written from the texts, and both engines give it, byte for byte.

An answer file begins with `# sections: …` (those that the rows rest on, or none) and, where the query was asked
with parameters, `# parameters: name=value; …`; below stands the CSV.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Store

from kg.build import Built
from kg.names import Names
from kg.queries import Answer, ask_oxigraph, bind, evidence_of_rows, read_query, serialise
from kg.rdf.graph import Graph
from kg.rdf.interchange import term_from_rdflib, to_rdflib
from kg.rdf.store import view_name
from kg.sparql.services import services_of

ROOT = Path(__file__).parents[1]
QUERIES, ANSWERS = ROOT / "queries", ROOT / "tests" / "answers"
CHECKS = sorted(QUERIES.glob("checks/*.rq"))
HERE = [path for path in QUERIES.rglob("*.rq") if not services_of(path.read_text(encoding="utf-8"))]
ASKED = sorted(path for path in HERE if path not in CHECKS)


def name_of(path: Path) -> str:
    return str(path.relative_to(QUERIES).with_suffix(""))


@dataclass(frozen=True)
class Expected:
    sections: set[str]
    parameters: dict[str, str]
    csv: str


def read_expected(name: str) -> Expected:
    lines = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    head = dict(line[2:].strip().split(": ", 1) for line in lines[:2] if line.startswith("# "))
    parameters = [pair.split("=", 1) for pair in head.get("parameters", "").split("; ") if pair]
    sections = set(head["sections"].split(", ")) - {"none"}
    return Expected(sections, dict(parameters), "".join(lines[len(head) :]))


@pytest.fixture(scope="session")
def store(built: Built) -> Store:
    return built.store()


@pytest.fixture(scope="session")
def rdflib_graph(graph: Graph) -> rdflib.Graph:
    """The accepted view in rdflib, converted once."""
    return to_rdflib(graph)


def ask_second(text: str, graph: rdflib.Graph) -> Answer:
    """Answer with rdflib from a graph that is already there."""
    found = graph.query(text)
    rows: list[Any] = [tuple(None if term is None else term_from_rdflib(term) for term in row) for row in found]
    return Answer(tuple(map(str, found.vars or ())), rows)


def test_every_query_has_an_answer_and_every_answer_a_query() -> None:
    answers = {str(path.relative_to(ANSWERS).with_suffix("")) for path in ANSWERS.rglob("*.csv")}
    assert answers == {name_of(path) for path in ASKED}


@pytest.mark.parametrize("path", ASKED, ids=name_of)
def test_oxigraph_gives_the_answer_and_its_evidence(path: Path, store: Store, graph: Graph, names: Names) -> None:
    query, expected = read_query(path, name_of(path)), read_expected(name_of(path))
    answer = ask_oxigraph(bind(query, expected.parameters, names.resolve), store, view_name("accepted"))
    assert serialise(answer, "csv") == expected.csv
    assert len(set(answer.rows)) == len(answer.rows)
    cited = evidence_of_rows(query, answer, graph) if query.evidence else []
    assert {citation.section for row in cited for citation in row} == expected.sections


@pytest.mark.parametrize("path", ASKED, ids=name_of)
def test_rdflib_gives_the_answer(path: Path, rdflib_graph: rdflib.Graph, names: Names) -> None:
    query, expected = read_query(path, name_of(path)), read_expected(name_of(path))
    text = bind(query, expected.parameters, names.resolve)
    assert serialise(ask_second(text, rdflib_graph), "csv") == expected.csv


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_oxigraph_finds_nothing_by_a_check(path: Path, store: Store) -> None:
    query = read_query(path, name_of(path))
    assert ask_oxigraph(query.text, store, view_name("accepted")).rows == []


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_rdflib_finds_nothing_by_a_check(path: Path, rdflib_graph: rdflib.Graph) -> None:
    query = read_query(path, name_of(path))
    assert ask_second(query.text, rdflib_graph).rows == []
