"""Dates as people read them: EDTF in words, and the part that a machine can read in HTML."""

from __future__ import annotations

import re

__all__ = ["in_words", "machine_readable"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CALENDAR = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
_QUALIFIERS = {"?": "perhaps {}", "~": "about {}", "%": "perhaps about {}"}


def in_words(edtf: str) -> str:
    """Return a date in words; a form that is not known stays as it is.

    >>> in_words("1967-03"), in_words("[..1984]"), in_words("1960/"), in_words("196X")
    ('March 1967', '1984 or earlier', 'from 1960, end not told', '1960s')
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
        return f"{_point(choice[2:])} or earlier"
    if choice.endswith(".."):
        return f"{_point(choice[:-2])} or later"
    if ".." in choice:
        return " or a day up to ".join(_point(part) for part in choice.split("..", 1))
    return " or ".join(_point(part.strip()) for part in choice.split(","))


def _interval(begin: str, end: str) -> str:
    if begin in {"", ".."}:
        return f"until {_point(end)}" + ("" if begin else ", beginning not told")
    if end in {"", ".."}:
        return f"from {_point(begin)}, end not told" if not end else f"since {_point(begin)}"
    return f"{_point(begin)} to {_point(end)}"


def _point(date: str) -> str:
    if date and date[-1] in _QUALIFIERS:
        return _QUALIFIERS[date[-1]].format(_point(date[:-1]))
    if re.fullmatch(r"\d{3}X", date):
        return f"{date[:3]}0s"
    if re.fullmatch(r"\d\dXX", date):
        return f"{date[:2]}00s"
    found = _CALENDAR.fullmatch(date)
    if found is None:
        return date
    year, month, day = found.groups()
    words = [str(int(day))] if day else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])
