"""Footnotes: passages numbered in the order in which a page first cites them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.evidence import Citation

__all__ = ["Footnotes", "Mark", "Note"]


@dataclass(frozen=True)
class Mark:
    """One place that refers to a note: the number to show, the anchor of the note, and its own anchor."""

    number: int
    target: str
    anchor: str


@dataclass
class Note:
    """One passage at the foot of a page, with the places that refer to it."""

    number: int
    citation: Citation
    marks: list[Mark] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of the note on the page."""
        return f"note-{self.number}"


class Footnotes:
    """The notes of one page."""

    def __init__(self) -> None:
        self._notes: dict[NamedNode, Note] = {}

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def mark(self, citations: Iterable[Citation]) -> list[Mark]:
        """Return a mark for each passage, each passage once, in the order of their numbers."""
        unique = {citation.span: citation for citation in citations}
        return sorted((self._mark(citation) for citation in unique.values()), key=lambda mark: mark.number)

    def _mark(self, citation: Citation) -> Mark:
        note = self._notes.setdefault(citation.span, Note(len(self._notes) + 1, citation))
        made = Mark(note.number, note.anchor, f"mark-{note.number}-{len(note.marks) + 1}")
        note.marks.append(made)
        return made
