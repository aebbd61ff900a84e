from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.link.matches import ACCEPTED, REJECTED, items_by_thing, matches_in
from kg.link.status import KindRow, link_status, unused_items
from kg.rdf.graph import Graph
from kg.rdf.namespaces import slug_of

from ..little import ROOT, node, world

LIGHTS = """
person:ada a dg:Person . person:ben a dg:Person . person:cid a dg:Person . person:dan a dg:Person .
place:rock a cg:Place .
event:named a cg:Event ; rdfs:label "The great storm"@en . event:nameless a cg:Event .
match:ada-q1 a cg:Match ; cg:matchOf person:ada ; cg:matchItem wd:Q1 ; cg:matchStatus cc:match-accepted ;
    cg:matchGrade cc:grade-weak-source .
match:ada-not-q2 a cg:Match ; cg:matchOf person:ada ; cg:matchItem wd:Q2 ; cg:matchStatus cc:match-rejected .
match:ben-none a cg:Match ; cg:matchOf person:ben ; cg:matchStatus cc:match-not-found .
match:cid-q3 a cg:Match ; cg:matchOf person:cid ; cg:matchItem wd:Q3 ; cg:matchStatus cc:match-open .
match:class-q5 a cg:Match ; cg:matchOf dg:Person ; cg:matchItem wd:Q5 ; cg:matchStatus cc:match-accepted ;
    cg:matchGrade cc:grade-seen-together .
"""


@pytest.fixture(scope="module")
def rows() -> dict[str, KindRow]:
    return {row.kind: row for row in link_status(world(LIGHTS))}


def test_people_are_counted_by_what_became_of_them(rows: dict[str, KindRow]):
    people = rows["person"]
    assert people.linked == {"weak-source": 1}
    assert (people.rejected, people.open, people.not_found, people.never_looked) == (1, 1, 1, 1)


def test_an_event_without_a_name_is_not_missed(rows: dict[str, KindRow]):
    assert rows["event"].never_looked == 1


def test_a_class_counts_when_it_is_matched(rows: dict[str, KindRow]):
    assert (rows["class"].total_linked, rows["class"].never_looked) == (1, 0)
    assert rows["place"].never_looked == 1


def test_only_what_is_accepted_is_the_same():
    assert items_by_thing(world(LIGHTS)) == {node("person:ada"): "Q1", node("dg:Person"): "Q5"}


def test_verified_items_are_used_or_named_with_the_reason(graph: Graph):
    """Of 195 items whose number is verified, at least 176 are used, and none both used and not."""
    used = {match.item for match in matches_in(graph) if match.status == ACCEPTED}
    unused = {item.item for item in unused_items(ROOT / "data" / "links" / "wikidata-not-used.tsv")}
    assert used & unused == set()
    assert len(used) >= 176
    assert len(used | unused) == 195


@pytest.mark.parametrize("item", ["Q7200", "Q154232", "Q170172", "Q4125779", "Q1959117", "Q529647", "Q182449"])
def test_namesakes_are_rejected_and_never_linked(graph: Graph, item: str):
    judged = [match for match in matches_in(graph) if match.item == item]
    assert [match.status for match in judged] == [REJECTED]
    assert graph.subjects(node("cg:wikidata"), node(f"wd:{item}")) == []


def test_weaker_numbers_are_told_as_such(graph: Graph):
    grades = {slug_of(match.thing): match.grade for match in matches_in(graph) if match.status == ACCEPTED}
    assert grades["alexander-godunov"] == "inferred-from-credits"
    assert grades["cia"] == "weak-source"
    assert grades["rudolf-nureyev"] == "seen-together"


@pytest.mark.parametrize(
    ("text", "line"),
    [("Q1\tAda\tnamesake\n", 1), ("item\tlabel\treason\nQ1\tAda\n", 2), ("item\tlabel\treason\nQ1\tAda\t\n", 2)],
)
def test_a_register_that_lacks_something_is_told_with_its_line(tmp_path: Path, text: str, line: int):
    file = tmp_path / "not-used.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as told:
        unused_items(file)
    assert told.value.line == line


def test_without_a_register_nothing_is_listed(tmp_path: Path):
    assert unused_items(tmp_path / "none.tsv") == []
