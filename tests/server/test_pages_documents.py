from __future__ import annotations

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.evidence import Texts
from kg.server.pages.things import thing_page
from kg.server.site.site import Site

from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class, with_id


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def page_of(site: Site, kind: str, slug: str) -> Element:
    page = parsed(thing_page(site, {"kind": kind, "slug": slug}))
    assert faults_of(page) == []
    return page


# From `kg coverage` in the README: sentences cited, set aside and open.
@pytest.mark.parametrize(
    ("section", "cited", "set_aside", "still_open"),
    [("aif", 74, 3, 0), ("fiction", 0, 112, 0), ("oped", 34, 0, 0), ("profiles", 1, 0, 81)],
)
def test_every_sentence_of_a_section_is_accounted_for(
    site: Site, section: str, cited: int, set_aside: int, still_open: int
):
    page = page_of(site, "section", section)
    counted = [len(with_class(page, f"sentence-{state}")) for state in ("cited", "set-aside", "open")]
    assert counted == [cited, set_aside, still_open]
    numbers = [int(text_of(each)) for each in with_class(page, "sentence-number")]
    assert numbers == list(range(len(numbers)))


def test_a_cited_sentence_says_for_what(site: Site):
    sentence = with_id(page_of(site, "section", "aif"), "s-21")
    assert "/graph/page/event/nureyev-defection" in links_of(sentence)
    assert "/graph/page/span/aif-nureyev-stayed" in links_of(sentence)


def test_a_sentence_that_is_set_aside_says_why(site: Site):
    reasons = {text_of(each) for each in with_class(page_of(site, "section", "fiction"), "became")}
    assert reasons == {"Set aside: fiction"}


def test_words_of_a_source_are_shown_only_where_they_are_at_hand(built: Built, site: Site, texts: Texts):
    assert with_class(page_of(site, "section", "aif"), "sentence-text") == []
    graph = DefectorGraph(built)
    graph.__dict__["texts"] = texts
    shown = with_class(page_of(Site(graph), "section", "aif"), "sentence-text")
    assert len(shown) == 77
    assert {each.get("lang") for each in shown} == {"en"}
    assert "1961" in text_of(shown[21])


def test_a_document_counts_its_sections(site: Site):
    page = page_of(site, "doc", "seed-000")
    rows = {text_of(row).rsplit(" ", 4)[0]: text_of(row).split()[-4:] for row in page.iter("tr")}
    assert ["74", "3", "0", "77"] in rows.values()
    assert "/graph/page/section/aif" in links_of(page)


def test_a_passage_and_a_sentence_lead_to_each_other(site: Site):
    span = page_of(site, "span", "aif-nureyev-stayed")
    assert "/graph/page/section/aif#s-21" in links_of(span)
    assert "/graph/page/event/nureyev-defection" in links_of(span)
    sentence = page_of(site, "sentence", "aif-021")
    assert "/graph/page/span/aif-nureyev-stayed" in links_of(sentence)
