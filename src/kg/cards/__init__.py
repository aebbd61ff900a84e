"""Cards: one thing with all that is told of it, as an object (`card`, `model`) and as text (`text`)."""

from kg.cards.card import card_of, difference_of
from kg.cards.model import Card, Detail, Difference, Fact

__all__ = ["Card", "Detail", "Difference", "Fact", "card_of", "difference_of"]
