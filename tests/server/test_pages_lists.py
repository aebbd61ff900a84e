from __future__ import annotations

import csv
import io
import json

import pytest

from kg.build import Built
from kg.rdf import turtle
from kg.server.pages.lists import LIST_FORMATS, list_page, lists_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current

from .pages_support import faults_of, links_of, parsed, project_site, text_of, with_class

HTML = "text/html"


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def asked(site: Site, name: str, *chosen: tuple[str, str], form: str = HTML) -> Reply:
    return list_page(site, {"list": name, "chosen": [list(pair) for pair in chosen], "format": form})


def test_the_page_of_lists_leads_to_every_list(site: Site):
    page = parsed(lists_page(site, {}))
    assert faults_of(page) == []
    assert {f"/graph/browse/{name}" for name in current().lists} <= set(links_of(page))


@pytest.mark.parametrize("name", current().lists)
def test_every_list_is_a_sound_page(site: Site, name: str):
    assert faults_of(parsed(asked(site, name))) == []


def test_a_choice_narrows_the_list_and_can_be_taken_away_again(site: Site):
    page = parsed(asked(site, "person", ("decade", "1970s"), ("asylum", "state:usa")))
    names = [text_of(each) for each in page.iter("th") if each.get("scope") == "row"]
    # Baryshnikov asked in 1974, Godunov in 1979; Belenko was given refuge in 1976 and is told to have asked nobody.
    assert [name.split(" ")[1] for name in names] == ["Godunov", "Baryshnikov"]
    taken = [each for box in with_class(page, "taken") for each in links_of(box)]
    assert taken == [
        "/graph/browse/person?asylum=state%3Ausa",
        "/graph/browse/person?decade=1970s",
        "/graph/browse/person",
    ]
    ticked = {(each.get("name"), each.get("value")) for each in page.iter("input") if each.get("checked") is not None}
    assert ticked == {("decade", "1970s"), ("asylum", "state:usa")}


def test_parameters_of_others_are_left_alone_and_choices_that_are_none_are_told(site: Site):
    assert faults_of(parsed(asked(site, "person", ("fbclid", "x"), ("decade", "")))) == []
    with pytest.raises(Problem, match="decade is never 1870s here; it is one of: 1920s"):
        asked(site, "person", ("decade", "1870s"))
    with pytest.raises(Problem, match="there is no list ships; there are: person"):
        asked(site, "ships")


def test_a_list_is_the_same_in_every_format(site: Site):
    def got(key: str) -> Reply:
        return asked(site, "person", ("decade", "1960s"), form=LIST_FORMATS[key][1])

    rows = list(csv.DictReader(io.StringIO(got("csv").body.decode())))  # type: ignore[union-attr]
    document = json.loads(got("json").body)  # type: ignore[arg-type]
    assert [row["name_en"] for row in rows] == [each["labels"]["en"] for each in document["things"]]
    assert (document["count"], document["total"]) == (len(rows), len(asked_all(site)))
    told = {triple.subject.value for triple in turtle.read_text(got("ttl").body.decode())}  # type: ignore[union-attr]
    assert {row["thing"] for row in rows} <= told
    assert got("xlsx").body[:2] == b"PK"  # type: ignore[index]


def asked_all(site: Site) -> list[object]:
    return json.loads(asked(site, "person", form="application/json").body)["things"]  # type: ignore[arg-type, no-any-return]
