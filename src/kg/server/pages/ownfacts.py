"""Facts of a thing for its own pictures: what kind of thing happened, and what else a fact names."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.cards import Fact
from kg.server.pages.context import Context
from kg.server.site.dates import in_words

__all__ = ["dated_in_words", "kind_in_words", "others_of"]


def kind_in_words(context: Context, fact: Fact) -> str:
    """Return what kind of thing happened, in the language spoken."""
    return ", ".join(context.terms.title(cls) for cls, _ in fact.classes)


def dated_in_words(context: Context, fact: Fact) -> str:
    """Return what kind of thing happened, and when, if that is told."""
    kind = kind_in_words(context, fact)
    return f"{kind}, {in_words(fact.when)}" if fact.when else kind


def others_of(fact: Fact, node: NamedNode) -> list[NamedNode]:
    """Return the things that a fact names besides the one that it is about."""
    values = (value for detail in fact.said if detail.predicate is not None for value, _ in detail.values)
    return [value for value in dict.fromkeys(values) if isinstance(value, NamedNode) and value != node]
