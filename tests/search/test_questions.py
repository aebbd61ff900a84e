from __future__ import annotations

from pathlib import Path

import pytest

from kg.queries import Query
from kg.search import Questions

LIGHTS = {
    "lights/keepers": "summary: Who kept which light?\n#+ tags: [keepers]\n#+ wordings:\n#+   - Кто хранил маяки?",
    "lights/disagreements": "summary: On what do the almanacs disagree?\n#+ description: One row per side.",
    "ships/wrecks": "summary: Which ships were lost, and where?\n#+ wordings:\n#+   - What befell the person?",
}


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Questions(Query(name, f"#+ {header}\n", Path(name)) for name, header in LIGHTS.items())


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("who kept the light", "lights/keepers"),
        ("keeper", "lights/keepers"),
        ("кто хранит маяк", "lights/keepers"),
        ("хранителей маяка", "lights/keepers"),
        ("almanac disagreement", "lights/disagreements"),
        ("disagre", "lights/disagreements"),
        ("alamnacs", "lights/disagreements"),
        ("shipwreck ships", "ships/wrecks"),
        ("WRECKS", "ships/wrecks"),
        ("sides", "lights/disagreements"),
    ],
)
def test_a_question_is_found_by_words_of_its_summary_wordings_tags_name_and_description(
    questions: Questions, asked: str, first: str
):
    assert questions.best(asked)[0].name == first


@pytest.mark.parametrize("asked", ["", "?!", "zebra", "зебра", "xy"])
def test_words_that_no_question_has_find_none(questions: Questions, asked: str):
    assert questions.best(asked) == []


def test_what_a_word_names_is_asked_for_by_its_class(questions: Questions):
    assert questions.best("what of Fenn", {"fenn": {"person"}})[0].name == "ships/wrecks"
    assert questions.best("Fenn") == []


def test_a_question_that_is_asked_word_for_word_fits_wholly(questions: Questions):
    assert questions.best("Who kept which light?")[0].score == pytest.approx(1)


def test_no_questions_find_none():
    assert Questions([]).best("who") == []


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("lamps", "lights/keepers"),  # in another word
        ("фонари", "lights/keepers"),  # in another language
        ("hulls", "ships/wrecks"),
    ],
)
def test_words_of_one_sense_find_each_other(asked: str, first: str):
    told = [Query(name, f"#+ {header}\n", Path(name)) for name, header in LIGHTS.items()]
    senses = [["light", "lamp", "фонарь"], ["ship", "hull"]]
    assert Questions(told).best(asked) == []
    assert Questions(told, senses).best(asked)[0].name == first


def test_a_word_of_its_own_goes_before_one_of_the_same_sense():
    told = [Query(name, f"#+ {header}\n", Path(name)) for name, header in LIGHTS.items()]
    found = Questions(told, [["kept", "lost"]]).best("kept")
    assert [each.name for each in found] == ["lights/keepers", "ships/wrecks"]


def test_a_summary_is_found_in_every_language():
    told = [Query("a/b", "#+ summary: Who kept it?\n#+ summary-ru: Чей был маяк?\n", Path("a/b.rq"))]
    assert Questions(told).best("маяки")[0].name == "a/b"


@pytest.mark.parametrize("asked", ["1979", "well", "fell"])
def test_numbers_and_short_words_have_no_slips(asked: str):
    told = [Query("a/b", "#+ summary: Which bells were cast in 1978?\n", Path("a/b.rq"))]
    assert Questions(told).best(asked) == []
