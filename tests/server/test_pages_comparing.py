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


def test_what_both_tell_stands_property_by_property_with_the_passages_beside_each_other(site: Site):
    page = page_of(site, thing="event:nureyev-defection", a="agency", b="gallery")
    (own,) = [each for each in with_class(page, "beside") if "defection of Rudolf Nureyev" in text_of(each)[:40]]
    rows = {text_of(next(row.iter("th"))): [text_of(cell) for cell in row.iter("td")] for row in own.iter("tr")}
    # The agency tells of a leap into freedom, the gallery that he would not go home; neither tells all.
    assert [cell.partition(" ")[0] for cell in rows["when"]] == ["1961", "1961"]
    assert rows["means"][0] == "says nothing of it"
    assert rows["means"][1].startswith("staying on")
    passages = [cell for row in with_class(own, "beside-passages") for cell in row.iter("td")]
    sections = [{link.partition("#")[0] for link in links_of(cell) if "/page/section/" in link} for cell in passages]
    assert sections == [{"/graph/page/section/agency"}, {"/graph/page/section/gallery"}]


def test_passages_that_repeat_each_other_say_so(site: Site):
    page = page_of(site, thing="Rudolf Nureyev", a="aif", b="gallery")
    copied = {text_of(each) for each in with_class(page, "badge") if "beside" in text_of(each)}
    assert copied == {"repeats the passage beside", "is repeated beside"}
    assert "passages repeat one there" in text_of(page)


def test_the_sides_of_a_dispute_stand_in_the_order_of_the_sources(site: Site):
    for a, b in (("aif", "agency"), ("agency", "aif")):
        page = page_of(site, thing="Baryshnikov", a=a, b=b)
        firsts = [with_class(dispute, "side")[0] for dispute in with_class(page, "dispute")]
        assert firsts
        assert all(f"/graph/page/section/{a}" in links_of(side) for side in firsts)


def test_names_of_others_stand_as_each_source_writes_them(site: Site):
    page = page_of(site, thing="Rudolf Nureyev", a="aif", b="agency")
    assert "Kirov" in text_of(under(page, "spelt"))


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
