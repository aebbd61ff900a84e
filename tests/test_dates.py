from __future__ import annotations

import contextlib
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build.expand import date_bounds
from kg.dates import Bounds, DateError, bounds, is_placed

from .little import world


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


SINGLE = [
    ("1961", "1961-01-01", "1961-12-31"),
    ("0988", "0988-01-01", "0988-12-31"),
    ("1922-06", "1922-06-01", "1922-06-30"),
    ("1961-06-16", "1961-06-16", "1961-06-16"),
    ("1961-02", "1961-02-01", "1961-02-28"),
    ("1964-02", "1964-02-01", "1964-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("1964-02-29", "1964-02-29", "1964-02-29"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1984-21", "1984-03-01", "1984-05-31"),
    ("1984-22", "1984-06-01", "1984-08-31"),
    ("1984-23", "1984-09-01", "1984-11-30"),
    ("1984-24", "1984-12-01", "1985-02-28"),
    ("1983-24", "1983-12-01", "1984-02-29"),
    ("1961?", "1961-01-01", "1961-12-31"),
    ("1961~", "1960-01-01", "1962-12-31"),
    ("1961%", "1960-01-01", "1962-12-31"),
    ("1961-06~", "1960-06-01", "1962-06-30"),
    ("1964-02-29~", "1963-02-28", "1965-02-28"),
]

INTERVALS = [
    ("1960/1997", Bounds(day("1960-01-01"), day("1960-12-31"), day("1997-01-01"), day("1997-12-31"))),
    ("1961-06-16/1961-07", Bounds(day("1961-06-16"), day("1961-06-16"), day("1961-07-01"), day("1961-07-31"))),
    ("198X/1991", Bounds(day("1980-01-01"), day("1989-12-31"), day("1991-01-01"), day("1991-12-31"))),
    ("1960/", Bounds(day("1960-01-01"), day("1960-12-31"), None, None)),
    ("1960/..", Bounds(day("1960-01-01"), day("1960-12-31"), None, None, open_end=True)),
    ("/1960", Bounds(None, None, day("1960-01-01"), day("1960-12-31"))),
    ("../1960", Bounds(None, None, day("1960-01-01"), day("1960-12-31"), open_begin=True)),
]

ONE_OF = [
    ("[1961..1963]", "1961-01-01", "1963-12-31"),
    ("[1961-06..1961-08]", "1961-06-01", "1961-08-31"),
    ("[1961..]", "1961-01-01", None),
    ("[..1967]", None, "1967-12-31"),
]

WITHOUT_A_YEAR = ["XXXX-01-28", "XXXX-02-29", "XXXX-12-31", "XXXX-01"]

BAD = [
    "XXXX",
    "XXXX-13",
    "XXXX-02-30",
    "XXXX-01-28/XXXX-02-01",
    "1961/XXXX-02",
    "[XXXX-01..]",
    "XX-01-28",
    "",
    "   ",
    "soon",
    "16 June 1961",
    "1961-13",
    "1961-00",
    "1961-02-29",
    "1961-06-31",
    "1961-25",
    "61",
    "196",
    "1X61",
    "1961/1960",
    "1961-06-16/1961-06-15",
    "[1963..1961]",
    "../",
    "/..",
    "1961-06-16T10:00:00",
    "..",
    "/",
    "1961-6",
    "1961//1962",
    "{1961..1963}",
    "[1961,1963]",
]


@pytest.mark.parametrize(("written", "first", "last"), SINGLE)
def test_one_date_begins_and_ends_within_its_own_days(written: str, first: str, last: str):
    assert bounds(written) == Bounds(day(first), day(last), day(first), day(last))


@pytest.mark.parametrize(("written", "expected"), INTERVALS)
def test_an_unknown_end_is_not_an_open_end(written: str, expected: Bounds):
    assert bounds(written) == expected


@pytest.mark.parametrize(("written", "first", "last"), ONE_OF)
def test_one_day_out_of_a_range(written: str, first: str | None, last: str | None):
    assert bounds(written) == Bounds(day(first), day(last), day(first), day(last))


@pytest.mark.parametrize("written", WITHOUT_A_YEAR)
def test_a_day_or_month_of_no_told_year_has_no_place_in_any_order(written: str):
    assert bounds(written) == Bounds(None, None, None, None)
    assert not is_placed(written)
    assert list(date_bounds(world(f"event:x cg:when '{written}' ."))) == []


@pytest.mark.parametrize("written", [entry[0] for entry in (*SINGLE, *INTERVALS, *ONE_OF)])
def test_every_other_date_has_a_place(written: str):
    assert is_placed(written)


@pytest.mark.parametrize("written", BAD)
def test_what_is_no_date_is_refused_and_named(written: str):
    with pytest.raises(DateError) as caught:
        bounds(written)
    assert written in str(caught.value)


@pytest.mark.parametrize("written", [entry[0] for entry in (*SINGLE, *INTERVALS, *ONE_OF)] + WITHOUT_A_YEAR)
def test_every_form_that_we_take_is_edtf(written: str):
    assert parse_edtf(written) is not None


def test_white_space_around_a_date_does_not_matter():
    assert bounds(" 1961 ") == bounds("1961")


years = st.integers(1000, 9900).map(str)
months = st.dates(date(1000, 1, 1), date(9900, 12, 31)).map(lambda d: d.isoformat()[:7])
days = st.dates(date(1000, 1, 1), date(9900, 12, 31)).map(date.isoformat)
seasons = st.tuples(years, st.sampled_from(["21", "22", "23", "24"])).map("-".join)
decades = st.integers(100, 989).map(lambda n: f"{n}X")
dates = st.one_of(years, months, days, seasons, decades)
marked = st.one_of(dates, st.tuples(st.one_of(years, months, days), st.sampled_from("?~%")).map("".join))
sides = st.one_of(marked, st.sampled_from(["", ".."]))
anything = st.one_of(
    marked,
    st.tuples(sides, sides).map("/".join),
    st.tuples(st.one_of(dates, st.just("")), st.one_of(dates, st.just(""))).map(lambda two: f"[{two[0]}..{two[1]}]"),
)


@settings(deadline=None)
@given(anything)
def test_bounds_are_in_order(written: str):
    try:
        found = bounds(written)
    except DateError:
        return
    for earlier, later in (
        (found.begin_earliest, found.begin_latest),
        (found.end_earliest, found.end_latest),
        (found.begin_earliest, found.end_latest),
    ):
        assert not (earlier and later) or earlier <= later
    assert not found.open_begin or found.begin_earliest is None
    assert not found.open_end or found.end_latest is None


@settings(deadline=None)
@given(marked)
def test_every_single_date_has_all_four_bounds(written: str):
    found = bounds(written)
    assert None not in (found.begin_earliest, found.begin_latest, found.end_earliest, found.end_latest)


@settings(deadline=None)
@given(st.text(max_size=12))
def test_wild_text_is_a_date_or_a_date_error(text: str):
    with contextlib.suppress(DateError):
        assert isinstance(bounds(text), Bounds)
