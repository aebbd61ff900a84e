"""Which thing is meant: sixty spellings of names, and namesakes whose dates or occupation disagree."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.link.reconciliation.asked import Asked, AskedProperty, MalformedQueryError, Value, read_batch
from kg.link.reconciliation.candidates import Candidate, candidates
from kg.link.reconciliation.comparing import date_meant
from kg.link.reconciliation.register import Register, identifier_of
from kg.search import gather, index_of

from ..little import world

LIGHTS = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en ; dg:bornIn event:ada-born ; dg:hasProfession c:keeper .
event:ada-born cg:when "1851"^^edtf:EDTF .
person:ada-the-poet a dg:Person ; rdfs:label "Ada Fenn the younger"@en .
group:fenn a dg:Group ; rdfs:label "Fenn and Sons"@en .
c:keeper a skos:Concept ; skos:prefLabel "keeper"@en ; skos:broader c:mariner .
c:mariner a skos:Concept ; skos:prefLabel "mariner"@en .
c:poet a skos:Concept ; skos:prefLabel "poet"@en .
event:feat dg:departed person:ben ; cg:beginEarliest "1901-01-01"^^xsd:date ; cg:endLatest "1901-12-31"^^xsd:date .
person:ben a dg:Person ; rdfs:label "Ben Gull"@en ; dg:connectedTo person:cid .
person:cid a dg:Person ; rdfs:label "Cid Hawk"@en ; dg:connectedTo person:ben .
"""


@pytest.fixture(scope="module")
def register(built: Built) -> Register:
    graph = DefectorGraph(built)
    return Register(graph.graph, graph.name_index)


@pytest.fixture(scope="module")
def lights() -> Register:
    graph = world(LIGHTS)
    return Register(graph, index_of(gather(graph)))


def ask(register: Register, name: str, *properties: tuple[str, str], **more) -> list[Candidate]:
    asked = tuple(AskedProperty(pid, (Value(value),)) for pid, value in properties)
    return candidates(Asked(name, properties=asked, **more), register)


def best(register: Register, name: str, *properties: tuple[str, str], **more) -> Candidate:
    return ask(register, name, *properties, **more)[0]


def test_of_sixty_spellings_at_least_fifty_eight_mean_the_right_thing_first(register: Register):
    rows = list(
        csv.DictReader(
            (Path(__file__).parent / "variants.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"
        )
    )
    found = [ask(register, row["asked"]) for row in rows]
    wrong = [
        r["asked"] for r, c in zip(rows, found, strict=True) if not c or identifier_of(c[0].thing.iri) != r["meant"]
    ]
    assert len(rows) == 60
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    ("name", "properties"),
    [
        ("Alexander Pushkin", [("P569", "1799")]),
        ("Alexander Pushkin", [("P570", "1837-01-29")]),
        ("Александр Пушкин", [("P106", "poet")]),
        ("Alexander Pushkin", [("P106", "Q49757")]),
        ("Alexander Suvorov", [("P569", "1730")]),
        ("Viktor Suvorov", [("P569", "1730")]),
        ("Boris Godunov", [("P106", "monarch")]),
        ("Alexander Godunov", [("P569", "1552")]),
        ("Alexander Godunov", [("P106", "Q116")]),
        ("Rudolf Nureyev", [("P570", "2011")]),
        ("Feodor Chaliapin", [("P569", "1905"), ("P570", "1992")]),
    ],
)
def test_a_namesake_whose_dates_or_occupation_disagree_is_no_match(register: Register, name: str, properties: list):
    assert not any(found.match for found in ask(register, name, *properties))


@pytest.mark.parametrize(
    ("name", "properties"),
    [
        ("Rudolf Nureyev", []),
        ("Рудольф Нуреев", [("P569", "1938"), ("P570", "1993-01-06")]),
        ("Rudolf Nureyev", [("P106", "ballet dancer")]),
        ("Natalia Makarova", [("P106", "Q5716684")]),
        ("Fyodor Chaliapin", [("P570", "+1938-04-12T00:00:00Z")]),
        ("Bolshoi Theatre", []),
    ],
)
def test_a_whole_name_with_nothing_against_it_is_a_match(register: Register, name: str, properties: list):
    assert best(register, name, *properties).match


def test_a_surname_alone_is_no_match(register: Register):
    assert not best(register, "Nureyev").match


