from __future__ import annotations

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.server.pages.things import thing_page
from kg.server.site.site import Site

from .pages_support import links_of, parsed, text_of, with_class


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return Site(DefectorGraph(built), version="test")


def matches_on(site: Site, kind: str, slug: str):
    (part,) = with_class(parsed(thing_page(site, {"kind": kind, "slug": slug})), "matches")
    return part


def test_the_same_item_is_linked_to(site: Site):
    part = matches_on(site, "person", "rudolf-nureyev")
    assert "http://www.wikidata.org/entity/Q84217" in links_of(part)
    assert "the same Q84217 , name and number seen together" in text_of(part)


def test_a_rejected_item_is_told_as_another_and_not_linked_to(site: Site):
    part = matches_on(site, "person", "alexander-pushkin-teacher")
    assert "not the same Q7200. Not this: the poet of the same name" in text_of(part)
    assert [link for link in links_of(part) if "wikidata.org" in link] == []


def test_what_was_compared_is_shown_with_both_sides(site: Site):
    assert "differs in P106: teacher here, poet (Q49757) there" in text_of(
        matches_on(site, "person", "alexander-pushkin-teacher")
    )
    assert "differs in P569: not told here, 1799 there" in text_of(
        matches_on(site, "person", "alexander-pushkin-teacher")
    )


def test_what_was_looked_for_in_vain_is_told(site: Site):
    assert "looked for and not found “Viktoria Mullova”" in text_of(matches_on(site, "person", "viktoria-mullova"))


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("person-rudolf-nureyev-q84217", "Rudolf Nureyev is Wikidata’s Q84217"),
        ("person-rudolf-nureyev-not-q193263", "Rudolf Nureyev is not Wikidata’s Q193263"),
    ],
)
def test_the_title_of_a_match_tells_the_verdict(site: Site, slug: str, title: str):
    page = parsed(thing_page(site, {"kind": "match", "slug": slug}))
    assert next(page.iter("h1")).text == title
