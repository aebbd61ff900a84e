from __future__ import annotations

import pytest

from kg.build import Built
from kg.server.pages.comparing import compare_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from .pages_support import Element, faults_of, links_of, parsed, project_site, text_of, with_class


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def page_of(site: Site, **given: str) -> Element:
    page = parsed(compare_page(site, given))
    assert faults_of(page) == []
    return page


def under(page: Element, name: str) -> Element:
    return next(each for each in page.iter("section") if each.get("aria-labelledby") == name)


def test_what_one_source_alone_tells_of_a_life_stands_on_its_side(site: Site):
    page = page_of(site, thing="Baryshnikov", a="aif", b="agency")
    # The first section has him on tour with the Bolshoi and the Kirov, the agency with the Bolshoi in Canada.
    assert "Where they differ" in text_of(page)
    assert with_class(under(page, "differ"), "dispute")
    for name, section in (("only-one", "aif"), ("only-other", "agency")):
        cited = {link for link in links_of(under(page, name)) if "/page/section/" in link}
        assert {link.rpartition("/")[2] for link in cited} == {section}
        assert with_class(under(page, name), "fact")


def test_a_copied_section_is_called_one(site: Site):
    page = page_of(site, thing="Baryshnikov", a="agency", b="gallery")
    assert "Captions of a picture gallery is copied in part from News agency feature" in text_of(page)


def test_without_sections_the_two_that_tell_most_are_compared(site: Site):
    chosen = [
        str(each.get("value"))
        for each in page_of(site, thing="Rudolf Nureyev").iter("option")
        if each.get("selected") is not None
    ]
    assert len(set(chosen)) == 2


def test_a_thing_of_one_source_has_nothing_to_compare(site: Site):
    assert "nothing to compare" in text_of(page_of(site, thing="Viktor Belenko"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"thing": ""}, "as in \\?thing="),
        ({"thing": "Nobody Atall"}, "Nobody Atall"),
        ({"thing": "Nureyev", "a": "fiction"}, "a=fiction: no section of that name"),
    ],
)
def test_what_cannot_be_compared_is_told(site: Site, given: dict[str, str], said: str):
    with pytest.raises(Problem, match=said):
        compare_page(site, given)
