"""What an account is made of: paragraphs of sentences, sentences of phrases, each with the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pyoxigraph import NamedNode

from kg.evidence import Citation

__all__ = ["Account", "Paragraph", "Phrase", "Piece", "Remark", "Row", "Sentence", "Table", "with_capital"]


@dataclass(frozen=True)
class Piece:
    """Some words, what they name, if they name something, and their language where it is another."""

    text: str
    node: NamedNode | None = None
    language: str = ""


@dataclass(frozen=True)
class Remark:
    """A reserve about what was just said: inferred, disputed, told by several; `node` is the claim or the dispute.

    `topic` is what the dispute is called.
    """

    text: str
    kind: str
    node: NamedNode | None = None
    topic: str = ""


Pieces = tuple[Piece | Remark, ...]


def with_capital(pieces: Pieces) -> Pieces:
    """Return pieces that begin a sentence: the first letter is a capital."""
    place = next((n for n, piece in enumerate(pieces) if isinstance(piece, Piece) and piece.text), None)
    if place is None or not isinstance(first := pieces[place], Piece):
        return pieces
    return (*pieces[:place], replace(first, text=first.text[:1].upper() + first.text[1:]), *pieces[place + 1 :])


@dataclass(frozen=True)
class Phrase:
    """Pieces in a row, the passages that tell them, and reserves that stand in a note of their own."""

    pieces: Pieces
    citations: tuple[Citation, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, reserves in brackets."""
        return "".join(
            f" ({'; '.join(remark.text for remark in part)})" if isinstance(part, tuple) else part.text
            for part in self.parts
        )

    @property
    def parts(self) -> list[Piece | tuple[Remark, ...]]:
        """The pieces, with reserves that follow each other together."""
        found: list[Piece | tuple[Remark, ...]] = []
        for piece in self.pieces:
            if isinstance(piece, Piece):
                found.append(piece)
            elif found and isinstance(found[-1], tuple):
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
        return found


@dataclass(frozen=True)
class Sentence:
    """A sentence: phrases, what it is about, and the mark at its end."""

    node: NamedNode
    phrases: tuple[Phrase, ...]

    @property
    def text(self) -> str:
        """The whole sentence without the numbers of its passages and the letters of its notes."""
        return "".join(phrase.text for phrase in self.phrases)

    @property
    def notes(self) -> list[Remark]:
        """The reserves that stand in notes."""
        return [remark for phrase in self.phrases for remark in phrase.notes]

    @property
    def citations(self) -> list[Citation]:
        """The passages of all phrases, each once."""
        return list(dict.fromkeys(citation for phrase in self.phrases for citation in phrase.citations))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together; `more` says how many of their kind an account has no room for.

    Those of a list stand under each other; what is said has a heading.
    """

    sentences: tuple[Sentence, ...]
    more: str = ""
    is_list: bool = False
    heading: str = ""


@dataclass(frozen=True)
class Row:
    """One fact as a row: a cell for each column, and the passages that tell it."""

    node: NamedNode
    cells: tuple[Phrase, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Table:
    """Facts of one kind under each other, such as posts or works."""

    name: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Account:
    """What is told of a thing, in sentences of one language."""

    node: NamedNode
    language: str
    summary: Sentence | None
    paragraphs: tuple[Paragraph, ...] = field(default=())
    said: tuple[Paragraph, ...] = field(default=())
    """What the thing said and what was said of it, in lists with headings."""
    tables: tuple[Table, ...] = field(default=())
    reserve: str = ""
    """What holds of all sentences that bear no remark."""

    def sentences(self) -> Iterator[Sentence]:
        """Yield all sentences in their order."""
        if self.summary is not None:
            yield self.summary
        for paragraph in (*self.paragraphs, *self.said):
            yield from paragraph.sentences
