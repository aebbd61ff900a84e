"""The parts of a page under their headings, as plain words: what is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.guide.anchors import Anchors
from kg.guide.pages import Page

__all__ = ["Section", "sections_of"]

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +#+)?$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"^[\s|:-]+$|[`*|]+|^\s*(?:>|[-+])\s+", re.M)


@dataclass(frozen=True)
class Section:
    """A part of a page: page and its title, anchor and heading, and the words below the heading."""

    page: str
    title: str
    anchor: str
    heading: str
    words: str


def sections_of(page: Page) -> Iterator[Section]:
    """Yield the parts of a page in their order."""
    anchors, heading, anchor = Anchors(), page.title, ""
    lines: list[str] = []
    for line, is_code in _lines(page.text):
        found = None if is_code else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        if anchor:
            yield Section(page.name, page.title, anchor, heading, _plain(lines))
        heading, anchor, lines = found[2].replace("`", ""), anchors.next(found[2]), []
    yield Section(page.name, page.title, anchor, heading, _plain(lines))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and whether each is within fences, which are left out themselves."""
    is_code = False
    for line in text.splitlines():
        if line.startswith("```"):
            is_code = not is_code
        else:
            yield line, is_code


def _plain(lines: list[str]) -> str:
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", "\n".join(lines))).split())
