from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from pyoxigraph import NamedNode

from kg.api import DefectorGraph
from kg.build import Built
from kg.evidence import Texts
from kg.rdf.namespaces import IDENTIFIER
from kg.server.pages.things import thing_page
from kg.server.site.links import iri_of, path_of
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.translation import speaking

from ..budgets import spread
from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class, with_id

EACH_KIND = 8
NUREYEV = IDENTIFIER + "person/rudolf-nureyev"
FOLDERS = (
    "browse",
    "guide",
    "compare",
    "connections",
    "guide",
    "page",
    "pictures",
    "data",
    "ontology",
    "shapes",
    "questions",
    "search",
    "sparql",
    "docs",
    ".well-known",
    "static",
    "api",
)


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def page_of(site: Site, name: str) -> Element:
    kind, _, slug = name.partition("/")
    reply = thing_page(site, {"kind": kind, "slug": slug})
    assert (reply.status, reply.media_type) == (200, "text/html")
    return parsed(reply)


@pytest.fixture(scope="module")
def nureyev(site: Site) -> Element:
    return page_of(site, "person/rudolf-nureyev")


def values_in(found: object) -> Iterator[object]:
    """Yield every plain value in JSON."""
    if isinstance(found, dict | list):
        for inner in found.values() if isinstance(found, dict) else found:
            yield from values_in(inner)
    else:
        yield found


def things_by_kind(site: Site) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for subject in site.graph.graph.all_subjects():
        if isinstance(subject, NamedNode) and subject.value.startswith(IDENTIFIER):
            name = subject.value.removeprefix(IDENTIFIER)
            found[name.partition("/")[0]].append(name)
    return {kind: spread(sorted(names), EACH_KIND) for kind, names in found.items()}


@pytest.mark.thorough
def test_everything_that_has_an_address_of_ours_has_a_sound_page(site: Site):
    faults = []
    for names in things_by_kind(site).values():
        for name in names:
            page = page_of(site, name)
            faults += [f"{name}: {fault}" for fault in faults_of(page)]
            faults += [f"{name}: {link}" for link in links_of(page) if not leads_somewhere(link)]
    assert faults == []


def leads_somewhere(link: str) -> bool:
    """Tell whether a link stays on the page, goes to a folder of the site by the root, or to the open web."""
    if link.startswith(("#", "http://www.wikidata.org/", "https://creativecommons.org/")):
        return True
    if not link.startswith("/graph/"):
        return link.startswith("http") and "w3id.org/defector-graph" not in link
    link = re.sub("^/graph/(en|ru)/", "/graph/", link)
    step = link.removeprefix("/graph/").partition("#")[0]
    if step.startswith("page/"):
        return unquote(path_of(iri_of(link, "/graph"), "/graph")) == unquote(link)
    return step == "" or step.partition("/")[0].partition("?")[0].partition(".")[0] in {*FOLDERS, ""}


def test_a_life_has_the_names_in_both_languages(nureyev: Element):
    assert text_of(next(nureyev.iter("h1"))) == "Rudolf Nureyev"
    (russian,) = with_class(nureyev, "other-name")
    assert (text_of(russian), russian.get("lang")) == ("Рудольф Нуреев", "ru")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        # The texts: he stayed in Paris on the tour of 1961, died there in 1993, led the ballet of the Opera.
        ("event-nureyev-defection", ("1961", "Paris", "Kirov tour of 1961", "France")),
        ("event-nureyev-death", ("1993", "Paris", "AIDS")),
        ("event-nureyev-conviction", ("treason", "imprisonment")),
        ("role-nureyev-royal-ballet", ("Royal Ballet", "15")),
        ("role-nureyev-paris-opera-ballet", ("Paris Opera Ballet", "Director")),
    ],
)
def test_a_life_tells_what_the_texts_tell(nureyev: Element, fact: str, told: tuple[str, ...]):
    said = text_of(with_id(nureyev, fact)).casefold()
    assert [word for word in told if word.casefold() not in said] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "defected in Paris in 1961 and died in Paris in 1993"),
        ("ru", "становится невозвращенцем в Париже в 1961 году и умирает в Париже в 1993 году"),
    ],
)
def test_a_page_begins_with_an_account_in_its_language(site: Site, language: str, said: str):
    with speaking(language):
        page = page_of(site, "person/rudolf-nureyev")
    (summary,) = with_class(page, "summary")
    assert said in " ".join(text_of(summary).split())
    assert (summary.get("lang"), with_class(page, "account")[0].get("lang")) == (language, language)


