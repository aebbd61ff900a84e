from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.names import Names, normalise
from kg.rdf.graph import Graph

from .little import node, world

NUREYEV = "person:rudolf-nureyev"


@pytest.mark.parametrize(
    "text",
    [
        "Нуреев",
        "нуреев",
        "НУРЕЕВ",
        "Рудольф Нуреев",
        "Nureyev",
        "nureyev",
        "Nuriev",
        "Rudolf Nuriev",
        "Nureyev, Rudolf",
        "rudolf-nureyev",
        "person:rudolf-nureyev",
        "https://w3id.org/defector-graph/id/person/rudolf-nureyev",
        "<https://w3id.org/defector-graph/id/person/rudolf-nureyev>",
    ],
)
def test_every_way_of_writing_a_name_means_the_same_person(names: Names, text: str):
    assert names.resolve(text) == node(NUREYEV)
    assert names.resolve(text, "dg:Person") == node(NUREYEV)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Leningrad", "place:saint-petersburg"),
        ("Ленинград", "place:saint-petersburg"),
        ("Шаляпин", "person:fyodor-chaliapin"),
        ("шаляпин", "person:fyodor-chaliapin"),
        ("Fyodor Chaliapin", "person:fyodor-chaliapin"),
        ("Барышников", "person:mikhail-baryshnikov"),
        ("France", "state:france"),
        ("Франция", "state:france"),
        ("Kirov", "group:kirov-theatre"),
        ("Kirov Ballet", "group:kirov-theatre"),
        ("Land of Soviets", "state:ussr"),
        ("Страны Советов", "state:ussr"),
        ("Dream Factory", "place:hollywood"),
        ("Фабрики грёз", "place:hollywood"),
        ("Paris Grand Opera", "group:paris-opera-ballet"),
        ("Госдепартаментом США", "group:us-state-department"),
        ("Американском балетном театре", "group:american-ballet-theatre"),
        ("Вагановского училища", "group:leningrad-choreographic-school"),
        ("King Louis XVIII", "person:louis-xviii"),
        ("Резуна", "person:viktor-suvorov"),
        ("Алисы Розенбаум", "person:ayn-rand"),
    ],
)
def test_names_of_people_places_and_groups(names: Names, text: str, thing: str):
    assert names.resolve(text) == node(thing)


@pytest.fixture
def lights() -> Names:
    return Names(
        world(
            """
            person:ada-fenn a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru .
            person:ben-fenn a dg:Person ; rdfs:label "Ben Fenn"@en .
            place:fenn a cg:Place ; rdfs:label "Fenn"@en .
            person:fyodor-oak a dg:Person ; rdfs:label "Фёдор Дуб"@ru ; skos:altLabel "Théodore d'Oak"@fr .
            dispute:ada-fenn-death a cg:Dispute ; rdfs:label "Ada Fenn"@en .
            state:oak a dg:State ; rdfs:label "Oak"@en .
            group:oak a dg:Group ; rdfs:label "Oak"@en .
            span:ada-fenn a cg:Span .
            event:fenn-birth a dg:Birth .
            """
        )
    )


@pytest.mark.parametrize(
    ("text", "cls", "thing"),
    [
        ("Ada Fenn", None, "person:ada-fenn"),
        ("Fenn Ada", None, "person:ada-fenn"),
        ("ada-fenn", None, "person:ada-fenn"),
        ("Fenn", None, "place:fenn"),
        ("Федор Дуб", None, "person:fyodor-oak"),
        ("theodore d oak", None, "person:fyodor-oak"),
        ("oak", "dg:State", "state:oak"),
        ("oak", "dg:Group", "group:oak"),
        ("fenn-birth", None, "event:fenn-birth"),
        ("event:fenn-birth", None, "event:fenn-birth"),
    ],
)
def test_the_first_way_of_reading_that_finds_anything_counts(lights: Names, text: str, cls: str | None, thing: str):
    assert lights.resolve(text, cls) == node(thing)


def test_a_name_of_several_things_lists_them(lights: Names):
    with pytest.raises(NotFoundError, match="name of several things") as caught:
        lights.resolve("oak")
    assert caught.value.candidates == ("group:oak  Oak", "state:oak  Oak")


def test_an_unknown_name_lists_those_that_come_near(lights: Names):
    with pytest.raises(NotFoundError, match="nothing here is called “Ada Fern”") as caught:
        lights.resolve("Ada Fern")
    assert "person:ada-fenn  Ada Fenn" in caught.value.candidates


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "person:nobody", "https://example.org/nobody", "xyzzy", "<a b>", "<>"]
)
def test_a_name_that_nothing_bears_is_an_error(lights: Names, text: str):
    with pytest.raises(NotFoundError, match="nothing here is called"):
        lights.resolve(text)


def test_a_thing_of_another_class_is_named_with_the_class_wanted(lights: Names):
    with pytest.raises(NotFoundError, match="“Ada Fenn” is no cg:Place") as caught:
        lights.resolve("Ada Fenn", "cg:Place")
    assert caught.value.candidates == ("person:ada-fenn  Ada Fenn",)


def test_people_with_one_surname_are_told_apart(graph: Graph):
    names = Names(graph)
    with pytest.raises(NotFoundError) as caught:
        names.resolve("Vladimir")
    assert {candidate.split()[0] for candidate in caught.value.candidates} == {
        "person:viktor-suvorov",
        "person:vladimir-genis",
        "person:vladimir-mayakovsky",
        "person:vladimir-pecherin",
        "person:vladimir-putin",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Фёдор", "федор"),
        ("Ada  Fenn", "ada fenn"),
        ("D’Oak", "d'oak"),
        ("Straße", "STRASSE"),
        ("Jean-Paul", "jean paul"),
        ("№", "no"),
        ("Čapek", "capek"),
    ],
)
def test_spellings_that_count_as_one(one: str, other: str):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("Ada", "Ida"), ("Нуреев", "Нуриев")])
def test_spellings_that_do_not(one: str, other: str):
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("thing", "language", "label"),
    [
        ("person:ada-fenn", "en", "Ada Fenn"),
        ("person:ada-fenn", "ru", "Ада Фенн"),
        ("event:fenn-birth", "en", "event:fenn-birth"),
    ],
)
def test_labels(lights: Names, thing: str, language: str, label: str):
    assert lights.label(node(thing), language) == label


def test_a_label_in_another_language_is_better_than_none(lights: Names):
    assert lights.label(node("person:fyodor-oak"), "en") == "Фёдор Дуб"
