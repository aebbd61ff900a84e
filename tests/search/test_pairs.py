from __future__ import annotations

import pytest

from kg.rdf.namespaces import abbreviate
from kg.search import index_of, pair_asked
from kg.search.thing import Name, Thing

WORDS = ("connected", "connection", "связаны", "связь")


def thing(kind: str, slug: str, *names: tuple[str, str]) -> Thing:
    iri = f"https://w3id.org/defector-graph/id/{kind}/{slug}"
    return Thing(iri, kind, (), tuple(Name(text, language) for text, language in names), ())


INDEX = index_of(
    [
        thing("person", "ada-fenn", ("Ada Fenn", "en"), ("Ада Фенн", "ru")),
        thing("person", "ben-oake", ("Ben Oake", "en"), ("Бен Дубов", "ru")),
        thing("person", "ada-reed", ("Ada Reed", "en")),
        thing("place", "gull-bay", ("Gull Bay", "en")),
        thing("dispute", "fenn-year", ("Year of the keeper", "en")),
    ]
)


@pytest.mark.parametrize(
    ("asked", "pair"),
    [
        ("How are Fenn and Oake connected?", "person:ada-fenn person:ben-oake"),
        ("connection of Oake with Ada Fenn", "person:ben-oake person:ada-fenn"),
        ("связь Фенн и Дубова", "person:ada-fenn person:ben-oake"),
        ("Fenn Oake", "person:ada-fenn person:ben-oake"),
        ("Ada Fenn, Ben Oake", "person:ada-fenn person:ben-oake"),
        ("how is Fenn connected with Gull Bay", "person:ada-fenn place:gull-bay"),
        # A person and a place are no question by themselves, nor is one name, a name of two, or a third name.
        ("Fenn Gull Bay", ""),
        ("Ada Fenn", ""),
        ("Ben Oake", ""),
        ("Ada Oake", ""),
        ("Fenn Oake Reed", ""),
        ("connection of Fenn", ""),
        ("connected", ""),
        ("Fenn Fenn", ""),
        ("when did Fenn meet Oake", ""),
        ("", ""),
    ],
)
def test_two_names_and_a_word_of_connection_ask_how_they_are_connected(asked: str, pair: str):
    found = pair_asked(asked, INDEX, WORDS)
    assert " ".join(abbreviate(each.iri) for each in found or ()) == pair
