from __future__ import annotations

import re

import pytest

from kg.build import Built
from kg.rdf.namespaces import abbreviate
from kg.search import Found, best_things, classes_of, mixed
from kg.server.pages.home import home_page
from kg.server.pages.searching import search_page
from kg.server.site.questions import catalogue_of
from kg.server.site.site import Site

from ..search.plain import FURTHER, PLAIN
from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class

NUREYEV = "/graph/page/person/rudolf-nureyev"


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


@pytest.mark.parametrize("asked", ["Нуреев", "нуриев", "NUREYEV", "rudolf nur", "Nureev", "Рудольф"])
def test_a_person_is_found_by_any_name_and_spelling(site: Site, asked: str):
    page = parsed(search_page(site, {"q": asked}))
    assert faults_of(page) == []
    assert NUREYEV in links_of(page)


def test_what_is_found_is_grouped_by_kind_with_names_in_both_languages(site: Site):
    page = parsed(search_page(site, {"q": "kirov"}))
    assert "Groups" in [text_of(each) for each in page.iter("h2")]
    assert ("Кировский театр" in text_of(page)) or ("театр" in text_of(page))
    assert {each.get("lang") for each in with_class(page, "other")} == {"ru"}


def test_questions_and_terms_are_found_too(site: Site):
    links = links_of(parsed(search_page(site, {"q": "asylum"})))
    assert any(link.startswith("/graph/questions/asylum/") for link in links)
    assert any(link.startswith("/graph/ontology#") for link in links)


def test_nothing_found_is_said(site: Site):
    page = parsed(search_page(site, {"q": "qqqqqq"}))
    assert "Nothing here is called that" in text_of(page)
    assert faults_of(parsed(search_page(site, {"q": ""}))) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Nurejew", NUREYEV),
        ("Šaljapin", "/graph/page/person/fyodor-chaliapin"),
        ("Нуреева", NUREYEV),
        ("Рудольф Хаметович Нуреев", NUREYEV),
        ("Фе\u0308дору Шаляпину", "/graph/page/person/fyodor-chaliapin"),
        ("https://w3id.org/defector-graph/id/person/rudolf-nureyev", NUREYEV),
        ("span:aif-nureyev-death", "/graph/page/span/aif-nureyev-death"),
        ("Q435124", "/graph/page/person/alexander-godunov"),
        ("Barishnkov", "/graph/page/person/mikhail-baryshnikov"),
        ("who left while on tour", "/graph/questions/theatres/who-left-on-whose-tour"),
        ("в чём источники расходятся", "/graph/questions/evidence/disagreements"),
        ("what did France do for Nureyev", NUREYEV),
        ("what did France do for Nureyev", "/graph/page/state/france"),
        ("what did France do for Nureyev", "/graph/questions/reception/measures-against-and-for"),
    ],
)
def test_what_is_meant_is_among_the_first_three_links(site: Site, asked: str, found: str):
    page = parsed(search_page(site, {"q": asked}))
    assert faults_of(page) == []
    (main,) = page.iter("main")
    assert found in list(dict.fromkeys(links_of(main)))[:3]


def test_a_list_of_the_nearest_is_there_when_there_are_several(site: Site):
    headings = [text_of(each) for each in parsed(search_page(site, {"q": "life of Mullova"})).iter("h2")]
    assert headings[0] == "Nearest"
    assert "Questions" in headings
    alone = [text_of(each) for each in parsed(search_page(site, {"q": "q189164"})).iter("h2")]
    assert alone == ["People"]


def test_the_first_page_counts_what_there_is(site: Site):
    page = parsed(home_page(site, {}))
    assert faults_of(page) == []
    # From `kg coverage` in the README.
    assert re.search(r"Of 456 ?, \d+ are said in triples, \d+ stand only in words", text_of(page))
    assert "documents: 2, sections: 7" in text_of(page)


def test_the_line_of_time_is_a_list_in_order_with_a_link_to_each_life(site: Site):
    (line,) = with_class(parsed(home_page(site, {})), "timeline")
    people = [link for link in links_of(line) if "/person/" in link]
    assert people[:3] == [
        "/graph/page/person/fyodor-chaliapin",
        NUREYEV,
        "/graph/page/person/svetlana-alliluyeva",
    ]
    assert len(people) == 13
    assert next(line.iter("ol")) is not None


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        ("Чем связаны Нуреев и Годунов?", "person:rudolf-nureyev", "person:alexander-godunov"),
        ("How are Nureyev and Godunov connected?", "person:rudolf-nureyev", "person:alexander-godunov"),
        ("связь Нуреева и Барышникова", "person:rudolf-nureyev", "person:mikhail-baryshnikov"),
        ("Nureyev Godunov", "person:rudolf-nureyev", "person:alexander-godunov"),
        ("связь Нуреева с Кировским театром", "person:rudolf-nureyev", "group:kirov-theatre"),
    ],
)
def test_who_names_two_is_led_first_to_how_they_are_connected(site: Site, asked: str, one: str, other: str):
    page = parsed(search_page(site, {"q": asked}))
    assert faults_of(page) == []
    (main,) = page.iter("main")
    address = f"/graph/connections?from={one.replace(':', '%3A')}&to={other.replace(':', '%3A')}"
    assert links_of(main)[0] == address
    assert "Nearest" in text_of(main)


def test_twenty_plain_questions_are_answered_among_the_first_three(site: Site):
    index, questions = site.graph.names.index, catalogue_of(site).questions
    missed = []
    for words, wanted in PLAIN:
        found = mixed(best_things(words, index), questions.best(words, classes_of(words, index)), words)[:3]
        names = {abbreviate(each.thing.iri) if isinstance(each, Found) else each.name for each in found}
        if not names & set(wanted.split()):
            missed.append((words, names))
    assert len(PLAIN) == 20
    assert len(missed) <= 1, missed


def part(site: Site, asked: str, name: str) -> Element:
    """Return the part of the page under a heading."""
    page = parsed(search_page(site, {"q": asked}))
    return next(each for each in page.iter("section") if each.get("aria-labelledby") == name)


@pytest.mark.parametrize(("asked", "wanted"), FURTHER)
def test_further_plain_questions_are_answered_by_the_page_among_the_first_three(site: Site, asked: str, wanted: str):
    nearest = part(site, asked, "found-best")
    paths = [link.removeprefix("/graph/") for link in links_of(nearest)][:3]
    names = {path.removeprefix("page/").replace("/", ":") for path in paths if path.startswith("page/")}
    assert (names | {path.removeprefix("questions/") for path in paths}) & set(wanted.split())


def test_passages_are_found_by_what_they_tell_and_lead_to_whom_they_tell_of(site: Site):
    found = part(site, "embassy staff on an abduction", "found-passages")
    assert "/graph/page/person/mikhail-baryshnikov" in links_of(found)
    assert any(link.startswith("/graph/page/span/") for link in links_of(found))


def test_whom_a_passage_tells_of_stands_among_the_people_too(site: Site):
    page = parsed(search_page(site, {"q": "Stalin's daughter"}))
    (people,) = [each for each in page.iter("section") if "People" in [text_of(h) for h in each.iter("h2")]]
    assert "/graph/page/person/svetlana-alliluyeva" in links_of(people)


def test_no_question_is_offered_for_words_that_stand_everywhere(site: Site):
    headings = [text_of(each) for each in parsed(search_page(site, {"q": "who was qqqqqq"})).iter("h2")]
    assert "Questions" not in headings
