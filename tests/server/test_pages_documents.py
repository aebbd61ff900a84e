from __future__ import annotations

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.evidence import Texts, ledger
from kg.rdf.namespaces import slug_of
from kg.server.pages.things import thing_page
from kg.server.site.site import Site

from ..little import ROOT
from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class, with_id


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def page_of(site: Site, kind: str, slug: str) -> Element:
    page = parsed(thing_page(site, {"kind": kind, "slug": slug}))
    assert faults_of(page) == []
    return page


@pytest.mark.parametrize("section", ["aif", "encyclopaedia", "fiction", "agency", "gallery", "profiles", "oped"])
def test_every_sentence_of_a_section_is_accounted_for(site: Site, section: str):
    page = page_of(site, "section", section)
    row = next(row for row in ledger(site.sources, site.authored) if slug_of(row.section) == section)  # type: ignore[arg-type]
    counted = [len(with_class(page, f"sentence-{state}")) for state in ("said", "in-words", "set-aside", "open")]
    assert counted == [len(row.said), len(row.in_words), len(row.set_aside), len(row.open)]
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
    counted = [text_of(row).split()[-5:] for row in page.iter("tr")][1:]
    assert {row[-1] for row in counted} == {"77", "53", "112", "45", "82"}
    assert all(sum(map(int, row[:-1])) == int(row[-1]) for row in counted)
    assert "/graph/page/section/aif" in links_of(page)


def test_a_passage_and_a_sentence_lead_to_each_other(site: Site):
    span = page_of(site, "span", "aif-nureyev-stayed")
    assert "/graph/page/section/aif#s-21" in links_of(span)
    assert "/graph/page/event/nureyev-defection" in links_of(span)
    sentence = page_of(site, "sentence", "aif-021")
    assert "/graph/page/span/aif-nureyev-stayed" in links_of(sentence)


def test_a_section_says_what_it_tells_of_itself_and_what_not(site: Site):
    elements = next(text_of(each) for each in with_class(page_of(site, "section", "agency"), "details"))
    assert (
        "title not told author not told publisher RIA Novosti place Moscow date 28 January of an unknown year"
        in elements
    )
    reckoned = [text_of(each) for each in with_class(page_of(site, "section", "aif"), "untold")]
    assert reckoned == ["not told", "not told; reckoned by the editors"]


@pytest.mark.parametrize(
    ("kind", "slug"), [("span", "aif-godunov-asylum"), ("person", "alexander-godunov"), ("section", "profiles")]
)
def test_cite_this_shows_the_notes_written_by_hand(site: Site, kind: str, slug: str):
    with (ROOT / "tests" / "footnotes" / "by-hand.tsv").open(encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table]
    (cite,) = with_class(page_of(site, kind, slug), "cite")
    shown = ["".join(each.itertext()) for each in cite.iter("dd")]
    assert shown[:3] == [note.replace("*", "") for name, _, note in rows if name == f"{kind}:{slug}"]
    assert shown[3].startswith("@")
    assert shown[4].startswith("[")