def test_ten_people_have_dates_or_occupations_to_hand_out(register: Register):
    from kg.link.reconciliation.properties import PROPERTIES, values_of

    people = [t for t in register.entities.values() if t.kind == "person"]
    told = [
        {
            pid
            for pid in ("P569", "P570", "P106")
            if values_of(register.graph, register.node_of(identifier_of(t.iri)), PROPERTIES[pid])
        }
        for t in people
    ]
    assert sum({"P106"} <= each for each in told) >= 10
    assert sum(bool({"P569", "P570"} & each) for each in told) >= 5


def test_the_score_is_that_of_the_name_and_falls_with_every_property_that_differs(lights: Register):
    assert best(lights, "Ada Fenn").score == 100
    assert best(lights, "Ada Fenn", ("P569", "1851")).score == 100
    assert [f.score for f in ask(lights, "Ada Fenn", ("P569", "1917")) if f.thing.slug == "ada"] == [30]
    both = ask(lights, "Ada Fenn", ("P569", "1917"), ("P106", "poet"))
    assert [f.score for f in both if f.thing.slug == "ada"] == [9]


def test_a_surname_of_two_words_is_worth_eighty_five(lights: Register):
    assert best(lights, "Gull").score == 85


def test_features_say_what_agreed(lights: Register):
    found = best(lights, "Ada Fenn", ("P569", "1851"), ("P106", "mariner"), ("P19", "Rome"))
    assert found.features == {"name": 100, "P569": True, "P106": True}
    assert not found.match, "what cannot be compared proves nothing"


@pytest.mark.parametrize(("born", "agrees"), [("1870", True), ("1902", False), ("1700", False)])
def test_a_birth_that_is_not_told_is_judged_by_what_somebody_did(lights: Register, born: str, agrees: bool):
    assert best(lights, "Ben Gull", ("P569", born)).features["P569"] is agrees


@pytest.mark.parametrize(("born", "agrees"), [("1870", True), ("1700", False)])
def test_who_did_nothing_dated_is_judged_by_those_they_knew(lights: Register, born: str, agrees: bool):
    assert best(lights, "Cid Hawk", ("P569", born)).features["P569"] is agrees


def test_types_narrow_and_with_should_only_lower(lights: Register):
    assert {f.thing.kind for f in ask(lights, "Fenn", types=("Group",))} == {"group"}
    lowered = [
        f.score for f in ask(lights, "Ada Fenn", types=("Group",), type_strict="should") if f.thing.slug == "ada"
    ]
    assert lowered == [90]
    assert ask(lights, "Fenn", types=("Nothing",)) == []


def test_properties_alone_find_those_that_agree(lights: Register):
    assert [f.thing.slug for f in ask(lights, "", ("P569", "1851"))] == ["ada"]


@pytest.mark.parametrize("name", ["Q84217", "person:rudolf-nureyev", "person/rudolf-nureyev"])
def test_an_identifier_means_its_entity(register: Register, name: str):
    assert best(register, name).thing.slug == "rudolf-nureyev"


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("1938", "1938-01-01", "1938-12-31"),
        ("17.03.1938", "1938-03-17", "1938-03-17"),
        ("+1938-00-00T00:00:00Z", "1938-01-01", "1938-12-31"),
        ("+1938-03-17T00:00:00Z", "1938-03-17", "1938-03-17"),
    ],
)
def test_dates_are_read_as_people_and_wikidata_write_them(text: str, begin: str, end: str):
    found = date_meant(text)
    assert found is not None
    assert (str(found.begin_earliest), str(found.end_latest)) == (begin, end)


def test_what_is_no_date_is_none():
    assert date_meant("in his youth") is None


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ([], "a batch is an object"),
        ({"q0": "Nureyev"}, "q0: a query is an object"),
        ({"q0": {}}, "q0: a query has a name in query, or properties"),
        ({"q0": {"query": "a", "name": "b"}}, "no field is called name"),
        ({"q0": {"query": "a", "limit": 0}}, "limit is a whole number"),
        ({"q0": {"query": "a", "type": 5}}, "type is the identifier of a type"),
        ({"q0": {"query": "a", "type_strict": "perhaps"}}, "type_strict is any, all or should"),
        ({"q0": {"query": "a", "properties": [{"pid": "P569"}]}}, "a property is an object"),
        ({str(n): {"query": "a"} for n in range(101)}, "at most 100 queries"),
    ],
)
def test_a_malformed_batch_says_which_query_and_what_to_write(batch: object, message: str):
    with pytest.raises(MalformedQueryError, match=message):
        read_batch(batch)
