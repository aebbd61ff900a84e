from __future__ import annotations

import json

import pytest

from kg.build import Built
from kg.cards import Card, card_of
from kg.cards.text import card_as_text
from kg.rdf.graph import Graph

from .little import node, world

AUTHORED = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru ; skos:altLabel "Miss Fenn"@en .
person:ben a dg:Person ; rdfs:label "Ben Oak"@en .
place:rock a cg:Place ; rdfs:label "Gull Rock"@en .
event:birth a dg:Birth ; dg:born person:ada ; cg:when "1871"^^edtf:EDTF ; cg:evidence span:one-birth .
event:leaving a dg:Departure ; dg:departed person:ada ; cg:when "1893-05"^^edtf:EDTF ; dg:place place:rock ;
  cg:citation citation:leaving .
role:keeper a dg:Role ; dg:roleHolder person:ada ; cg:evidence span:one-birth .
event:others a dg:Birth ; dg:born person:ben ; cg:when "1870"^^edtf:EDTF ; cg:evidence span:one-birth .
quantity:miles a dg:Quantity ; dg:quantityOf event:leaving ; dg:amount 12.0 ; cg:evidence span:one-leaving .
claim:doubt a cg:Claim ; cg:aboutNode event:leaving ; cg:aboutProperty dg:place ; cg:valueNode place:bay ;
  cg:rank cc:normal ; cg:evidence span:one-leaving .
claim:won a cg:Claim ; cg:aboutNode event:leaving ; cg:aboutProperty dg:inState ; cg:valueNode state:isle ;
  cg:rank cc:preferred ; cg:evidence span:one-leaving .
claim:lost a cg:Claim ; cg:aboutNode event:leaving ; cg:aboutProperty dg:inState ; cg:valueNode state:main ;
  cg:rank cc:deprecated ; cg:assertedBy person:ben ; cg:evidence span:one-birth .
dispute:state a cg:Dispute ; rdfs:label "Where she landed"@en ; cg:rationale "Two pages differ."@en ;
  cg:hasClaim claim:won , claim:lost .
state:isle a dg:State ; rdfs:label "Isle"@en .
state:main a dg:State ; rdfs:label "Main"@en .
place:bay a cg:Place ; rdfs:label "Gull Bay"@en .
"""
MORE = """
section:one a cg:Section ; cg:partOfDocument doc:d .
span:one-birth a cg:Span ; cg:ofSection section:one ; cg:startOffset 0 ; cg:endOffset 9 ;
  cg:paraphrase "Born then."@en .
span:one-leaving a cg:Span ; cg:ofSection section:one ; cg:startOffset 12 ; cg:endOffset 30 ;
  cg:paraphrase "She went."@en .
sentence:one-000 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 0 ; cg:startOffset 0 ; cg:endOffset 10 .
sentence:one-001 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 1 ; cg:startOffset 11 ; cg:endOffset 20 .
sentence:one-002 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 2 ; cg:startOffset 21 ; cg:endOffset 40 .
citation:leaving a cg:Citation ; cg:cites span:one-leaving ; cg:supports dg:departed , cg:when .
event:birth cg:beginEarliest "1871-01-01"^^xsd:date ; cg:endLatest "1871-12-31"^^xsd:date .
event:leaving cg:beginEarliest "1893-05-01"^^xsd:date ; cg:endLatest "1893-05-31"^^xsd:date ; dg:inState state:isle .
person:ada dg:sharesTeacherWith person:ben ; dg:connectedTo person:ben ; a dg:Defector .
dg:Person rdfs:label "person"@en . dg:Defector rdfs:label "defector"@en . dg:Birth rdfs:label "birth"@en .
dg:Departure rdfs:label "departure"@en . dg:sharesTeacherWith rdfs:label "shares a teacher with"@en .
dg:connectedTo rdfs:label "connected to"@en .
dg:place rdfs:label "place"@en .
dg:inState rdfs:label "in state"@en . cg:Claim rdfs:label "claim"@en . dg:Role rdfs:label "role"@en .
dg:Quantity rdfs:label "quantity"@en .
cc:normal skos:prefLabel "normal"@en . cc:deprecated skos:prefLabel "deprecated"@en .
cc:preferred skos:prefLabel "preferred"@en . dg:amount rdfs:label "amount"@en .
"""


@pytest.fixture(scope="module")
def card() -> Card:
    return card_of(node("person:ada"), world(AUTHORED + MORE), world(AUTHORED))


def test_the_head_of_a_card(card: Card):
    assert card.labels == {"en": "Ada Fenn", "ru": "Ада Фенн"}
    assert card.also == ["Miss Fenn"]
    assert card.kinds == ["person", "defector"]
    assert card.wikidata is None


def test_facts_come_in_order_of_date_and_undated_ones_last(card: Card):
    names = [fact.node.value.rpartition("/")[2] for fact in card.facts]
    assert names[0] == "birth"
    assert names[1:3] in (["leaving", "doubt"], ["doubt", "leaving"])
    assert set(names[3:]) == {"keeper", "miles"}


def test_what_happened_to_others_is_not_told(card: Card):
    assert "others" not in [fact.node.value.rpartition("/")[2] for fact in card.facts]


def test_each_fact_carries_its_passages(card: Card):
    assert [fact.node for fact in card.facts if not fact.citations] == []
    (leaving,) = [fact for fact in card.facts if fact.node == node("event:leaving")]
    by_support = {tuple(s.value.rpartition("#")[2] for s in c.supports): c.place for c in leaving.citations}
    assert by_support == {("departed", "when"): "one, sentences 1, 2", ("inState",): "one, sentences 1, 2"}


def test_details_name_the_values_and_leave_the_person_out(card: Card):
    (leaving,) = [fact for fact in card.facts if fact.node == node("event:leaving")]
    assert dict(leaving.details) == {"place": "Gull Rock", "in state": "Isle"}
    assert (leaving.when, leaving.kind, leaving.status) == ("1893-05", "departure", "")


SAID = """
statement:talk a cg:PublicStatement ; cg:speaker person:ben ; cg:concerns person:ada ; cg:content proposition:blame ;
  cg:evidence span:one-birth .
