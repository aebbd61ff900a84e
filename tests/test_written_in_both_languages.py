"""What editors write is there in English and in Russian, and pages show each in its own language."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.build import Built
from kg.rdf.graph import Graph
from kg.rdf.namespaces import abbreviate
from kg.translation import InLanguages, Message, message, readable, said_again, speaking, written

from .little import node, world

LAYERS = ("sources", "authored", "links")
AS_THEY_STAND = {
    "cg:ourLiteral": "the name that was compared with that of a record",
    "cg:theirLiteral": "the name in a record",
    "cg:valueLiteral": "a claim has one value",
    "dcterms:title": "a title as the text has it",
    "dg:inscription": "an inscription as the text has it",
    "skos:altLabel": "a spelling",
}
"""What stands in English only, and why."""


@pytest.fixture(scope="module")
def tags(built: Built) -> dict[str, dict[NamedNode, set[str]]]:
    """The languages of the texts of each thing, by property."""
    found: dict[str, dict[NamedNode, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in (each for name in LAYERS for each in built.layer(name)):
        if isinstance(triple.object, Literal) and triple.object.language:
            found[abbreviate(triple.predicate.value)][triple.subject].add(triple.object.language)  # type: ignore[index]
    return found


def test_what_is_written_in_english_is_written_in_russian(tags: dict[str, dict[NamedNode, set[str]]]):
    texts = {name: things for name, things in tags.items() if name not in AS_THEY_STAND}
    assert {"cg:paraphrase", "cg:rationale", "cg:translationNote", "cg:matchEvidence", "dg:characterName"} <= set(texts)
    left = [
        (name, thing.value) for name, things in texts.items() for thing, told in things.items() if told != {"en", "ru"}
    ]
    assert left == []


def test_nothing_is_excepted_in_vain(tags: dict[str, dict[NamedNode, set[str]]]):
    assert [name for name in AS_THEY_STAND if all("ru" in told for told in tags[name].values())] == []


@pytest.fixture
def told() -> Graph:
    return world("""
    span:both cg:paraphrase "1951: gone."@en , "1951: ушла."@ru .
    span:english cg:paraphrase "Gone."@en .
    span:untagged cg:paraphrase "Gone." .
    span:german cg:paraphrase "Fort."@de .
    """)


@pytest.mark.parametrize(
    ("thing", "tag", "text", "language"),
    [
        ("span:both", "ru", "1951: ушла.", "ru"),
        ("span:both", "en", "1951: gone.", "en"),
        ("span:english", "ru", "Gone.", "en"),
        ("span:untagged", "ru", "Gone.", "en"),
        ("span:german", "ru", "Fort.", "de"),
        ("span:nothing", "ru", "", ""),
    ],
)
def test_the_text_in_the_language_spoken_is_shown_with_its_tag(
    told: Graph, thing: str, tag: str, text: str, language: str
):
    with speaking(tag):
        found = written(told, node(thing), node("cg:paraphrase"))
    assert (found, found.language) == (text, language)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ((("Amish farmer", "en"), ("фермер-амиш", "ru")), ["фермер-амиш"]),
        ((("Amish farmer", "en"),), ["Amish farmer"]),
        ((("1985", None), ("Amish farmer", "en"), ("фермер-амиш", "ru")), ["1985", "фермер-амиш"]),
    ],
)
def test_of_texts_in_several_languages_the_readers_is_kept(values: list[tuple[str, str | None]], kept: list[str]):
    with speaking("ru"):
        assert [v.value for v in readable([Literal(text, language=tag) for text, tag in values])] == kept  # type: ignore[union-attr]


def test_a_message_is_said_later_in_another_language_with_its_values():
    expected = message("one of %(values)s", values="1, 2")
    detail = message("%(parameter)s=%(value)s: expected %(expected)s", parameter="limit", value="x", expected=expected)
    assert detail == "limit=x: expected one of 1, 2"
    sent = Message.from_dict(detail.as_dict())
    with speaking("ru"):
        assert said_again(sent) == "limit=x: ожидается одно из: 1, 2"
        assert said_again("plain words") == "plain words"
        assert said_again(InLanguages("Marriage.", {"ru": "Брак."})) == "Брак."
    assert said_again(sent) == "limit=x: expected one of 1, 2"


@pytest.mark.parametrize(
    "value", [ValueError("no such thing"), Path("a.ttl"), NamedNode("http://e.org/a"), None, 3, "a"], ids=repr
)
def test_a_message_can_be_told_to_another_process(value):
    sent = json.loads(json.dumps(message("there is no graph %(name)s here", name=value).as_dict()))
    assert Message.from_dict(sent) == f"there is no graph {value} here"
