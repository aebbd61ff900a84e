"""Accounts: what is told of a thing in plain sentences, each with its passages; words and plan are data."""

from kg.accounts.composing import Accounts
from kg.accounts.model import Account, Paragraph, Phrase, Piece, Remark, Row, Sentence, Table
from kg.accounts.notes import Notes, by_text
from kg.accounts.telling import Told

__all__ = [
    "Account", "Accounts", "Notes", "Paragraph", "Phrase", "Piece", "Remark", "Row", "Sentence", "Table", "Told",
    "by_text",
]  # fmt: skip
