"""Passages by words that are told in them: stems and names in any spelling, ranked by BM25 in SQLite (FTS5)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from kg.search.index import Index
from kg.search.languages import is_function_word, stem
from kg.search.matching import sure_words
from kg.search.text import Token, normalise, tokens

__all__ = ["FoundPassage", "Passages"]

_TABLE = "CREATE VIRTUAL TABLE passage USING fts5(iri UNINDEXED, stems, tokenize = 'unicode61 remove_diacritics 0')"
_ASK = "SELECT iri FROM passage WHERE passage MATCH ? ORDER BY bm25(passage), rowid LIMIT ?"
_COUNT = "SELECT COUNT(*) FROM passage WHERE passage MATCH ?"


@dataclass(frozen=True)
class FoundPassage:
    """The IRI of a passage that was found, and whether all telling words that were asked for are told in it."""

    iri: str
    is_whole: bool


class Passages:
    """Passages ready to be found, each by its IRI and all the words by which it may be."""

    def __init__(self, passages: Iterable[tuple[str, str]]):
        self._lock = Lock()
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute(_TABLE)
        rows = ((iri, " ".join(stem(word) for word in normalise(words).split())) for iri, words in passages)
        self._table.executemany("INSERT INTO passage VALUES (?, ?)", rows)

    def find(self, text: str, index: Index, limit: int = 20) -> list[FoundPassage]:
        """Return the passages that have all telling words, best first; else those that have the rarest together.

        Of several words more than half must stand together: a single one of a long question is told everywhere.
        """
        asked = [_ways(token, index) for token in _telling(text)]
        with self._lock:
            met = sorted((count, way) for way in dict.fromkeys(asked) if (count := self._count(way)))
            for number in range(len(met), len(asked) // 2, -1):
                together = " AND ".join(way for _, way in met[:number])
                if rows := self._table.execute(_ASK, (together, limit)).fetchall():
                    return [FoundPassage(iri, number == len(asked)) for (iri,) in rows]
        return []

    def _count(self, way: str) -> int:
        (count,) = self._table.execute(_COUNT, (way,)).fetchone()
        return int(count)


def _telling(text: str) -> list[Token]:
    return [
        token for token in dict.fromkeys(tokens(text)) if not is_function_word(token.plain) and len(token.plain) > 1
    ]


def _ways(token: Token, index: Index) -> str:
    """Return a word as FTS5 asks for it: itself, or any word of a name that it surely is."""
    stems = dict.fromkeys(stem(word) for word in (token.plain, *sure_words(token, index)))
    return "(" + " OR ".join(f'"{each}"' for each in stems) + ")"
