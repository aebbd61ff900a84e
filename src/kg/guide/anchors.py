"""Anchors of headings, formed as GitHub forms them, so that one link works there and in the guide."""

from __future__ import annotations

from mdit_py_plugins.anchors.index import slugify, unique_slug

__all__ = ["Anchors"]


class Anchors:
    """The anchors of one page, given out in the order of its headings; none twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def next(self, heading: str) -> str:
        """Return the anchor of the next heading, whose Markdown or text is given.

        >>> page = Anchors()
        >>> page.next("Set up"), page.next("`kg` build"), page.next("Set up")
        ('set-up', 'kg-build', 'set-up-1')
        """
        return unique_slug(slugify(heading), self._given)
