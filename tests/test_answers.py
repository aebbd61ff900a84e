"""Every canned query has an answer written from the texts, and both engines give it, byte for byte.

An answer file begins with `# sections: …` (those that the rows rest on, or none) and, where the query was asked
with parameters, `# parameters: name=value; …`; below stands the CSV.
"""

from __future__ import annotations

import hashlib
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

from .budgets import THOROUGH

ROOT = Path(__file__).parents[1]
QUERIES, ANSWERS = ROOT / "queries", ROOT / "tests" / "answers"
CHECKS = sorted(QUERIES.glob("checks/*.rq"))
HERE = [path for path in QUERIES.rglob("*.rq") if not services_of(path.read_text(encoding="utf-8"))]
ASKED = sorted(path for path in HERE if path not in CHECKS)

SLOW_IN_RDFLIB = (
    "asylum/moves-from-country-to-country",
    "evidence/claims-not-accepted",
    "evidence/disagreements",
    "evidence/editorial-inferences",
    "evidence/facts-on-one-root",
    "law/treason-across-the-acts",
    "people/first-and-last-event",
    "people/how-long-it-lasted",
    "people/one-life-in-order",
    "people/vanishings-crossings-and-surrenders",
    "people/what-each-section-says",
    "people/what-happened-in-a-year",
    "reception/attitudes-and-their-holders",
    "reception/causes-and-effects",
    "reception/circumstances-of-statements",
    "reception/judgements-and-their-aspects",
    "reception/statements-of-a-speaker",
    "reception/things-said",
    "reception/what-was-said-about-each-departure",
    "reception/what-works-show",
    "reception/who-spoke-about-whom",
    "reception/works-language-place-and-model",
    "wikidata/linked-things",
)
"""These take rdflib more time than the other hundred and more together; a usual run asks it a third of them."""
SLOW_CHECKS_IN_RDFLIB = ("checks/two-places-at-once-violation",)
"""This takes rdflib a minute; a usual run leaves it out, a thorough one asks it."""


def name_of(path: Path) -> str:
    return str(path.relative_to(QUERIES).with_suffix(""))


def asked_of_rdflib() -> list[Path]:
    """Return all questions in a thorough run; else leave out two thirds of the slow ones, others after each change.

    Which third it is follows from what is written in all questions and answers, so that every worker takes the same.
    """
    files = [*ASKED, *sorted(ANSWERS.rglob("*.csv"))]
    turn = hashlib.sha256(b"".join(path.read_bytes() for path in files)).digest()[0] % 3
    waiting = {name for place, name in enumerate(SLOW_IN_RDFLIB) if place % 3 != turn}
    return [path for path in ASKED if THOROUGH or name_of(path) not in waiting]


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


def test_what_is_slow_in_rdflib_is_a_question() -> None:
    assert set(SLOW_IN_RDFLIB) <= {name_of(path) for path in ASKED}
    assert set(SLOW_CHECKS_IN_RDFLIB) <= {name_of(path) for path in CHECKS}


@pytest.mark.thorough
@pytest.mark.parametrize("path", asked_of_rdflib(), ids=name_of)
def test_rdflib_gives_the_answer(path: Path, rdflib_graph: rdflib.Graph, names: Names) -> None:
    query, expected = read_query(path, name_of(path)), read_expected(name_of(path))
    text = bind(query, expected.parameters, names.resolve)
    assert serialise(ask_second(text, rdflib_graph), "csv") == expected.csv


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_oxigraph_finds_nothing_by_a_check(path: Path, store: Store) -> None:
    query = read_query(path, name_of(path))
    assert ask_oxigraph(query.text, store, view_name("accepted")).rows == []


@pytest.mark.parametrize(
    "path", [path for path in CHECKS if THOROUGH or name_of(path) not in SLOW_CHECKS_IN_RDFLIB], ids=name_of
)
def test_rdflib_finds_nothing_by_a_check(path: Path, rdflib_graph: rdflib.Graph) -> None:
    query = read_query(path, name_of(path))
    assert ask_second(query.text, rdflib_graph).rows == []