def test_every_paragraph_of_an_account_is_footnoted_with_the_notes_of_the_page(nureyev: Element):
    (account,) = with_class(nureyev, "account")
    told = [*(p for p in account.iter("p") if p.get("class") != "explanation"), *account.iter("li")]
    assert [text_of(each) for each in told if not with_class(each, "mark")] == []
    notes = {note.get("id") for note in with_class(nureyev, "notes")[0].iter("li")}
    reserves = {note.get("id") for note in with_class(account, "reserves")[0].iter("div")}
    assert {str(mark.find("a").get("href"))[1:] for mark in with_class(account, "mark")} <= notes | reserves


def test_the_contents_of_a_life_name_its_parts_in_their_order(nureyev: Element):
    (contents,) = (each for each in nureyev.iter("nav") if each.get("aria-labelledby") == "contents")
    assert [link.get("href") for link in contents.iter("a")][:6] == [
        "#account", "#table-posts", "#pictures", "#sayings", "#disputes", "#follows",
    ]  # fmt: skip


def test_numbers_of_passages_stand_in_order_and_under_a_name(nureyev: Element):
    for row in with_class(nureyev, "marks"):
        numbers = [int(text_of(mark)) for mark in row.iter("a")]
        assert numbers == sorted(numbers)
    for side in with_class(nureyev, "side"):
        assert not [each for each in side if "mark" in str(each.get("class"))], "marks without a name"


def test_posts_are_a_table_and_what_was_said_is_a_list_both_with_marks(nureyev: Element):
    (table,) = with_class(nureyev, "of-facts")
    assert [text_of(cell) for cell in table.iter("th")][:2] == ["Post", "Where"]
    assert [row for row in list(table.iter("tr"))[1:] if not with_class(row, "mark")] == []
    (said,) = with_class(nureyev, "said")
    assert [text_of(heading) for heading in said.iter("h3")] == ["Said by Rudolf Nureyev", "Said about Rudolf Nureyev"]
    assert [text_of(each) for each in said.iter("li") if not with_class(each, "mark")] == []


def test_an_account_links_to_things_but_not_to_its_own_page(nureyev: Element):
    links = set(links_of(with_class(nureyev, "account")[0]))
    assert "/graph/page/place/paris" in links
    assert "/graph/page/person/rudolf-nureyev" not in links


def test_a_life_is_told_in_order_of_date(nureyev: Element):
    years = [str(each.get("datetime"))[:4] for each in with_class(nureyev, "facts-dated")[0].iter("time")]
    assert years == sorted(years)
    assert {"1961", "1993"} <= set(years)


def test_every_fact_of_a_life_is_footnoted_with_section_and_sentence(nureyev: Element):
    bare = [each.get("id") for each in with_class(nureyev, "fact") if not with_class(each, "mark")]
    assert bare == []


def test_a_footnote_names_the_passage_and_leads_to_its_sentence(nureyev: Element):
    mark = next(iter(with_class(with_id(nureyev, "event-nureyev-defection"), "mark"))).find("a")
    assert mark is not None
    note = with_id(nureyev, str(mark.get("href"))[1:])
    assert "sentence" in text_of(note)
    assert any("/page/section/" in link and "#s-" in link for link in links_of(note))
    assert f"#{mark.get('id')}" in links_of(note)


