"""Dates as people read them: EDTF in words, and the part that a machine can read in HTML."""

from __future__ import annotations

import re

from kg.translation import gettext, pgettext

__all__ = ["in_words", "machine_readable"]

_CALENDAR = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")


def _months() -> tuple[str, ...]:
    """Return the months as they stand alone."""
    return (
        pgettext("month alone", "January"), pgettext("month alone", "February"), pgettext("month alone", "March"),
        pgettext("month alone", "April"), pgettext("month alone", "May"), pgettext("month alone", "June"),
        pgettext("month alone", "July"), pgettext("month alone", "August"), pgettext("month alone", "September"),
        pgettext("month alone", "October"), pgettext("month alone", "November"), pgettext("month alone", "December"),
    )  # fmt: skip


def _months_of_days() -> tuple[str, ...]:
    """Return the months as they stand after a day."""
    return (
        pgettext("month after a day", "January"), pgettext("month after a day", "February"),
        pgettext("month after a day", "March"), pgettext("month after a day", "April"),
        pgettext("month after a day", "May"), pgettext("month after a day", "June"),
        pgettext("month after a day", "July"), pgettext("month after a day", "August"),
        pgettext("month after a day", "September"), pgettext("month after a day", "October"),
        pgettext("month after a day", "November"), pgettext("month after a day", "December"),
    )  # fmt: skip


def in_words(edtf: str) -> str:
    """Return a date in words; a form that is not known stays as it is.

    >>> in_words("1967-03"), in_words("[..1984]"), in_words("1960/"), in_words("196X"), in_words("XXXX-01-28")
    ('March 1967', '1984 or earlier', 'from 1960, end not told', '1960s', '28 January of a year not told')
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        return _one_of(edtf[1:-1])
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _point(edtf)


def machine_readable(edtf: str) -> str:
    """Return the date when the HTML element `time` can hold it, else nothing."""
    return edtf if _CALENDAR.fullmatch(edtf) else ""


def _one_of(choice: str) -> str:
    if choice.startswith(".."):
        return gettext("%(date)s or earlier", date=_point(choice[2:]))
    if choice.endswith(".."):
        return gettext("%(date)s or later", date=_point(choice[:-2]))
    if ".." in choice:
        first, last = (_point(part) for part in choice.split("..", 1))
        return gettext("%(first)s or a day up to %(last)s", first=first, last=last)
    return gettext(" or ").join(_point(part.strip()) for part in choice.split(","))


def _interval(begin: str, end: str) -> str:
    if begin in {"", ".."}:
        if begin:
            return gettext("until %(end)s", end=_point(end))
        return gettext("until %(end)s, beginning not told", end=_point(end))
    if end in {"", ".."}:
        if end:
            return gettext("since %(begin)s", begin=_point(begin))
        return gettext("from %(begin)s, end not told", begin=_point(begin))
    return gettext("%(begin)s to %(end)s", begin=_point(begin), end=_point(end))


def _point(date: str) -> str:
    if date and date[-1] in "?~%":
        return _qualified(date[-1], _point(date[:-1]))
    if re.fullmatch(r"\d{3}X|\d\dXX", date):
        return gettext("%(years)ss", years=date.replace("X", "0"))
    found = _CALENDAR.fullmatch(date.replace("XXXX", "0000"))
    if found is None:
        return date
    year, month, day = found.groups()
    year = year if date.startswith(year) else gettext("of a year not told")
    if day:
        return f"{int(day)} {_months_of_days()[int(month) - 1]} {year}"
    return f"{_months()[int(month) - 1]} {year}" if month else year


def _qualified(mark: str, date: str) -> str:
    """Return a date with what is uncertain about it (EDTF, level 1: qualification)."""
    if mark == "?":
        return gettext("perhaps %(date)s", date=date)
    return gettext("about %(date)s", date=date) if mark == "~" else gettext("perhaps about %(date)s", date=date)
