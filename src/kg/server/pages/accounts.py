"""The account of a thing as its page shows it: sentences with the marks of the passages that tell them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.accounts import Account, Accounts, Piece, Remark, Sentence, Told
from kg.cards import Card
from kg.server.pages.context import Context
from kg.server.pages.footnotes import Footnotes, Mark

__all__ = ["ShownAccount", "ShownPhrase", "shown_account"]


@dataclass(frozen=True)
class ShownPhrase:
    """A phrase ready for a template: words and reserves, and the marks of its passages."""

    parts: tuple[Piece | tuple[Remark, ...], ...]
    marks: tuple[Mark, ...]


Shown = tuple[ShownPhrase, ...]


@dataclass(frozen=True)
class ShownAccount:
    """An account ready for a template; each paragraph has its sentences and what it says of those left out."""

    language: str
    summary: Shown
    paragraphs: tuple[tuple[tuple[Shown, ...], str], ...]
    reserve: str
    last_note: int
    """The number of the last passage that the account cites; those behind it are cited only by what follows."""


def shown_account(context: Context, card: Card, language: str, notes: Footnotes) -> ShownAccount:
    """Return the account of the thing of a card, its passages numbered first on the page."""
    account: Account = card.account(_accounts(context), language)
    summary = _shown(account.summary, notes) if account.summary is not None else ()
    paragraphs = tuple(
        (tuple(_shown(sentence, notes) for sentence in paragraph.sentences), paragraph.more)
        for paragraph in account.paragraphs
    )
    return ShownAccount(language, summary, paragraphs, account.reserve, len(notes))


def _accounts(context: Context) -> Accounts:
    site = context.site

    def make() -> Accounts:
        return Accounts(Told(context.graph, site.authored, site.graph.texts), site.project.root)

    return site.kept("accounts", make)


def _shown(sentence: Sentence, notes: Footnotes) -> Shown:
    return tuple(ShownPhrase(tuple(phrase.parts), tuple(notes.mark(phrase.citations))) for phrase in sentence.phrases)
