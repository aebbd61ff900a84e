"""Search in the guide: full text with stems, ranked by BM25, in SQLite (https://www.sqlite.org/fts5.html)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from kg.guide.pages import Page
from kg.guide.sections import sections_of

__all__ = ["Finder", "Found"]

_TABLE = """
CREATE VIRTUAL TABLE section USING fts5(
  page UNINDEXED, title, anchor UNINDEXED, heading, words, share UNINDEXED,
  tokenize = "porter unicode61 remove_diacritics 2"
)
"""
_ASK = """
SELECT page, anchor, title, heading, snippet(section, 4, char(2), char(3), '…', 28)
FROM section WHERE section MATCH ? ORDER BY bm25(section, 0, 4, 0, 8, 1) * share, rowid LIMIT ?
"""
_BACKGROUND = ("decisions", "changelog", "program/", "readme")
"""How pages begin that tell why and when; those that tell how come before them."""
_HIT = re.compile("\x02(.*?)\x03", re.S)


@dataclass(frozen=True)
class Found:
    """A part of a page that was found; the excerpt is in pieces, each with whether it is what was looked for."""

    page: str
    anchor: str
    title: str
    heading: str
    excerpt: tuple[tuple[str, bool], ...]


class Finder:
    """The parts of all pages, ready to be searched."""

    def __init__(self, pages: Iterable[Page]):
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute(_TABLE)
        rows = ((*astuple(part), _share(page)) for page in pages for part in sections_of(page))
        self._table.executemany("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?)", rows)

    def find(self, words: str, limit: int = 20) -> list[Found]:
        """Return the parts that have all the words, or else any of them, best first; a word may be a beginning."""
        terms = [f'"{word}"*' for word in re.findall(r"\w+", words)]
        for joined in (" ".join(terms), " OR ".join(terms)):
            if joined and (rows := self._table.execute(_ASK, (joined, limit)).fetchall()):
                return [_found(*row) for row in rows]
        return []


def _share(page: Page) -> float:
    return 0.5 if page.name.startswith(_BACKGROUND) else 1.0


def _found(page: str, anchor: str, title: str, heading: str, excerpt: str) -> Found:
    parts = enumerate(_HIT.split(excerpt))
    return Found(page, anchor, title, heading, tuple((part, number % 2 == 1) for number, part in parts if part))
