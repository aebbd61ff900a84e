"""Frames: by PyLD, what is told of a thing becomes one tree that keeps every quad, each node in it with its type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from kg.api import DefectorGraph
from kg.build import Built
from kg.errors import KgError

from .little import run_kg


@pytest.fixture(scope="module")
def opened(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


def quads(document: Any) -> set[str]:
    return set(jsonld.to_rdf(document, {"format": "application/n-quads"}).splitlines())


def nodes(value: Any) -> Iterator[dict]:
    if isinstance(value, list):
        for part in value:
            yield from nodes(part)
    elif isinstance(value, dict):
        if "id" in value and len(value) > 1:
            yield value
        for part in value.values():
            yield from nodes(part)


THINGS = [
    "person:viktoria-mullova",
    "person:mikhail-baryshnikov",
    "journey:bolshoi-tour-1979",
    "law:rsfsr-cc-1960-art-64",
    "dispute:baryshnikov-voluntariness",
]


@pytest.mark.parametrize("name", THINGS)
def test_a_framed_thing_keeps_every_quad_and_every_node_has_a_type(opened: DefectorGraph, name: str):
    told = json.loads(opened.export("jsonld", entity=name))
    frame = json.loads(opened.frame(name))
    framed = jsonld.frame(told, frame)
    assert framed["id"] == name
    assert quads(framed) == quads(told)
    assert [node["id"] for node in nodes({**framed, "@context": {}}) if "type" not in node] == []


def test_a_life_is_one_tree(opened: DefectorGraph):
    name = "person:viktoria-mullova"
    life = jsonld.frame(json.loads(opened.export("jsonld", entity=name)), json.loads(opened.frame(name)))
    (defection,) = life["defections"]
    assert (defection["type"], defection["when"]) == ("Defection", "1983")
    assert defection["duringTour"]["type"] == "Tour"


def test_a_claim_hangs_below_what_it_is_about_and_its_dispute_below_the_claim(opened: DefectorGraph):
    name = "dispute:baryshnikov-voluntariness"
    dispute = jsonld.frame(json.loads(opened.export("jsonld", entity=name)), json.loads(opened.frame(name)))
    assert {claim["id"] for claim in dispute["hasClaim"]} == {
        "claim:baryshnikov-kidnapped",
        "claim:baryshnikov-own-choice",
    }


@pytest.mark.parametrize("more", [[], ["--entity", "нуреев", "-f", "turtle"], ["--layer", "authored"]])
def test_a_frame_is_of_one_thing_and_json_ld(more: list[str]):
    answer = run_kg("export", "--frame", *more)
    assert answer.returncode == 2
    assert "--frame goes with --entity" in answer.stderr


def test_the_frame_of_nothing_is_an_error(opened: DefectorGraph):
    with pytest.raises(KgError, match="nothing here is called"):
        opened.frame("nobody at all")
