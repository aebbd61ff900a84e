from __future__ import annotations

import pytest

from kg.server.pictures.lengths import Axis, axis_of, stretches


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