proposition:blame a cg:Proposition ; cg:propositionSubject proposition:leaving ; cg:propositionProperty dg:shows ;
  cg:propositionValue c:haste ; cg:negative true ; cg:modality cc:possible .
proposition:leaving a cg:Proposition ; cg:propositionSubject person:ada ; cg:propositionProperty dg:place ;
  cg:propositionValue place:bay .
"""
SPOKEN = """
dg:shows rdfs:label "shows"@en . cg:content rdfs:label "content"@en . cg:concerns rdfs:label "concerns"@en .
c:haste skos:prefLabel "haste"@en . cc:possible skos:prefLabel "may be"@en .
"""


def test_what_is_said_is_told_as_a_phrase_with_the_inner_one_in_brackets():
    card = card_of(node("person:ada"), world(AUTHORED + SAID + MORE + SPOKEN), world(AUTHORED + SAID))
    (talk,) = [fact for fact in card.facts if fact.node == node("statement:talk")]
    assert ("content", "[[Ada Fenn place Gull Bay] not: shows haste, may be]") in talk.details


def test_an_undecided_claim_is_told_as_one(card: Card):
    (doubt,) = [fact for fact in card.facts if fact.node == node("claim:doubt")]
    assert doubt.status == "normal"
    assert ("place", "Gull Bay") in doubt.details


def test_a_dispute_shows_every_side_with_its_rank_and_speaker(card: Card):
    ((topic, why, sides),) = card.disputes
    assert (topic, why) == ("Where she landed", "Two pages differ.")
    assert {side.status for side in sides} == {"preferred", "deprecated"}
    (lost,) = [side for side in sides if side.status == "deprecated"]
    assert ("in state", "Main") in lost.details
    assert ("asserted by", "Ben Oak") in lost.details
    assert node("claim:lost") not in [fact.node for fact in card.facts]


def test_short_cuts_are_told_as_inferred(card: Card):
    assert card.inferred == [("shares a teacher with", "Ben Oak")]


def test_a_card_of_something_with_nothing_said():
    empty = card_of(node("place:bay"), world(AUTHORED + MORE), Graph())
    assert (empty.facts, empty.inferred) == ([], [])
    assert card_as_text(empty).startswith("Gull Bay\n========\nplace:bay")


def test_a_card_as_a_dictionary_is_json(card: Card):
    found = json.loads(json.dumps(card.as_dict()))
    assert found["id"] == "https://w3id.org/defector-graph/id/person/ada"
    assert found["facts"][0]["when"] == "1871"
    assert found["facts"][0]["citations"][0]["paraphrase"] == "Born then."
    assert found["disputes"][0]["topic"] == "Where she landed"


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_card_as_text_fits_the_width_and_numbers_its_passages(card: Card, width: int):
    lines = card_as_text(card, width).splitlines()
    assert lines[0] == "Ada Fenn · Ада Фенн"
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []
    told = "\n".join(lines)
    assert "Passages" in told
    assert "[1]" in told
    assert "Where accounts differ: Where she landed" in told


def test_the_card_of_nureyev(built: Built, graph: Graph):
    found = card_of(node("person:rudolf-nureyev"), graph, Graph(built.layer("authored")))
    assert found.labels == {"en": "Rudolf Nureyev", "ru": "Рудольф Нуреев"}
    assert "Нуриев" in found.also
    told = {fact.node.value.rpartition("/")[2]: fact for fact in found.facts}
    assert told["nureyev-defection"].when == "1961"
    assert {c.section for c in told["nureyev-defection"].citations} >= {"aif", "oped"}
    assert told["nureyev-death"].when == "1993"
    assert "Paris" in dict(told["nureyev-death"].details).values()
    assert [fact.node.value for fact in found.facts if not fact.citations] == []
