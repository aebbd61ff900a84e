from __future__ import annotations

import pytest

from kg.build import Built
from kg.server.pages.questions import question_page, question_picture, questions_page
from kg.server.site.questions import questions
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from ..budgets import spread
from .pages_support import Element, faults_of, links_of, parsed, project_site, question_of, text_of, with_class, with_id

TOUR = "theatres/who-left-on-whose-tour"


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def rows_of(page: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter("td")] for row in page.iter("tr") if row.find("td") is not None]


@pytest.mark.thorough
def test_every_question_has_a_sound_page(site: Site):
    for query in spread(questions(site), 20):
        page = question_of(site, query.name)
        assert text_of(next(page.iter("h1"))) == " ".join(query.summary.split())


def test_an_answer_links_its_names_and_shows_dates_in_words(site: Site):
    page = question_of(site, TOUR, person="Шаляпин")
    ((person, company, when, where, tour, told_by, account, passages),) = rows_of(page)
    assert (person, company, when, where) == ("Fyodor Chaliapin", "–", "June 1922", "United States")
    assert {"/graph/page/person/fyodor-chaliapin", "/graph/page/journey/chaliapin-usa-1922"} <= set(links_of(page))
    assert (tour, told_by, account, passages) == ("Chaliapin's American tour, 1922", "–", "–", "1")


def test_every_row_of_an_answer_leads_to_its_passages(site: Site):
    page = question_of(site, TOUR)
    marks = [with_class(row, "mark") for row in page.iter("tr") if row.find("td") is not None]
    assert marks
    assert all(marks)
    notes = [text_of(each) for each in page.iter("li") if str(each.get("id")).startswith("note-")]
    assert any("sentence 30" in note for note in notes)


def test_the_form_has_a_field_for_each_blank(site: Site):
    page = question_of(site, TOUR)
    person, company = with_id(page, "p-person"), with_id(page, "p-company")
    assert (person.get("name"), person.get("required"), company.get("name")) == ("person", None, "company")
    choices = {str(each.get("value")): text_of(each) for each in with_id(page, "choices-person").iter("option")}
    assert choices["Rudolf Nureyev"] == "Рудольф Нуреев"
    assert "Kirov Theatre" not in choices
    assert "Kirov Theatre" in {str(each.get("value")) for each in with_id(page, "choices-company").iter("option")}


def test_every_choice_is_understood_when_it_comes_back(site: Site):
    page = question_of(site, "reception/statements-on-a-topic")
    values = [str(each.get("value")) for each in with_id(page, "choices-topic").iter("option")]
    assert len(values) > 100
    assert [value for value in values[::9] if not site.graph.names.resolve(value)] == []


def test_a_question_that_needs_something_waits_for_it(site: Site):
    waiting = [q for q in questions(site) if any(not p.optional and p.default is None for p in q.parameters)]
    for query in waiting:
        page = question_of(site, query.name)
        assert with_class(page, "question-form")
        assert list(page.iter("table")) == []


def test_a_default_stands_in_the_field_under_its_name(site: Site):
    assert with_id(question_of(site, "people/people-of-a-profession"), "p-profession").get("value") == "dancer"
    assert with_id(question_of(site, "roles/posts-in-a-year"), "p-year").get("value") == "1979"


