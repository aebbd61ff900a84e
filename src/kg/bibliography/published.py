"""The date of a text as a bibliography needs it: what is told of year, month and day, and whether it is told at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["UNKNOWN", "Published", "published"]

_FORM = re.compile(
    r"(?P<set>\[)?(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[?~%])?(?P<later>\.\.\])?"
)
_LAST_MONTH = 12


@dataclass(frozen=True)
class Published:
    """Year, month and day, each as far as known.

    `is_told` is false for what the editors reckon, `is_doubtful` for a year that may be off, and `is_earliest` for a
    day before which the text was not written.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_told: bool = True
    is_doubtful: bool = False
    is_earliest: bool = False


UNKNOWN = Published()


def published(edtf: str | None, is_told: bool = True) -> Published:
    """Return the date that an EDTF text of level 0 or 1, or an open set such as `[2012..]`, stands for.

    What a footnote cannot say, such as a century, counts as unknown.

    >>> published("XXXX-01-28")
    Published(year=None, month=1, day=28, is_told=True, is_doubtful=False, is_earliest=False)
    """
    found = _FORM.fullmatch(edtf or "")
    if found is None or bool(found["set"]) != bool(found["later"]):
        return UNKNOWN
    month = int(found["month"]) if found["month"] else None
    if month is not None and month > _LAST_MONTH:  # a season
        month = None
    return Published(
        year=int(found["year"]) if found["year"] != "XXXX" else None,
        month=month,
        day=int(found["day"]) if found["day"] else None,
        is_told=is_told,
        is_doubtful=bool(found["doubt"]),
        is_earliest=bool(found["later"]),
    )
