"""From when, until when, and how exactly: a date of EDTF as the columns of a table tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.accounts.dates import DateWords, date_in_words, shape_of

__all__ = ["EXTENTS", "extent_in_words"]

EXTENTS = ("begin", "end", "exactness")
_SPAN = re.compile(r"([^./\[\]]*|\.\.)/([^./\[\]]*|\.\.)")


def extent_in_words(edtf: str, words: DateWords, extent: str, exactness: Mapping[str, str]) -> str:
    """Return begin, end or exactness of a date in words; empty where it tells none.

    What held at a date began then or earlier, and ended then or later (EDTF, ISO 8601-2:2019, 4.4, for spans).
    """
    span = _SPAN.fullmatch(edtf)
    begin, end = (span[1], span[2]) if span else ("", "")
    if extent == "exactness":
        told = next((part for part in (begin, end) if part not in {"", ".."}), "") if span else edtf
        return exactness.get(shape_of(told), "")
    if span is None:
        return date_in_words(f"[..{edtf}]" if extent == "begin" else f"[{edtf}..]", words, "alone")
    part = begin if extent == "begin" else end
    if part == "..":
        return exactness.get("open", "")
    return date_in_words(part, words, "alone") if part else ""
