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
