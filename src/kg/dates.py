"""EDTF dates to four bounds (Extended Date/Time Format, Library of Congress, levels 0 to 2 as far as sources use them).

A date says when something began and ended, each known only between an earliest and a latest day.
An unknown end (`1960/`) is not an open end (`1960/..`): the first may be over, the second is not.
A day or month without a year (`XXXX-01-28`) has no bounds, and so no place in any order.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Bounds", "DateError", "bounds", "is_placed"]

_EXAMPLES = "examples: 1922, 1922-06, 196X, 1960/, 1960/.., [1961..], XXXX-01-28"
_LEAP_YEAR = "2000"  # in which every day of any year exists
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}


class DateError(ValueError):
    """A text that is no date in the forms we take."""


@dataclass(frozen=True)
class Bounds:
    """Earliest and latest day of beginning and end; None is unknown, `open_*` says that it has none."""

    begin_earliest: date | None
    begin_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    open_begin: bool = False
    open_end: bool = False


@functools.lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Return the bounds of an EDTF date, interval or one-of-a-range set.

    >>> bounds("1922-06").end_latest
    datetime.date(1922, 6, 30)
    """
    try:
        return _bounds(edtf.strip())
    except DateError as error:
        raise DateError(f"“{edtf}” is no EDTF date of a form taken here: {error} ({_EXAMPLES})") from None


def is_placed(edtf: str) -> bool:
    """Tell whether a date has a place in time: some bound of it is known.

    >>> is_placed("1922-06"), is_placed("XXXX-01-28")
    (True, False)
    """
    found = bounds(edtf)
    return any((found.begin_earliest, found.begin_latest, found.end_earliest, found.end_latest))


def _bounds(text: str) -> Bounds:
    if of_any_year := re.fullmatch(r"XXXX(-\d\d(?:-\d\d)?)", text):
        _days(_LEAP_YEAR + of_any_year[1])
        return Bounds(None, None, None, None)
    if one_of := re.fullmatch(r"\[(.*)\.\.(.*)\]", text):
        earliest = _days(one_of[1])[0] if one_of[1] else None
        latest = _days(one_of[2])[1] if one_of[2] else None
        return _ordered(text, Bounds(earliest, latest, earliest, latest))
    if "/" in text:
        left, _, right = text.partition("/")
        if {left, right} <= {"", ".."}:
            raise DateError(f"“{text}” tells neither a beginning nor an end")
        return _ordered(text, Bounds(*_side(left), *_side(right), left == "..", right == ".."))
    first, last = _days(text)
    return Bounds(first, last, first, last)


def _ordered(edtf: str, found: Bounds) -> Bounds:
    if found.begin_earliest and found.end_latest and found.begin_earliest > found.end_latest:
        raise DateError(f"“{edtf}” ends before it begins")
    return found


def _side(text: str) -> tuple[date | None, date | None]:
    return (None, None) if text in {"", ".."} else _days(text)


def _days(text: str) -> tuple[date, date]:
    """Return first and last day of one date; `~` and `%` widen it by a year, `?` changes nothing."""
    plain = re.sub("[?~%]", "", text.strip())
    try:
        first, last = _plain_days(plain)
    except (ValueError, OverflowError):
        raise DateError(f"“{text}” is no date (year, month, day, season, decade or century)") from None
    return (_shift(first, -1), _shift(last, 1)) if re.search("[~%]", text) else (first, last)


def _plain_days(text: str) -> tuple[date, date]:
    if unspecified := re.fullmatch(r"(\d{2,3})(X{1,2})", text):
        return _decade_or_century(unspecified[1], unspecified[2])
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if re.fullmatch(r"\d{4}-\d\d", text):
        return _month_or_season(int(text[:4]), int(text[5:]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        return day, day
    raise DateError(text)


def _decade_or_century(digits: str, unknown: str) -> tuple[date, date]:
    if len(digits) + len(unknown) != 4:
        raise DateError(digits + unknown)
    span = 10 ** len(unknown)
    first = int(digits) * span
    return date(first, 1, 1), date(first + span - 1, 12, 31)


def _month_or_season(year: int, number: int) -> tuple[date, date]:
    if number not in _FIRST_MONTH_OF_SEASON:
        return date(year, number, 1), _last_day(year, number)
    month = _FIRST_MONTH_OF_SEASON[number]
    return date(year, month, 1), _last_day(year + month // 12, (month + 1) % 12 + 1)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _shift(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
