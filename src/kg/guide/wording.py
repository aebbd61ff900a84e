"""Words of the data within Markdown: nothing in them is taken for a mark (CommonMark 0.31, section 2.4)."""

from __future__ import annotations

import re

__all__ = ["cell", "escaped"]

_MARKS = re.compile(r"([\\`*_\[\]<>#|&~])")


def escaped(text: str) -> str:
    r"""Return text that reads as it stands.

    >>> escaped("cg:when, a *date*")
    'cg:when, a \\*date\\*'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def cell(text: str) -> str:
    """Return Markdown that may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
