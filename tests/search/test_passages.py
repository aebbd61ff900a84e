from __future__ import annotations

import pytest

from kg.names import Names
from kg.search import Index, Passages

from ..little import world

TOLD = {
    "gale": "In a gale the keeper rowed out to the wreck with two lamps. Fenn lighthouse",
    "oil": "The keeper asked for more oil. Ada Fenn",
    "lamp": "A lamp was lit every night. Лампа",
    "school": "She was taught to read by her aunt. Аде Фенн",
    "letter": "Хранитель маяка писал письма о буре",
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Names(world('person:ada a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru .')).index


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages(TOLD.items())


@pytest.mark.parametrize(
    ("asked", "wanted", "is_whole"),
    [
        ("Who rowed out in a gale?", ["gale"], True),
        ("keepers and lamps", ["gale"], True),
        ("the keeper's oil and the whale", ["oil"], False),
        ("письмо хранителя", ["letter"], True),
        ("буря", ["letter"], True),
        ("Фенн oil", ["oil"], True),
        ("Fenn teaching", [], True),
        ("Fenn taught", ["school"], True),
        ("keeper whale", [], True),
        ("who was he", [], True),
        ("", [], True),
        ("whale", [], True),
        ('"lamp*" OR (', ["lamp", "gale"], True),
    ],
)
def test_passages_have_the_rarest_of_the_words_together(
    passages: Passages, index: Index, asked: str, wanted: list[str], is_whole: bool
):
    found = passages.find(asked, index)
    assert [each.iri for each in found] == wanted
    assert all(each.is_whole is is_whole for each in found)


def test_no_more_are_told_than_are_wanted(passages: Passages, index: Index):
    assert len(passages.find("keeper", index, 1)) == 1
    assert len(passages.find("keeper", index)) == 2
