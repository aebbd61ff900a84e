"""Notes on phrases, with letters: reserves of the same words share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.accounts.model import Phrase, Remark

__all__ = ["Notes", "by_text", "letter_of"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Notes:
    """The notes of one account, in the order in which they are first referred to."""

    def __init__(self) -> None:
        self._letters: dict[tuple[Remark, ...], str] = {}

    def __iter__(self) -> Iterator[tuple[str, tuple[Remark, ...]]]:
        return ((letter, remarks) for remarks, letter in self._letters.items())

    def letter(self, phrase: Phrase) -> str:
        """Return the letter of the note on a phrase; empty where there is none."""
        if not phrase.notes:
            return ""
        return self._letters.setdefault(phrase.notes, letter_of(len(self._letters) + 1))

    def as_text(self) -> Iterator[tuple[str, str]]:
        """Yield each letter with its note in words."""
        for letter, remarks in self:
            yield letter, "; ".join(_in_words(text, each) for text, each in by_text(remarks))


def by_text(remarks: Iterable[Remark]) -> list[tuple[str, list[Remark]]]:
    """Return remarks of the same words together."""
    found: dict[str, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(remark.text, []).append(remark)
    return list(found.items())


def _in_words(text: str, remarks: Iterable[Remark]) -> str:
    topics = ", ".join(f"“{each.topic}”" for each in remarks if each.topic)
    return f"{text}: {topics}" if topics else text


def letter_of(number: int) -> str:
    """Return the letters of a note by its number, counted from 1.

    >>> letter_of(2), letter_of(27)
    ('b', 'aa')
    """
    rest, place = divmod(number - 1, len(_LETTERS))
    return (letter_of(rest) if rest else "") + _LETTERS[place]
