"""The six-word rule: what is ours shares no run of six words with a source text, names and titles in full apart.

Titles, names, posts, honours and inscriptions that are that long stand in a reviewed list, one a line, and are left
out of the comparison whole and nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

__all__ = ["RUN", "read_titles", "runs", "shared_runs"]

RUN = 6
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

Run = tuple[str, ...]


def runs(text: str, titles: Collection[Run] = ()) -> dict[Run, int]:
    """Return every run of six words with the line (from 1) on which it ends; a title breaks the text in two.

    >>> list(runs("One two three four five six."))
    [('one', 'two', 'three', 'four', 'five', 'six')]
    """
    found: dict[Run, int] = {}
    for words in _without_titles(_words(text), titles):
        for i in range(len(words) - RUN + 1):
            found[tuple(word for word, _ in words[i : i + RUN])] = words[i + RUN - 1][1]
    return found


def shared_runs(ours: str, theirs: Collection[Run], titles: Collection[Run] = ()) -> Iterator[tuple[int, Run]]:
    """Yield the line and the words of each run of ours that is also theirs."""
    for run, line in runs(ours, titles).items():
        if run in theirs:
            yield line, run


def read_titles(path: Path) -> list[Run]:
    """Return the reviewed titles as words, longest first; lines that begin with # are left out."""
    if not path.is_file():
        return []
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return sorted((tuple(word for word, _ in _words(line)) for line in lines if line.strip()), key=len, reverse=True)


def _words(text: str) -> list[tuple[str, int]]:
    lines = text.casefold().replace("’", "'").split("\n")
    return [(word, number) for number, line in enumerate(lines, 1) for word in _WORD.findall(line)]


def _without_titles(words: list[tuple[str, int]], titles: Iterable[Run]) -> Iterator[list[tuple[str, int]]]:
    by_first: dict[str, list[Run]] = {}
    for title in titles:
        by_first.setdefault(title[0], []).append(title)
    rest: list[tuple[str, int]] = []
    place = 0
    while place < len(words):
        found = next((t for t in by_first.get(words[place][0], ()) if _stands(t, words, place)), None)
        if found:
            yield rest
            rest, place = [], place + len(found)
        else:
            rest.append(words[place])
            place += 1
    yield rest


def _stands(title: Run, words: list[tuple[str, int]], place: int) -> bool:
    return all(place + i < len(words) and words[place + i][0] == word for i, word in enumerate(title))
