"""What an account is made of: paragraphs of sentences, sentences of phrases, each with the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.evidence import Citation

__all__ = ["Account", "Paragraph", "Phrase", "Piece", "Remark", "Sentence"]


@dataclass(frozen=True)
class Piece:
    """Some words, what they name, if they name something, and their language where it is another."""

    text: str
    node: NamedNode | None = None
    language: str = ""


@dataclass(frozen=True)
class Remark:
    """A reserve about what was just said: inferred, disputed, told by several; `node` is the claim or the dispute."""

    text: str
    kind: str
    node: NamedNode | None = None


Pieces = tuple[Piece | Remark, ...]


@dataclass(frozen=True)
class Phrase:
    """Pieces in a row, and the passages that tell them."""

    pieces: Pieces
    citations: tuple[Citation, ...] = ()

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
        """The whole sentence without the numbers of its passages."""
        return "".join(phrase.text for phrase in self.phrases)

    @property
    def citations(self) -> list[Citation]:
        """The passages of all phrases, each once."""
        return list(dict.fromkeys(citation for phrase in self.phrases for citation in phrase.citations))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together; `more` says how many of their kind an account has no room for.

    Those of a list stand under each other.
    """

    sentences: tuple[Sentence, ...]
    more: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class Account:
    """What is told of a thing, in sentences of one language."""

    node: NamedNode
    language: str
    summary: Sentence | None
    paragraphs: tuple[Paragraph, ...] = field(default=())
    reserve: str = ""
    """What holds of all sentences that bear no remark."""

    def sentences(self) -> Iterator[Sentence]:
        """Yield all sentences in their order."""
        if self.summary is not None:
            yield self.summary
        for paragraph in self.paragraphs:
            yield from paragraph.sentences