def test_a_passage_is_copied_as_a_footnote_of_its_own(nureyev: Element):
    notes = [str(button.get("data-copy")) for button in with_class(nureyev, "copy")]
    assert len(notes) == len(list(with_class(nureyev, "notes")[0].iter("li")))
    (found,) = [note for note in notes if note.endswith("id/span/aif-nureyev-heading.")]
    assert found.startswith("“Great Defectors: Who Escaped")
    assert "sentence 19, cited in Defector Graph" in found


def test_what_follows_is_set_apart_and_says_from_what(nureyev: Element):
    (company,) = [
        e for e in with_class(nureyev, "inferred") if text_of(e).startswith("Kirov Theatre") and "tour" in text_of(e)
    ]
    premises = [text_of(each) for each in with_class(company, "premise")]
    assert "Rudolf Nureyev defected during Kirov tour of 1961" in premises
    assert "Kirov tour of 1961 toured by Kirov Theatre" in premises


def test_a_proof_opens_down_to_what_is_told(nureyev: Element):
    (company,) = [
        e for e in with_class(nureyev, "inferred") if text_of(e).startswith("Kirov Theatre") and "tour" in text_of(e)
    ]
    # That he defected during the tour follows itself: from the defection, its defector and its tour.
    premises = [text_of(each) for each in with_class(with_class(company, "premises")[0], "premise")]
    inner = with_class(company, "premises")[1:]
    assert inner
    assert len(premises) > len(inner)


def test_a_dispute_stands_on_the_life_and_leads_to_its_own_page(nureyev: Element, site: Site):
    shown = with_id(nureyev, "dispute-nureyev-place")
    assert "/graph/page/dispute/nureyev-place" in links_of(shown)
    assert len(with_class(shown, "side")) == 2
    page = page_of(site, "dispute/nureyev-place")
    assert "the city lies within the country" in text_of(with_class(page, "verdict")[0])


def test_a_list_of_concepts_names_them(site: Site):
    links = links_of(page_of(site, "scheme/definitions"))
    assert "/graph/page/concept/definition-left-for-good" in links


def test_the_side_that_was_held_right_is_marked_in_words(site: Site):
    page = page_of(site, "dispute/baryshnikov-voluntariness")
    (wins,) = with_class(page, "side-wins")
    assert text_of(wins).startswith("of own will held to be right accepted")
    (loses,) = [each for each in with_class(page, "side") if each is not wins]
    assert "Soviet embassy" in text_of(loses)
    assert "not accepted" in text_of(loses)


def test_machines_find_the_same_thing_as_data(nureyev: Element):
    (data,) = [each for each in nureyev.iter("script") if each.get("type") == "application/ld+json"]
    assert {"person:rudolf-nureyev", NUREYEV} & set(values_in(json.loads(data.text or "")))
    offered = {(each.get("type"), each.get("href")) for each in nureyev.iter("link") if each.get("rel") == "alternate"}
    assert ("text/turtle", "/graph/data/person/rudolf-nureyev.ttl") in offered
    assert "http://www.wikidata.org/entity/Q84217" in links_of(nureyev)


def test_the_words_of_a_passage_are_shown_only_where_the_texts_are_at_hand(
    built: Built, texts: Texts, nureyev: Element
):
    assert with_class(nureyev, "quotation") == []
    graph = DefectorGraph(built)
    graph.__dict__["texts"] = texts
    page = page_of(Site(graph), "person/rudolf-nureyev")
    quoted = with_class(page, "quotation")
    assert len(quoted) == len(with_class(page, "note-place"))
    assert {each.get("lang") for each in quoted} == {"en"}


def test_what_is_not_there_is_a_problem_with_what_comes_near(site: Site):
    with pytest.raises(Problem) as caught:
        thing_page(site, {"kind": "person", "slug": "rudolf-nurejev"})
    assert caught.value.status == 404
    assert caught.value.members["candidates"][0]["id"] == IDENTIFIER + "person/rudolf-nureyev"
