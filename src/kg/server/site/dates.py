"""Dates as people read them: EDTF in words, and the part that a machine can read in HTML."""

from __future__ import annotations

import re
from pathlib import Path

from kg.accounts.dates import date_in_words
from kg.accounts.wording import wording_of
from kg.settings import current
from kg.translation import interface_languages, language

__all__ = ["in_words", "machine_readable", "read_words"]

_CALENDAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


def in_words(edtf: str) -> str:
    """Return a date in words; a form that is not known stays as it is.

    >>> in_words("1967-03"), in_words("[..1984]"), in_words("1960/"), in_words("196X"), in_words("XXXX-01-28")
    ('March 1967', '1984 or earlier', 'from 1960, end not told', '1960s', '28 January of a year not told')
    """
    return date_in_words(edtf, wording_of(language(), _project()).dates, "alone")


def machine_readable(edtf: str) -> str:
    """Return the date when the HTML element `time` can hold it, else nothing."""
    return edtf if _CALENDAR.fullmatch(edtf) else ""


def read_words() -> None:
    """Read the words of dates in all languages of the pages, for a process that may open no files later."""
    for tag in interface_languages():
        wording_of(tag, _project())


def _project() -> Path | None:
    return Path(current().file).parent if current().file else None
