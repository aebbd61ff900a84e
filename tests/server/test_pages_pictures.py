from __future__ import annotations

import pytest

from kg.server.pictures.lengths import Axis, axis_of, bars, stretches, ties


def test_the_longest_bar_is_whole_and_the_others_are_in_proportion():
    assert [(bar.row, bar.length) for bar in bars([2, 8, None, 4])] == [(0, 25.0), (1, 100.0), (3, 50.0)]


@pytest.mark.parametrize("values", [[], [None], [0, 0], [-1]])
def test_there_are_no_bars_of_nothing(values: list[float | None]):
    assert bars(values) == []


def test_an_axis_spans_whole_decades():
    assert axis_of(["1922-06", "1984", "no date"]) == Axis(1920, 1989)
    assert axis_of(["no date"]) is None


def test_a_year_lies_where_it_belongs_and_is_as_long_as_a_year():
    (found,) = stretches(["1950"], Axis(1900, 1999))
    assert (found.start, found.width) == (pytest.approx(500, abs=1), pytest.approx(10, abs=1))


def test_an_untold_end_runs_to_the_edge_and_says_so():
    (after, before, none) = stretches(["1950/", "/1950", "1950", None], Axis(1900, 1999))
    assert (after.start + after.width, after.is_open_after, after.is_open_before) == (1000, True, False)
    assert (before.start, before.is_open_before) == (0, True)
    assert not none.is_open_after


def test_ties_name_each_thing_once_on_each_side():
    found = ties([("Kirov", "ABT"), ("Bolshoi", "ABT"), ("Kirov", "ABT"), ("Kirov", None)])
    assert found is not None
    assert (found.left, found.right, found.lines) == (("Kirov", "Bolshoi"), ("ABT",), ((0, 0), (1, 0)))
    assert ties([("Kirov", None)]) is None
