"""Judgements are written into the file of matches, and one that was made stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.link.judging import Judge, Pair, judge, propose
from kg.link.matches import ACCEPTED, OPEN, REJECTED, matches_in
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.turtle import is_canonical

from ..little import node

ADA, BEN = node("person:ada"), node("person:ben")
US = Judge("The keepers", date(2026, 11, 27))
COMPARED = {"label": (True, "Ada", "Ada"), "P569": (False, "1851", "1917")}
FILE = """@prefix c: <https://w3id.org/defector-graph/id/concept/> .
@prefix cc: <https://w3id.org/cited-graph/id/concept/> .
@prefix cg: <https://w3id.org/cited-graph/core#> .
@prefix match: <https://w3id.org/defector-graph/id/match/> .
@prefix person: <https://w3id.org/defector-graph/id/person/> .
@prefix wd: <http://www.wikidata.org/entity/> .

match:person-ada-not-found
    a cg:Match ;
    cg:lookedForAs "Ada" ;
    cg:matchOf person:ada ;
    cg:matchStatus cc:match-not-found .

match:person-ada-not-q2
    a cg:Match ;
    cg:matchEvidence "Not this: a ship" ;
    cg:matchItem wd:Q2 ;
    cg:matchOf person:ada ;
    cg:matchStatus cc:match-rejected .
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wikidata.ttl"
    path.write_text(FILE, encoding="utf-8")
    return path


def statuses(file: Path) -> dict[str | None, object]:
    return {match.item: match.status for match in matches_in(Graph(turtle.read(file)))}


def test_a_candidate_is_open_until_somebody_judges(file: Path):
    propose(file, Pair(ADA, "Q7"), "a service", COMPARED, US)
    assert statuses(file)["Q7"] == OPEN
    graph = Graph(turtle.read(file))
    features = {str(graph.text(f, node("cg:theirLiteral"))) for f in graph.of_type(node("cg:MatchFeature"))}
    assert features == {"Ada", "1917"}
    judge(file, Pair(ADA, "Q7"), ACCEPTED, "Same name, same rock", US)
    assert statuses(file) == {"Q7": ACCEPTED, "Q2": REJECTED}
    assert is_canonical(file)


def test_what_was_looked_for_in_vain_and_is_found_is_not_in_vain_any_more(file: Path):
    judge(file, Pair(ADA, "Q7"), ACCEPTED, "Same name, same rock", US)
    assert None not in statuses(file)


def test_a_rejected_pair_never_comes_back(file: Path):
    before = file.read_bytes()
    for again in (
        lambda: propose(file, Pair(ADA, "Q2"), "a service", COMPARED, US),
        lambda: judge(file, Pair(ADA, "Q2"), ACCEPTED, "Why not", US),
        lambda: judge(file, Pair(ADA, "Q2"), REJECTED, "Again", US),
    ):
        with pytest.raises(KgError, match=r"judged before: rejected .*Not this: a ship"):
            again()
    assert file.read_bytes() == before


def test_one_item_for_one_thing(file: Path):
    judge(file, Pair(ADA, "Q7"), ACCEPTED, "Same", US)
    for thing, item in ((ADA, "Q8"), (BEN, "Q7")):
        with pytest.raises(KgError, match="person:ada is Q7 already"):
            judge(file, Pair(thing, item), ACCEPTED, "Same", US)
    judge(file, Pair(BEN, "Q7"), REJECTED, "Another", US)


@pytest.mark.parametrize(
    ("item", "why", "message"), [("84217", "Same", "write its number, as Q84217"), ("Q7", " ", "needs a reason")]
)
def test_a_judgement_names_an_item_and_a_reason(file: Path, item: str, why: str, message: str):
    with pytest.raises(KgError, match=message):
        judge(file, Pair(ADA, item), ACCEPTED, why, US)
