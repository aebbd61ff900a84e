from __future__ import annotations

import pytest

from kg.build import Built
from kg.server.pages.connecting import connections_page
from kg.server.pictures.lengths import steps_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

from .pages_support import faults_of, parsed, project_site, text_of, with_class


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
    assert "both: teacher: Alexander Pushkin" in text_of(page)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "How are two people connected?"),
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


def test_ways_of_one_length_are_drawn_in_columns():
    drawn = steps_of([["a", "b", "d"], ["a", "c", "d"]])
    assert drawn.columns == (("a",), ("b", "c"), ("d",))
    assert set(drawn.lines) == {(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 1, 0)}
