"""Records of other authorities: what a number looks like, and matches of the same form as those with Wikidata."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.link.authorities import AUTHORITIES, authority_of, record_meant
from kg.link.judging import Judge, Pair, judge
from kg.link.matches import ACCEPTED, items_by_thing, matches_in
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import abbreviate

from ..little import node

MEANT = [
    ("Q84217", "http://www.wikidata.org/entity/Q84217"),
    ("wd:Q84217", "http://www.wikidata.org/entity/Q84217"),
    ("gnd:118589016", "https://d-nb.info/gnd/118589016"),
    ("gnd:4005728-8", "https://d-nb.info/gnd/4005728-8"),
    ("viaf:102333412", "http://viaf.org/viaf/102333412"),
    ("isni:0000 0002 1825 0097", "https://isni.org/isni/0000000218250097"),
    ("geonames:2660646", "https://sws.geonames.org/2660646/"),
    ("https://sws.geonames.org/2660646/", "https://sws.geonames.org/2660646/"),
]

# A place of nothing, a wrong check, a number that is too short, a name of another address, no number at all.
REFUSED = [
    "Q0",
    "84217",
    "gnd:12",
    "viaf:0123",
    "isni:0000000218250098",
    "isni:000000021825009",
    "https://sws.geonames.org/2660646",
    "https://viaf.org/viaf/102333412",
    "imdb:nm0001789",
    "",
]


@pytest.mark.parametrize(("text", "iri"), MEANT)
def test_a_record_is_meant(text: str, iri: str):
    assert record_meant(text) == iri
    assert authority_of(iri) is not None


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_record_is_refused_with_the_ways_to_write_one(text: str):
    with pytest.raises(KgError) as refused:
        record_meant(text)
    assert all(authority.example in str(refused.value) for authority in AUTHORITIES)


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda authority: authority.prefix)
def test_an_example_is_a_record_of_its_authority(authority):
    found = authority_of(record_meant(authority.example))
    assert found == authority
    assert authority.number(record_meant(authority.example)) == authority.example.rpartition(":")[2]


NUREYEV = node("person:rudolf-nureyev")
TODAY = Judge("An editor", date(2026, 11, 27))


def accepted(file: Path, item: str, thing: NamedNode = NUREYEV) -> NamedNode:
    return judge(file, Pair(thing, item), ACCEPTED, "Same name and the same years.", TODAY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "authorities.ttl"
    file.write_text("", encoding="utf-8")
    return file


def test_a_thing_has_a_record_of_each_authority(file: Path):
    nodes = [accepted(file, item) for item in ("Q84217", "gnd:118589016", "isni:0000000218250097")]
    assert [abbreviate(found.value) for found in nodes] == [
        "match:person-rudolf-nureyev-q84217",
        "match:person-rudolf-nureyev-gnd-118589016",
        "match:person-rudolf-nureyev-isni-0000000218250097",
    ]
    graph = Graph(turtle.read(file))
    assert {str(match.item) for match in matches_in(graph)} == {
        "Q84217",
        "https://d-nb.info/gnd/118589016",
        "https://isni.org/isni/0000000218250097",
    }
    assert items_by_thing(graph) == {NUREYEV: "Q84217"}


@pytest.mark.parametrize(
    ("thing", "item"),
    [(NUREYEV, "gnd:4005728-8"), (node("person:natalia-makarova"), "gnd:118589016"), (NUREYEV, "gnd:118589016")],
    ids=["a second record", "a second thing", "the same again"],
)
def test_one_record_of_an_authority_for_one_thing(file: Path, thing: NamedNode, item: str):
    accepted(file, "gnd:118589016")
    with pytest.raises(KgError):
        accepted(file, item, thing)
