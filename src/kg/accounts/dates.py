"""Dates in the words of a language, from EDTF.

A date has forms: a name (“the 1960s”), a phrase (“in the 1960s”), what follows “of” or “from”, and what stands alone,
as in a table (“1960s”).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["FORMS", "DateWords", "date_in_words", "shape_of"]

_POINTS = (
    ("day", re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)")),
    ("month", re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")),
    ("season", re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])")),
    ("year", re.compile(r"(?P<year>\d{4})")),
    ("decade", re.compile(r"(?P<year>\d{3}X)")),
    ("century", re.compile(r"(?P<year>\d\dXX)")),
    ("yearless-day", re.compile(r"XXXX-(?P<month>\d\d)-(?P<day>\d\d)")),
    ("yearless-month", re.compile(r"XXXX-(?P<month>\d\d)")),
)
_QUALIFIED = {"?": "uncertain", "~": "approximate", "%": "both"}
_PAIRED = (
    ("choice", re.compile(r"\[([^.,\]]+),([^.\]]+)\]")),
    ("between", re.compile(r"\[([^.\]]+)\.\.([^.\]]+)\]")),
    ("span", re.compile(r"([^./]+)/([^./]+)")),
)
_SINGLE = (
    ("or-earlier", re.compile(r"\[\.\.(.+)\]")),
    ("or-later", re.compile(r"\[(.+)\.\.\]")),
    ("since", re.compile(r"([^/]+)/\.\.")),
    ("from", re.compile(r"([^/]+)/")),
    ("until", re.compile(r"\.\./([^/]+)")),
    ("to", re.compile(r"/([^/]+)")),
)
FORMS = ("name", "when", "of", "alone")


@dataclass(frozen=True)
class DateWords:
    """How a language words dates: lists of months and seasons, and for each shape of a date its forms."""

    lists: Mapping[str, Sequence[str]]
    shapes: Mapping[str, Mapping[str, str]]

    def form(self, shape: str, form: str) -> str:
        """Return the pattern of a form; one that is not given is as the name."""
        forms = self.shapes.get(shape, {})
        return forms.get(form) or forms.get("name", "")


def date_in_words(edtf: str, words: DateWords, form: str = "name") -> str:
    """Return a date in words; a form of date that is not known stays as it is."""
    for shape, pattern in _PAIRED:
        if found := pattern.fullmatch(edtf):
            first, second = (_all_forms(part.strip(), words) for part in found.groups())
            values = {**first, **{f"second_{name}": text for name, text in second.items()}}
            return words.form(shape, form).format(**values) or edtf
    for shape, pattern in _SINGLE:
        if found := pattern.fullmatch(edtf):
            return words.form(shape, form).format(**_all_forms(found[1], words)) or edtf
    return _point(edtf, words, form)


def shape_of(edtf: str) -> str:
    """Return what shape a date has: that of a point (`day`, `year`, …), how it is qualified, or `range`."""
    if edtf and edtf[-1] in _QUALIFIED:
        return _QUALIFIED[edtf[-1]]
    return next((shape for shape, pattern in _POINTS if pattern.fullmatch(edtf)), "range")


def _all_forms(edtf: str, words: DateWords) -> dict[str, str]:
    """Return a date in every form; several dates, the rest of a choice, are a choice again."""
    if "," in edtf:
        return {form: date_in_words(f"[{edtf}]", words, form) for form in FORMS}
    return {form: _point(edtf, words, form) for form in FORMS}


def _point(edtf: str, words: DateWords, form: str) -> str:
    if edtf and edtf[-1] in _QUALIFIED:
        pattern = words.form(_QUALIFIED[edtf[-1]], form)
        return pattern.format(**_all_forms(edtf[:-1], words)) or edtf
    for shape, pattern_of_shape in _POINTS:
        if found := pattern_of_shape.fullmatch(edtf):
            return words.form(shape, form).format(**_named(found.groupdict(), words)) or edtf
    return edtf


def _named(parts: Mapping[str, str], words: DateWords) -> dict[str, str]:
    """Return the parts of a date with months and seasons by every list that names them."""
    values = {"year": parts.get("year", "").replace("X", "0")}
    if day := parts.get("day"):
        values["day"] = str(int(day))
    for part, first in (("month", 1), ("season", 21)):
        if number := parts.get(part):
            lists = {name: each for name, each in words.lists.items() if name.startswith(part)}
            values |= {name.replace("-", "_"): each[int(number) - first] for name, each in lists.items()}
    return values