@pytest.mark.parametrize(
    ("name", "parameters", "field", "said"),
    [
        (TOUR, {"person": "Nobody Known"}, "person", "Nothing here is called"),
        (TOUR, {"person": "Kirov Theatre"}, "person", "is the name of something of another kind"),
        ("roles/posts-in-a-year", {"year": "nineteen"}, "year", "is no whole number"),
        ("people/defectors-in-order-of-date", {"after": "1961-02-30"}, "after", "write it like 1961-06-16"),
        (TOUR, {"person": "\"'><script>"}, "person", "is the name of something of another kind"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(site: Site, name: str, parameters: dict[str, str], field: str, said: str):
    page = question_of(site, name, 400, **parameters)
    entry = with_id(page, f"p-{field}")
    assert (entry.get("aria-invalid"), entry.get("value")) == ("true", parameters[field])
    assert said in text_of(with_id(page, str(entry.get("aria-describedby"))))
    assert list(page.iter("table")) == []


def test_candidates_stand_at_the_field_and_lead_to_the_answer(site: Site):
    page = question_of(site, TOUR, 400, person="Vladimir")
    links = links_of(with_id(page, "error-person"))
    assert f"/graph/questions/{TOUR}?person=person%3Avladimir-mayakovsky" in links


def test_a_picture_of_an_answer_is_called_by_the_question(site: Site):
    page = question_of(site, TOUR, picture="timeline")
    assert text_of(next(page.iter("figcaption"))) == site.graph.catalogue[TOUR].summary


def test_a_parameter_that_the_question_has_not_says_nothing(site: Site):
    page = question_of(site, TOUR, 200, colour="red")
    assert with_class(page, "errors") == []


def test_the_same_answer_is_offered_to_machines_and_to_the_editor(site: Site):
    links = links_of(question_of(site, TOUR, person="Нуреев"))
    api = f"/graph/api/{TOUR}?person=%D0%9D%D1%83%D1%80%D0%B5%D0%B5%D0%B2&format="
    assert {api + name for name in ("csv", "tsv", "json", "xml")} <= set(links)
    (editor,) = [link for link in links if link.startswith("/graph/sparql?query=")]
    assert "rudolf-nureyev" in editor


def test_a_check_can_be_looked_at_but_is_no_question_to_choose(site: Site):
    links = links_of(question_of(site, "checks/same-name-violation"))
    assert [link for link in links if "/api/" in link] == []
    assert "/graph/questions/checks/same-name-violation" not in links_of(parsed(questions_page(site, {})))


def chosen_in(page: Element) -> str:
    (nav,) = with_class(page, "switch")
    return next(text_of(link) for link in nav.iter("a") if link.get("aria-current"))


@pytest.mark.parametrize(
    ("name", "form", "role"),
    [
        ("statistics/defections-per-decade", "Bars", "p-bar"),
        ("people/defectors-in-order-of-date", "Timeline", "p-grid"),
        ("theatres/companies-that-took-people-in", "Network", "p-line"),
        ("geography/residences", "Map", "p-water"),
        ("roles/positions-and-their-branches", "Tree", "p-line"),
    ],
)
def test_the_picture_that_suits_stands_beside_the_table_and_never_alone(site: Site, name: str, form: str, role: str):
    page = question_of(site, name)
    assert chosen_in(page) == form
    wide, narrow = with_class(page, "picture")
    assert with_class(wide, role)
    assert with_class(narrow, role)
    assert wide.get("role") == "img"
    assert wide.get("aria-label")
    assert rows_of(page)


def test_the_address_says_in_which_form_an_answer_is_shown(site: Site):
    page = question_of(site, "people/defectors-in-order-of-date", picture="map")
    assert chosen_in(page) == "Map"
    assert "/graph/questions/people/defectors-in-order-of-date/map.svg" in links_of(page)
    assert "/graph/questions/people/defectors-in-order-of-date?picture=bars#answer" in links_of(page)
    assert with_class(question_of(site, "people/defectors-in-order-of-date", picture="table"), "picture") == []


def test_a_form_that_cannot_be_drawn_is_not_offered_and_says_why(site: Site):
    page = question_of(site, "statistics/defections-per-decade", picture="map")
    assert chosen_in(page) == "Bars"
    (refusals,) = with_class(page, "refusals")
    assert "No column of the answer names places that a gazetteer has." in text_of(refusals)
    assert not [link for link in links_of(page) if "picture=map" in link]


def test_a_picture_is_had_as_a_file_with_what_the_question_was_asked_for(site: Site):
    asked = {"family": "theatres", "question": "who-left-on-whose-tour", "suffix": "json", "picture": "timeline"}
    with pytest.raises(Problem) as refused:
        question_picture(site, {**asked, "parameters": {"person": "Шаляпин"}})
    assert (refused.value.status, refused.value.detail) == (404, "The answer has fewer than two rows.")
    every = question_picture(site, {**asked, "suffix": "svg", "parameters": {}})
    assert every.media_type == "image/svg+xml"
    assert b"Fyodor Chaliapin" in every.body  # type: ignore[operator]
    with pytest.raises(Problem, match="there is no picture cake"):
        question_picture(site, {**asked, "picture": "cake", "parameters": {}})


def test_all_questions_are_listed_by_family(site: Site):
    page = parsed(questions_page(site, {}))
    assert faults_of(page) == []
    assert {f"/graph/questions/{query.name}" for query in questions(site)} <= set(links_of(page))


def test_questions_are_found_by_their_words(site: Site):
    found = [link for link in links_of(parsed(questions_page(site, {"q": "whose tour"}))) if "/questions/" in link]
    assert found[0] == f"/graph/questions/{TOUR}"
    assert len(found) < 10
    assert "No question has these words" in text_of(parsed(questions_page(site, {"q": "xylophone"})))


def test_an_unknown_question_is_a_problem_with_what_comes_near(site: Site):
    with pytest.raises(Problem) as caught:
        question_page(site, {"family": "theatres", "question": "who-left-on-whose-tours", "parameters": {}})
    assert caught.value.status == 404
    assert f"/graph/questions/{TOUR}" in [each["path"] for each in caught.value.members["candidates"]]


def test_the_language_of_the_page_is_not_that_of_the_names_in_the_answer(site: Site):
    page = question_of(site, "theatres/who-left-on-whose-tour", language="ru")
    assert page.get("lang") == "en"
