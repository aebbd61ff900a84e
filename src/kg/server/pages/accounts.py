"""The account of a thing as its page shows it: sentences with the marks of the passages that tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.accounts import Account, Accounts, Notes, Paragraph, Phrase, Piece, Remark, Row, Sentence, Table, Told, by_text
from kg.cards import Card
from kg.evidence import Citation
from kg.server.pages.context import Context
from kg.server.pages.footnotes import Footnotes, Mark
from kg.server.pages.titles import kind_of
from kg.settings import current

__all__ = ["Shown", "ShownAccount", "ShownPhrase", "shown_account", "shown_sentence", "told_of"]


@dataclass(frozen=True)
class ShownPhrase:
    """A phrase ready for a template: words and reserves, the marks of its passages, and the letter of its note."""

    parts: tuple[Piece | tuple[Remark, ...], ...]
    marks: tuple[Mark, ...] = ()
    letter: str = ""


Shown = tuple[ShownPhrase, ...]
_LINKED = {*current().kinds.headings, "dispute", "section"}


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph, or a list, of sentences, its heading, and what it says of those left out."""

    sentences: tuple[Shown, ...]
    more: str
    is_list: bool
    heading: str


@dataclass(frozen=True)
class ShownRow:
    """A row of a table: its cells, the marks of its passages, and the fact that it tells."""

    node: NamedNode
    cells: tuple[ShownPhrase, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table of facts ready for a template."""

    name: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class Reserve:
    """A note with its letter: what is said, each time with the disputes that it is about."""

    letter: str
    parts: tuple[tuple[str, list[Remark]], ...]


@dataclass(frozen=True)
class ShownAccount:
    """An account ready for a template."""

    language: str
    summary: Shown
    paragraphs: tuple[ShownParagraph, ...]
    reserve: str
    reserves: tuple[Reserve, ...]
    tables: tuple[ShownTable, ...]
    said: tuple[ShownParagraph, ...]
    last_note: int
    """The number of the last passage that the account cites; those behind it are cited only by what follows."""


def shown_account(context: Context, card: Card, language: str, notes: Footnotes) -> ShownAccount:
    """Return the account of the thing of a card, its passages numbered first on the page."""
    account: Account = card.account(_accounts(context), language)
    writer = _Writer(card.node, notes)
    summary = writer.sentence(account.summary) if account.summary is not None else ()
    paragraphs = tuple(map(writer.paragraph, account.paragraphs))
    last = len(notes)
    tables = tuple(map(writer.table, account.tables))
    said = tuple(map(writer.paragraph, account.said))
    reserves = tuple(Reserve(letter, tuple(by_text(remarks))) for letter, remarks in writer.letters)
    return ShownAccount(language, summary, paragraphs, account.reserve, reserves, tables, said, last)


def _accounts(context: Context) -> Accounts:
    site = context.site
    return site.kept("accounts", lambda: Accounts(told_of(context), site.project.root))


def told_of(context: Context) -> Told:
    """Return what sentences are made from; made when first asked for and kept with the site."""
    site = context.site
    return site.kept("what is told", lambda: Told(context.graph, site.authored, site.graph.texts))


def shown_sentence(sentence: Sentence, about: NamedNode | None, notes: Footnotes) -> Shown:
    """Return a sentence ready for a template, with links but to `about`, the thing of the page."""
    return _Writer(about, notes).sentence(sentence)


class _Writer:
    """Makes parts of the account of a thing ready for a template, passages and notes numbered on the way."""

    def __init__(self, about: NamedNode | None, notes: Footnotes):
        self._about, self._notes, self.letters = about, notes, Notes()

    def paragraph(self, found: Paragraph) -> ShownParagraph:
        sentences = tuple(map(self.sentence, found.sentences))
        return ShownParagraph(sentences, found.more, found.is_list, found.heading)

    def sentence(self, found: Sentence) -> Shown:
        return tuple(
            replace(self._words(each), marks=self._marks(each.citations), letter=self.letters.letter(each))
            for each in found.phrases
        )

    def table(self, found: Table) -> ShownTable:
        return ShownTable(found.name, found.heading, found.columns, tuple(map(self._row, found.rows)))

    def _row(self, found: Row) -> ShownRow:
        return ShownRow(found.node, tuple(map(self._words, found.cells)), self._marks(found.citations))

    def _words(self, phrase: Phrase) -> ShownPhrase:
        return ShownPhrase(tuple(_linked(part, self._about) for part in phrase.parts))

    def _marks(self, citations: Iterable[Citation]) -> tuple[Mark, ...]:
        return tuple(self._notes.mark(citations))


def _linked(part: Piece | tuple[Remark, ...], about: NamedNode | None) -> Piece | tuple[Remark, ...]:
    """Return a part without a link to the page itself or to a concept: links on every word would hide the rest."""
    if isinstance(part, Piece) and part.node is not None and (part.node == about or kind_of(part.node) not in _LINKED):
        return Piece(part.text)
    return part
