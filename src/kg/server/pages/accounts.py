"""The account of a thing as its page shows it: sentences with the marks of the passages that tell them."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.accounts import Account, Accounts, Piece, Remark, Sentence, Told
from kg.cards import Card
from kg.server.pages.context import Context
from kg.server.pages.footnotes import Footnotes, Mark
from kg.server.pages.titles import kind_of
from kg.settings import current

__all__ = ["Shown", "ShownAccount", "ShownPhrase", "shown_account", "shown_sentence", "told_of"]


@dataclass(frozen=True)
class ShownPhrase:
    """A phrase ready for a template: words and reserves, and the marks of its passages."""

    parts: tuple[Piece | tuple[Remark, ...], ...]
    marks: tuple[Mark, ...]


Shown = tuple[ShownPhrase, ...]
_LINKED = {*current().kinds.headings, "dispute", "section"}


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph, or a list, of sentences, and what it says of those left out."""

    sentences: tuple[Shown, ...]
    more: str
    is_list: bool


@dataclass(frozen=True)
class ShownAccount:
    """An account ready for a template."""

    language: str
    summary: Shown
    paragraphs: tuple[ShownParagraph, ...]
    reserve: str
    last_note: int
    """The number of the last passage that the account cites; those behind it are cited only by what follows."""


def shown_account(context: Context, card: Card, language: str, notes: Footnotes) -> ShownAccount:
    """Return the account of the thing of a card, its passages numbered first on the page."""
    account: Account = card.account(_accounts(context), language)
    summary = shown_sentence(account.summary, card.node, notes) if account.summary is not None else ()
    paragraphs = tuple(
        ShownParagraph(tuple(shown_sentence(s, card.node, notes) for s in each.sentences), each.more, each.is_list)
        for each in account.paragraphs
    )
    return ShownAccount(language, summary, paragraphs, account.reserve, len(notes))


def _accounts(context: Context) -> Accounts:
    site = context.site
    return site.kept("accounts", lambda: Accounts(told_of(context), site.project.root))


def told_of(context: Context) -> Told:
    """Return what sentences are made from; made when first asked for and kept with the site."""
    site = context.site
    return site.kept("what is told", lambda: Told(context.graph, site.authored, site.graph.texts))


def shown_sentence(sentence: Sentence, about: NamedNode | None, notes: Footnotes) -> Shown:
    """Return a sentence ready for a template, with links but to `about`, the thing of the page."""
    return tuple(
        ShownPhrase(tuple(_linked(part, about) for part in phrase.parts), tuple(notes.mark(phrase.citations)))
        for phrase in sentence.phrases
    )


def _linked(part: Piece | tuple[Remark, ...], about: NamedNode | None) -> Piece | tuple[Remark, ...]:
    """Return a part without a link to the page itself or to a concept: links on every word would hide the rest."""
    if isinstance(part, Piece) and part.node is not None and (part.node == about or kind_of(part.node) not in _LINKED):
        return Piece(part.text)
    return part
