from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.layout import columns, terminal_width, wrapped

WORDS = st.lists(st.text(alphabet="abc-", min_size=1, max_size=60), min_size=1, max_size=40)


@given(WORDS, st.integers(40, 120))
def test_wrapped_lines_fit_and_lose_no_word(words: list[str], width: int):
    lines = wrapped(" ".join(words), width, "  ")
    assert " ".join(" ".join(lines).split()) == " ".join(words)
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)


def test_the_first_line_and_the_others_begin_as_they_are_told():
    assert wrapped("one two " * 8, 34, "- ", "  ") == [
        "- one two one two one two one two",
        "  one two one two one two one two",
    ]
    assert wrapped("one two " * 8, 36, "> ")[1].startswith(">   one")


def test_deep_inside_there_is_room_for_a_few_words():
    assert wrapped("one two three", 20, " " * 40) == [" " * 40 + "one two three"]


@pytest.mark.parametrize(
    ("rows", "right", "aligned", "expected"),
    [
        ([("a", "bb"), ("ccc", "d")], (), 99, "a    bb\nccc  d\n"),
        ([("a", "1"), ("b", "22")], (1,), 99, "a   1\nb  22\n"),
        ([("a", "long one", "x"), ("bb", "c", "y")], (), 1, "a   long one  x\nbb  c  y\n"),
        ([("a", ""), ("b", "")], (), 99, "a\nb\n"),
        ([], (), 99, ""),
    ],
)
def test_columns_stand_under_each_other(rows, right, aligned, expected):
    assert columns(rows, right=right, aligned=aligned) == expected


def test_the_width_is_the_one_that_the_environment_names(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "71")
    assert terminal_width() == 71
