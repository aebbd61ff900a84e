from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import Built
from kg.rdf.graph import Graph
from kg.search import Index, gather, index_of, meant_by, read_index, write_index
from kg.search.thing import Name, Thing

from ..little import node, run_kg, world

LIGHTS = """
person:ada a dg:Person , cg:Agent ; cg:wikidata wd:Q7 ;
    rdfs:label "Ада Фенн"@ru , "Ada Fenn"@en ; skos:altLabel "A. Fenn"@en .
c:keeper a skos:Concept ; skos:prefLabel "keeper"@en .
event:fenn-birth a dg:Birth .
dg:Person a owl:Class ; rdfs:label "person"@en .
span:ada-1 a cg:Span ; rdfs:label "no name"@en .
<https://example.org/other> rdfs:label "another's"@en .
"""


def test_things_are_gathered_with_names_classes_and_numbers_elsewhere():
    things = {thing.iri: thing for thing in gather(world(LIGHTS))}
    assert sorted(things) == sorted(node(n).value for n in ("person:ada", "c:keeper", "event:fenn-birth", "dg:Person"))
    assert things[node("person:ada").value] == Thing(
        node("person:ada").value,
        "person",
        (node("cg:Agent").value, node("dg:Person").value),
        (Name("Ada Fenn", "en"), Name("Ада Фенн", "ru"), Name("A. Fenn", "en")),
        (node("wd:Q7").value,),
    )
    assert things[node("event:fenn-birth").value].names == ()
    assert things[node("dg:Person").value].kind == ""


def test_several_parts_are_gathered_as_one():
    parts = [world(f"person:ada {told} .") for told in ("a dg:Person", 'rdfs:label "Ada"@en', "a cg:Agent")]
    (thing,) = gather(*parts)
    assert (len(thing.classes), thing.title) == (2, "Ada")


def test_an_index_is_read_as_it_was_written(tmp_path: Path):
    index = index_of(gather(world(LIGHTS)))
    write_index(tmp_path, index)
    assert read_index(tmp_path) == index


def test_the_same_things_give_the_same_bytes(tmp_path: Path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_index(tmp_path / name, index_of(gather(world(LIGHTS))))
    assert (tmp_path / "one/names.json").read_bytes() == (tmp_path / "other/names.json").read_bytes()


def test_the_build_makes_the_index_of_its_accepted_view(built: Built, graph: Graph):
    assert built.names() == index_of(gather(graph))


@pytest.mark.parametrize(("language", "is_found"), [("ru", True), ("bg", False)])
def test_only_languages_that_are_known_are_declined(language: str, is_found: bool):
    things = [Thing("urn:a", "group", (), (Name("Маяк", language),))]
    assert bool(meant_by("Маяком", index_of(things)).things) == is_found


def test_another_view_uses_forms_and_sounds_again_but_finds_only_what_it_speaks_of():
    whole = index_of(gather(world(LIGHTS + 'person:ben a dg:Person ; rdfs:label "Ben Oak"@en , "Бен Дуб"@ru .')))
    part = index_of(gather(world(LIGHTS)), whole)
    assert part.forms is whole.forms
    assert [thing.iri for thing in meant_by("Аде Фенн", part).things] == [node("person:ada").value]
    assert [thing.iri for thing in meant_by("Бену", whole).things] == [node("person:ben").value]
    assert meant_by("Бену", part).things == meant_by("Ben", part).things == ()


def test_an_empty_index_finds_nothing():
    assert meant_by("Ada", Index([], [])).things == ()


@pytest.mark.parametrize("view", ["asserted", "without:oped"])
def test_names_are_resolved_in_every_view(view: str):
    done = run_kg("show", "Нурееву", "--view", view)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Rudolf Nureyev · Рудольф Нуреев")
