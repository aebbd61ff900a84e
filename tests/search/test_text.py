from __future__ import annotations

import pytest

from kg.search.text import readings, tokens


def plain(text: str) -> list[str]:
    return [token.plain for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada  Fenn", ["ada", "fenn"]),
        ("Fenn, Ada", ["fenn", "ada"]),
        ("«Фённ»", ["фенн"]),
        ("Фе\u0308нн", ["фенн"]),
        ("Jean-Paul", ["jean", "paul"]),
        ("Ｆｅｎｎ", ["fenn"]),
        ("Bary`shev", ["baryshev"]),
        ("Il\u02b9in", ["ilin"]),
        ("Shali\u0361apin", ["shaliapin"]),
        ("Р.Х. Фенн", ["р", "х", "фенн"]),
        ("№ 5", ["no", "5"]),
        ("", []),
        ("?!", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]):
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "initials", "with_stop"),
    [
        ("A. Fenn", ["a"], ["a"]),
        ("A Fenn", ["a"], []),
        ("a fenn", [], []),
        ("Р.Х. Фенн", ["р", "х"], ["р", "х"]),
        ("Ed. Fenn", [], []),
        ("5. Fenn", [], []),
    ],
)
def test_initials(text: str, initials: list[str], with_stop: list[str]):
    assert [token.plain for token in tokens(text) if token.is_initial] == initials
    assert [token.plain for token in tokens(text) if token.has_stop] == with_stop


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("d’Oak", [["d", "oak"], ["doak"]]),
        ("Il'in", [["il", "in"], ["ilin"]]),
        ("Oak", [["oak"]]),
        ("'Oak'", [["oak"]]),
    ],
)
def test_an_apostrophe_parts_words_or_not(text: str, words: list[list[str]]):
    assert [[token.plain for token in reading] for reading in readings(text)] == words
