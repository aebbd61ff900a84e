"""Times of Wikidata as days of the Gregorian calendar, and our own days where Russia still counted by the Julian one.

In Wikidata's JSON a time is written in the calendar that it names (Wikibase/DataModel/JSON, time). Russia went over
to the Gregorian calendar in February 1918; a day before may be told in either.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from kg.dates import Bounds
from kg.link.wikibase.entities import JULIAN, Value

__all__ = ["Span", "bounds_of_time", "gregorian", "span_of", "without_calendar"]

_TIME = re.compile(r"[+](\d{4})-(\d\d)-(\d\d)T.*")
_DAY, _MONTH, _YEAR, _DECADE, _CENTURY = 11, 10, 9, 8, 7
_REFORM = date(1918, 2, 14)
_JULIAN_EPOCH = 1721116
_GREGORIAN_EPOCH = 1721425

Span = tuple[date | None, date | None]
"""The first and the last day that something may have happened on; None where there is no bound."""


def gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Julian one.

    >>> gregorian(1873, 2, 1)
    datetime.date(1873, 2, 13)
    """
    shifted, counted = (year - 1, month + 12) if month <= 2 else (year, month)
    number = shifted * 365 + shifted // 4 + (153 * (counted - 3) + 2) // 5 + day + _JULIAN_EPOCH
    return date.fromordinal(number - _GREGORIAN_EPOCH + 1)


def bounds_of_time(value: Value) -> Span | None:
    """Return the days that a time of Wikidata may mean, by its precision; None for one before our era, or finer."""
    found = _TIME.fullmatch(value.text)
    if found is None or not _CENTURY <= value.precision <= _DAY:
        return None
    year, month, day = (int(part) for part in found.groups())
    if year < 1:
        return None
    if value.precision == _DAY:
        one = gregorian(year, month, day) if value.calendar == JULIAN else date(year, month, day)
        return one, one
    if value.precision == _MONTH:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    size = {_YEAR: 1, _DECADE: 10, _CENTURY: 100}[value.precision]
    first = (year - 1) // size * size + 1 if value.precision == _CENTURY else year // size * size
    return date(first, 1, 1), date(min(9999, first + size - 1), 12, 31)


def span_of(bounds: Bounds) -> Span:
    """Return the days that a date of ours may mean."""
    return bounds.begin_earliest, bounds.end_latest


def without_calendar(span: Span) -> tuple[Span, ...]:
    """Return a day before the reform as either calendar would have it; anything else as it is."""
    first, last = span
    if first is None or first != last or first >= _REFORM:
        return (span,)
    other = gregorian(first.year, first.month, first.day)
    return span, (other, other)
