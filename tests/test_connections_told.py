"""Connections in sentences: little worlds with every word of what is said of them, and a sample of the corpus."""

from __future__ import annotations

import random
import re

import pytest

from kg.accounts import Sentence, Told
from kg.api import DefectorGraph
from kg.build import Built
from kg.connections import Connection, Connections
from kg.rdf.graph import Graph

from .accounts.test_every_account import RULES
from .little import ROOT, node, triples

WORLD = """
span:x a cg:Span ; cg:ofSection section:s ; cg:startOffset 0 ; cg:endOffset 9 ; cg:paraphrase "Told."@en .
span:y a cg:Span ; cg:ofSection section:t ; cg:startOffset 0 ; cg:endOffset 9 ; cg:paraphrase "Told, too."@en .
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru ; skos:altLabel "Fenn"@en , "Фенн"@ru .
person:ben a dg:Person ; rdfs:label "Ben Oake"@en , "Бен Оук"@ru ; skos:altLabel "Oake"@en , "Оук"@ru .
person:cleo a dg:Person ; rdfs:label "Cleo Reed"@en , "Клео Рид"@ru ; skos:altLabel "Reed"@en , "Рид"@ru .
person:dan a dg:Person ; rdfs:label "Dan Reed"@en , "Дэн Рид"@ru ; skos:altLabel "Reed"@en , "Рид"@ru .
group:light a dg:Group ; rdfs:label "Light House"@en , "Маяк"@ru .
place:bay a cg:Place ; rdfs:label "Gull Bay"@en , "Бухта"@ru .
c:dancer a skos:Concept ; skos:prefLabel "dancer"@en , "танцовщик"@ru .
dg:party rdfs:label "party"@en , "сторона"@ru .
"""
TAUGHT = """
tie:a a dg:Tutelage, dg:Relationship ; dg:pupil person:ada ; dg:teacher person:ben ; cg:evidence span:x .
tie:c a dg:Tutelage, dg:Relationship ; dg:pupil person:cleo ; dg:teacher person:ben ; cg:evidence span:y .
"""
POSTS = """
role:a a dg:Role ; dg:roleHolder person:ada ; dg:atGroup group:light ; dg:position c:dancer ; cg:evidence span:x ;
    cg:beginEarliest "1958-01-01"^^xsd:date ; cg:beginLatest "1958-12-31"^^xsd:date ;
    cg:endEarliest "1961-01-01"^^xsd:date ; cg:endLatest "1961-12-31"^^xsd:date ; cg:when "1958/1961"^^edtf:EDTF .
role:c a dg:Role ; dg:roleHolder person:cleo ; dg:atGroup group:light ; dg:position c:dancer ;
    cg:evidence span:y {more} .
"""
LASTING = """; cg:when "1960/1970"^^edtf:EDTF ;
    cg:beginEarliest "1960-01-01"^^xsd:date ; cg:beginLatest "1960-12-31"^^xsd:date ;
    cg:endEarliest "1970-01-01"^^xsd:date ; cg:endLatest "1970-12-31"^^xsd:date"""
OPEN = (
    """; cg:when "1960/"^^edtf:EDTF ; cg:beginEarliest "1960-01-01"^^xsd:date ; cg:beginLatest "1960-12-31"^^xsd:date"""
)
LATER = LASTING.replace("1960", "1965")


def connection(body: str, language: str, one: str = "ada", other: str = "cleo", **given: bool) -> Connection:
    graph = Graph(triples(WORLD + body))
    pair = (node(f"person:{one}"), node(f"person:{other}" if ":" not in other else other))
    return Connections(Told(graph, graph), ROOT).between(pair, language, **given)


def friends(name: str, one: str, other: str) -> str:
    return (
        f"tie:{name} a dg:Friendship, dg:Relationship ; dg:party person:{one} , person:{other} ; cg:evidence span:x . "
    )


@pytest.mark.parametrize(
    ("body", "language", "said"),
    [
        (friends("x", "ada", "cleo"), "en", "Ada Fenn and Cleo Reed were friends."),
        (friends("x", "ada", "cleo"), "ru", "Ада Фенн и Клео Рид дружат."),
        (TAUGHT, "en", "Ada Fenn was taught by Ben Oake, who also taught Cleo Reed."),
        (TAUGHT, "ru", "Ада Фенн и Клео Рид учатся у одного педагога: Бен Оук."),
        # The short name once somebody was named in full, in every step of a chain.
        (
            friends("x", "ada", "ben") + friends("y", "ben", "cleo"),
            "en",
            "Ada Fenn and Ben Oake were friends; Oake and Cleo Reed were friends.",
        ),
        (
            friends("x", "ada", "ben") + friends("y", "ben", "cleo"),
            "ru",
            "Ада Фенн и Бен Оук дружат; Оук и Клео Рид дружат.",
        ),
        # Two of one name keep the whole of it.
        (
            friends("x", "ada", "dan") + friends("y", "dan", "cleo"),
            "en",
            "Ada Fenn and Dan Reed were friends; Dan Reed and Cleo Reed were friends.",
        ),
        # A tie of a class without words is told neutrally, as in accounts.
        (
            "tie:x a dg:Relationship ; dg:party person:ada , person:cleo ; cg:evidence span:x .",
            "en",
            "Party – Ada Fenn and Cleo Reed.",
        ),
    ],
)
def test_a_chain_is_a_sentence(body: str, language: str, said: str):
    (told,) = connection(body, language).chains
    assert told.sentence.text == said
    assert told.sentence.citations


