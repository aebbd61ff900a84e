"""Dates and other values as people read them: in words, and the part of a date that a machine can read in HTML."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import Literal

from kg.accounts.dates import date_in_words
from kg.accounts.lengths import length_in_words
from kg.accounts.wording import Wording, wording_of
from kg.rdf.namespaces import EDTF, XSD
from kg.settings import current
from kg.translation import gettext, interface_languages, language

__all__ = ["in_words", "machine_readable", "read_words", "value_in_words"]

_CALENDAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


def in_words(edtf: str) -> str:
    """Return a date in words; a form that is not known stays as it is.

    >>> in_words("1967-03"), in_words("[..1984]"), in_words("1960/"), in_words("196X"), in_words("XXXX-01-28")
    ('March 1967', '1984 or earlier', 'from 1960, end not stated', '1960s', '28 January of an unknown year')
    """
    return date_in_words(edtf, _wording().dates, "alone")


def value_in_words(literal: Literal) -> str:
    """Return a literal as people read it: dates and durations in words, whole numbers without a fraction, yes and no.

    >>> value_in_words(Literal("P1M", datatype=XSD.duration)), value_in_words(Literal("true", datatype=XSD.boolean))
    ('1 month', 'yes')
    """
    if literal.datatype in (EDTF, XSD.date):
        return in_words(literal.value)
    if literal.datatype == XSD.duration:
        return length_in_words(literal.value, _wording())
    if literal.datatype == XSD.boolean:
        return gettext("yes") if literal.value in {"true", "1"} else gettext("no")
    return literal.value.removesuffix(".0") if literal.datatype == XSD.decimal else literal.value


def machine_readable(edtf: str) -> str:
    """Return the date when the HTML element `time` can hold it, else nothing."""
    return edtf if _CALENDAR.fullmatch(edtf) else ""


def read_words() -> None:
    """Read the words of dates in all languages of the pages, for a process that may open no files later."""
    for tag in interface_languages():
        wording_of(tag, _project())


def _wording() -> Wording:
    return wording_of(language(), _project())


def _project() -> Path | None:
    return Path(current().file).parent if current().file else None
