"""Accounts: what is told of a thing in plain sentences, each with its passages; words and plan are data."""

from kg.accounts.composing import Accounts
from kg.accounts.model import Account, Paragraph, Phrase, Piece, Remark, Sentence
from kg.accounts.telling import Told

__all__ = ["Account", "Accounts", "Paragraph", "Phrase", "Piece", "Remark", "Sentence", "Told"]