@pytest.mark.parametrize(
    ("more", "language", "ending"),
    [
        (
            LASTING,
            "en",
            "a dancer from 1958 to 1961 at Light House, where Cleo Reed was a dancer from 1960 to 1970 "
            "(at the same time, from 1960 to 1961).",
        ),
        (OPEN, "en", "where Cleo Reed was a dancer from 1960 on (perhaps at the same time)."),
        (LATER, "en", "where Cleo Reed was a dancer from 1965 to 1970 (at different times)."),
        ("", "en", "where Cleo Reed was a dancer (no source says whether at the same time)."),
        ("", "ru", "Клео Рид — танцовщик (одновременно ли, источники не говорят)."),
        (LASTING, "ru", "(в одно время, с 1960 года по 1961 год)."),
        (OPEN, "ru", "(возможно, в одно время)."),
    ],
)
def test_posts_at_one_body_say_how_their_times_lie(more: str, language: str, ending: str):
    (told,) = connection(POSTS.replace("{more}", more), language, bodies=True).chains
    assert told.sentence.text.endswith(ending)
    assert [citation.section for citation in told.sentence.citations] == ["s", "t"]


def test_without_a_tie_facts_that_name_both_lead_on_past_places_where_there_is_such_a_way():
    body = """
event:a a dg:Death ; dg:died person:ada ; dg:place place:bay ; cg:evidence span:x .
event:c a dg:Death ; dg:died person:cleo ; dg:place place:bay ; cg:evidence span:y .
"""
    found = connection(body, "en")
    assert found.is_by_facts
    assert [each.sentence.text for each in found.chains] == ["Ada Fenn died in Gull Bay; Cleo Reed died in Gull Bay."]
    by_posts = connection(body + POSTS.replace("{more}", ""), "en")
    assert [each.sentence.text for each in by_posts.chains] == [
        "Ada Fenn was a dancer at Light House from 1958 to 1961; Cleo Reed was a dancer at Light House."
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Light House (at the same time, from 1960 to 1961): "
            "Ada Fenn was a dancer from 1958 to 1961 at Light House, where Cleo Reed was a dancer from 1960 to 1970.",
        ),
        (
            "ru",
            "Маяк (в одно время, с 1960 года по 1961 год): (место: Маяк) Ада Фенн — танцовщик с 1958 года по 1961 год, "
            "Клео Рид — танцовщик с 1960 года по 1970 год.",
        ),
    ],
)
def test_what_both_share_is_told_once_with_its_times(language: str, said: str):
    found = connection(POSTS.replace("{more}", LASTING) + friends("x", "ada", "cleo"), language)
    assert [sentence.text for _, sentence in found.shared] == [said]
    beside = connection(POSTS.replace("{more}", LASTING), language, bodies=True)
    assert beside.shared == ()


def test_a_journey_of_both_is_shared_and_a_fact_that_names_both_is_told():
    body = """
journey:j a dg:Journey ; rdfs:label "Trip to the bay"@en ; dg:traveller person:ada , person:cleo ; cg:evidence span:x .
event:a a dg:Death ; dg:died person:ada ; dg:involved person:cleo ; cg:evidence span:x .
dg:involved rdfs:label "involved"@en . dg:died rdfs:label "who died"@en . dg:Death rdfs:label "death"@en .
"""
    found = connection(body + friends("x", "ada", "cleo"), "en")
    assert [sentence.text for _, sentence in found.shared] == [
        "Trip to the bay: Ada Fenn and Cleo Reed travelled (Trip to the bay)."
    ]
    # The words of a death have no room for who was involved, so that it is told property by property.
    assert [sentence.text for sentence in found.both] == ["Death: who died – Ada Fenn; involved – Cleo Reed."]


def test_another_project_is_told_neutrally_in_words_of_the_core():
    graph = Graph(triples(WORLD + TAUGHT + 'dg:teacher rdfs:label "teacher"@en .'))
    pair = (node("person:ada"), node("person:cleo"))
    (told,) = Connections(Told(graph, graph), None).between(pair, "en").chains
    assert (
        told.sentence.text
        == "Ada Fenn and Cleo Reed – both, teacher: Ben Oake (no source says whether at the same time)."
    )


@pytest.fixture(scope="module")
def sample(built: Built) -> list[tuple[str, Sentence, bool]]:
    """Sentences of pairs drawn at random, with their language, and whether each step of a chain is in them."""
    graph = DefectorGraph(built)
    people = sorted((each for each in graph.graph.of_type(node("dg:Person"))), key=str)
    things = sorted((each for each in graph.graph.of_type(node("dg:Group"))), key=str)
    draw = random.Random(14)  # noqa: S311
    pairs = [draw.sample(people, 2) for _ in range(24)] + [[draw.choice(people), draw.choice(things)] for _ in range(8)]
    found = []
    for pair in pairs:
        for language in ("en", "ru"):
            told = graph.connections.between(tuple(pair), language, most=3)
            for each in told.chains:
                clauses = [phrase for phrase in each.sentence.phrases[:-1] if phrase.citations]
                found.append((language, each.sentence, len(clauses) == len(each.chain.steps)))
                found += [(language, sentence, True) for sentence in each.further]
            found += [(language, sentence, True) for sentence in told.both]
            found += [(language, sentence, True) for _, sentence in told.shared]
    return found


def test_the_rules_of_accounts_hold_for_connections(sample: list[tuple[str, Sentence, bool]]):
    broken = [(rule.__name__, s.text) for rule in RULES for language, s, _ in sample if rule(s, language)]
    assert broken == []


def test_every_step_of_a_chain_has_its_footnote(sample: list[tuple[str, Sentence, bool]]):
    assert [sentence.text for _, sentence, is_told in sample if not is_told] == []
    assert any(re.search("; ", sentence.text) for _, sentence, _ in sample)
