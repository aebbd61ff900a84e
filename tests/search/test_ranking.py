from __future__ import annotations

import pytest

from kg.build import Built
from kg.names import Names
from kg.queries import Catalogue, read_catalogue
from kg.rdf.namespaces import abbreviate
from kg.search import Found, FoundQuestion, Index, best_things, classes_of, mixed
from kg.search.thing import Thing

from ..little import node, world
from .cases import IN_PASSING, QUESTIONS, SLIPS, SURE
from .plain import LIKE_IN_MEANING


@pytest.fixture(scope="module")
def index(built: Built) -> Index:
    return built.names()


@pytest.fixture(scope="module")
def catalogue(built: Built) -> Catalogue:
    return read_catalogue(built.project.queries)


def named(found: Found | FoundQuestion) -> str:
    return abbreviate(found.thing.iri) if isinstance(found, Found) else f"query:{found.name}"


@pytest.mark.parametrize(("asked", "meant"), SURE + SLIPS + IN_PASSING)
def test_what_is_meant_is_among_the_first_three(index: Index, asked: str, meant: str):
    assert meant in [named(found) for found in best_things(asked, index, 3)]


@pytest.mark.parametrize(("asked", "meant"), SURE)
def test_what_is_surely_meant_comes_first(index: Index, asked: str, meant: str):
    assert named(best_things(asked, index)[0]) == meant


@pytest.mark.parametrize(("asked", "meant"), QUESTIONS)
def test_a_plain_question_finds_what_it_is_about(index: Index, catalogue: Catalogue, asked: str, meant: str):
    things, questions = best_things(asked, index), catalogue.questions.best(asked, classes_of(asked, index))
    assert meant in [named(found) for found in mixed(things, questions, asked)[:3]]


@pytest.mark.parametrize(("asked", "meant"), [row for row in QUESTIONS if row[1].startswith("query:")])
def test_a_plain_question_finds_its_canned_question_among_questions_alone(catalogue: Catalogue, asked: str, meant: str):
    assert meant in [f"query:{query.name}" for query in catalogue.search(asked.split())[:3]]


@pytest.mark.parametrize(("asked", "wanted"), LIKE_IN_MEANING)
def test_a_question_in_other_words_finds_the_canned_one(index: Index, catalogue: Catalogue, asked: str, wanted: str):
    things, questions = best_things(asked, index), catalogue.questions.best(asked, classes_of(asked, index))
    assert set(wanted.split()) & {named(found).removeprefix("query:") for found in mixed(things, questions, asked)[:3]}


@pytest.fixture(scope="module")
def lights() -> Names:
    return Names(
        world(
            """
            person:ada a dg:Person ; rdfs:label "Ada Fenn"@en , "Ада Фенн"@ru .
            person:adam a dg:Person ; rdfs:label "Adam Oak"@en , "Адам Дуб"@ru .
            place:fenn a cg:Place ; rdfs:label "Fenn"@en , "Фенн"@ru .
            dispute:fenn a cg:Dispute ; rdfs:label "Who lit the lamp at Fenn"@en .
            dg:Person a owl:Class ; rdfs:label "person"@en , "человек"@ru .
            cg:Place a owl:Class ; rdfs:label "place"@en , "место"@ru .
            """
        )
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fenn", ["place:fenn", "person:ada", "dispute:fenn"]),
        ("ad", ["person:ada", "person:adam"]),
        ("ада фе", ["person:ada"]),
        ("feen", ["place:fenn", "person:ada", "dispute:fenn"]),
        # The rarer word goes first, and a thing for another word before a second thing for the same.
        ("oak at fenn", ["person:adam", "place:fenn", "person:ada"]),
        ("lamps", ["dispute:fenn"]),
        ("who", ["dispute:fenn"]),
        ("", []),
        ("?!", []),
        ("xyzzy", []),
    ],
)
def test_any_word_may_match_and_the_best_comes_first(lights: Names, asked: str, found: list[str]):
    nodes = [each.thing.iri for each in best_things(asked, lights.index)]
    assert nodes[: len(found) or None] == [node(name).value for name in found]


def test_scores_are_between_nothing_and_one(index: Index):
    found = [each for asked, _ in SURE + QUESTIONS for each in best_things(asked, index)]
    assert all(0 < each.score <= 1 for each in found)


@pytest.mark.parametrize(
    ("asked", "classes"),
    [
        ("what of Fenn", {"fenn": {"person", "человек", "place", "место"}}),
        ("Адаму", {"адаму": {"person", "человек"}}),
        ("lamp", {}),
        ("", {}),
    ],
)
def test_words_that_name_things_are_told_by_what_such_things_are_called(lights: Names, asked: str, classes: dict):
    assert classes_of(asked, lights.index) == classes


def thing(score: float) -> Found:
    return Found(Thing(f"urn:{score}", "place", (), ()), score)


@pytest.mark.parametrize(
    ("things", "questions", "order"),
    [
        ([0.9, 0.8], [0.95, 0.7], [0.95, 0.9, 0.8, 0.7]),
        ([0.9, 0.8, 0.7, 0.6], [0.5], [0.9, 0.8, 0.5, 0.7, 0.6]),
        ([0.5], [0.9, 0.9, 0.9], [0.9, 0.9, 0.5, 0.9]),
        ([0.9, 0.8, 0.7], [0.3], [0.9, 0.8, 0.7, 0.3]),
        ([], [0.3], [0.3]),
        ([0.3], [], [0.3]),
        ([], [], []),
    ],
)
def test_the_best_of_either_is_among_the_first_three(things: list[float], questions: list[float], order: list[float]):
    asked = [FoundQuestion(f"a/{place}", score) for place, score in enumerate(questions)]
    assert [each.score for each in mixed([thing(score) for score in things], asked)] == order


@pytest.mark.parametrize(("text", "place"), [("who kept it", 2), ("а кто хранил", 2), ("keepers of it", 3), ("who", 3)])
def test_who_asks_a_question_has_one_that_fits_at_all_among_the_first_three(text: str, place: int):
    asked = FoundQuestion("a/b", 0.3)
    assert mixed([thing(score) for score in (0.9, 0.8, 0.7)], [asked], text).index(asked) == place


def test_to_a_question_a_notion_is_a_lesser_answer(lights: Names):
    told = [best_things(asked, lights.index)[0].score for asked in ("person oak", "who was person oak")]
    assert told[1] <= told[0]
    notion = [found for found in best_things("who is the person", lights.index) if found.thing.iri.endswith("Person")]
    assert notion[0].score < best_things("person", lights.index)[0].score
