"""References as the items of a reference manager: each piece once, with a key, a place and the rows it is cited for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.bibliography.numbers import ranges
from kg.bibliography.references import Piece, Reference
from kg.bibliography.sources import Source

__all__ = ["Item", "items_of"]


@dataclass(frozen=True)
class Item:
    """A piece of a source, or an entry of the graph, which has no source."""

    key: str
    title: str
    address: str
    source: Source | None = None
    sentences: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        """The sentences in words."""
        return f"sentence{'s' if len(self.sentences) > 1 else ''} {ranges(self.sentences)}" if self.sentences else ""


def items_of(references: Iterable[Reference]) -> list[Item]:
    """Return the items of some references, in the order in which they first come, each once."""
    found: dict[tuple[str, str], Item] = {}
    for reference in references:
        for item in _items(reference):
            known = found.setdefault((item.key, item.place), item)
            rows = dict.fromkeys((*known.rows, *reference.rows))
            found[item.key, item.place] = replace(known, rows=tuple(rows))
    return list(found.values())


def _items(reference: Reference) -> Iterable[Item]:
    slug = reference.address.rstrip("/").rpartition("/")[2]
    if reference.entry is not None:
        return [Item(slug, reference.entry.english, reference.address)]
    return [_item(piece, reference, slug) for piece in reference.pieces]


def _item(piece: Piece, reference: Reference, slug: str) -> Item:
    source = piece.source
    title = source.title or f"[{source.devised.english}]"
    numbers = "-".join(map(str, piece.sentences))
    key = f"{source.section}-{numbers}" if piece.sentences else slug
    return Item(key, title, reference.address, source, piece.sentences)
