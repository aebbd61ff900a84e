from __future__ import annotations

import json

import pytest

from kg.build import Built
from kg.server.pages.connecting import connection_picture, connections_page
from kg.server.pictures.drawing import width_of
from kg.server.pictures.ways import Way, Ways
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

from .pages_support import faults_of, links_of, parsed, project_site, text_of, with_class


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def asked(site: Site, **given: str) -> Reply:
    return connections_page(site, {"bodies": "", **given})


def test_two_are_connected_through_those_whom_the_texts_name_with_both(site: Site):
    page = parsed(asked(site, **{"from": "Нуреев", "to": "Годунов"}))
    assert faults_of(page) == []
    ways = [text_of(next(chain.iter("h3"))) for chain in with_class(page, "chain")]
    assert ways == [
        "Rudolf Nureyev – Mikhail Baryshnikov – Alexander Godunov",
        "Rudolf Nureyev – Natalia Makarova – Alexander Godunov",
    ]
    assert all(with_class(chain, "mark") for chain in with_class(page, "chain"))
    told = [text_of(each) for each in with_class(page, "chain-told")]
    assert "Rudolf Nureyev was taught by Alexander Pushkin (ballet teacher)" in told[0]
    assert "who also taught Mikhail Baryshnikov" in told[0]
    assert "Baryshnikov and Alexander Godunov went to school together" in told[0]
    assert [text_of(each) for each in page.iter("figcaption")] == ["Rudolf Nureyev and Alexander Godunov"]
    assert "/graph/connections/ways.svg?from=" in " ".join(links_of(page))


def test_any_two_things_are_connected_by_facts_that_name_both(site: Site):
    page = parsed(asked(site, **{"from": "Nureyev", "to": "Kirov Theatre"}))
    assert faults_of(page) == []
    (told,) = with_class(page, "chain-told")
    assert text_of(told).startswith("Rudolf Nureyev was a leading ballet dancer at the Kirov Theatre")
    assert "No source tells of a tie" not in text_of(page)


def test_what_both_share_stands_by_kind_with_how_the_times_lie(site: Site):
    page = parsed(asked(site, **{"from": "Nureyev", "to": "Baryshnikov"}))
    (common,) = with_class(page, "in-common")
    assert "Groups" in [text_of(each) for each in common.iter("h3")]
    assert "Kirov Theatre (no source says whether at the same time): Rudolf Nureyev was" in text_of(common)


def test_a_name_of_several_is_chosen_by_a_link_that_keeps_the_other(site: Site):
    page = parsed(asked(site, **{"from": "Viktor", "to": "Nureyev"}))
    (error,) = with_class(page, "field-error")
    links = links_of(error)
    assert len(links) > 1
    assert all("to=Nureyev" in link and "from=person%3Aviktor" in link for link in links)


def test_every_name_that_is_offered_leads_back_to_one_thing(site: Site):
    page = parsed(asked(site))
    offered = [str(each.get("value")) for each in page.iter("option")]
    assert {"Rudolf Nureyev", "Kirov Theatre", "Paris"} <= set(offered)
    assert len(set(offered)) == len(offered)


def test_the_ways_are_a_file_too(site: Site):
    given = {"from": "Nureyev", "to": "Godunov", "suffix": "json"}
    found = json.loads(connection_picture(site, given).body)  # type: ignore[arg-type]
    assert found["ways"][1] == {
        "names": ["Rudolf Nureyev", "Natalia Makarova", "Alexander Godunov"],
        "joins": ["stage partnership", "stage partnership"],
    }
    with pytest.raises(Problem, match="name two things"):
        connection_picture(site, {"from": "Nureyev", "suffix": "svg"})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "How are two connected?"),
        ({"from": "Nureyev", "to": ""}, "Rudolf Nureyev"),
        ({"from": "Nureyev", "to": "Rudolf Nureyev"}, "one and the same"),
        ({"from": "Nureyev", "to": "Nobody Atall"}, "Nobody Atall"),
        ({"from": "Viktor Belenko", "to": "Ayn Rand"}, "No source tells of a tie"),
        ({"from": "<script>", "to": "Nureyev"}, "<script>"),
    ],
)
def test_the_page_says_what_it_lacks_and_what_is_not_told(site: Site, given: dict[str, str], said: str):
    page = parsed(asked(site, **given))
    assert faults_of(page) == []
    values = [str(each.get("value")) for each in page.iter("input")]
    assert said in f"{text_of(page)} {values}"


@pytest.mark.parametrize(("width", "places"), [(720, [120, 360, 360, 600]), (360, [12, 34, 34, 56])])
def test_ways_go_from_left_to_right_or_down_a_stair(width: float, places: list[float]):
    ways = Ways("a and d", (Way(("a", "b", "d"), ("x", "y")), Way(("a", "c", "d"), ("x", "z"))))
    shapes = ways.draw(width).shapes
    assert [shape.tag for shape in shapes].count("path") == 4
    across = [float(shape.geometry["cx"]) for shape in shapes if shape.tag == "circle"]
    assert across == places


def test_words_on_a_way_break_into_lines_and_no_line_crosses_a_name():
    how = "teacher: Alexander Pushkin, and they danced together"
    names = ("Rudolf Nureyev", "Alexander Godunov")
    one, other = (Way((names[0], middle, names[1]), (how, "stage partnership")) for middle in ("Ada", "Bo"))
    shapes = Ways("two", (one, other)).draw(720).shapes
    told = [shape.text for shape in shapes if shape.tag == "text"]
    assert how in " ".join(told)
    assert not [text for text in told if text.endswith("…")]
    # From the mark of the first name at (120, 104) a line rises to (360, 52): at the end of the name it must be below.
    ends = [120 + width_of(names[0], 14) / 2, 600 - width_of(names[1], 14) / 2]
    for shape in shapes:
        if shape.tag == "text" and shape.text in how:
            half = width_of(shape.text, float(shape.geometry["font-size"])) / 2
            assert ends[0] <= float(shape.geometry["x"]) - half <= float(shape.geometry["x"]) + half <= ends[1]
    (name,) = (shape for shape in shapes if shape.text == names[0])
    end = 120 + width_of(names[0], float(name.geometry["font-size"])) / 2
    assert float(name.geometry["y"]) < 104 - (end - 120) * 52 / 240
