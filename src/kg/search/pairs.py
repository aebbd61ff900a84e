"""Two things that a text names, and nothing else: who writes two names wants to know how they are connected."""

from __future__ import annotations

from collections.abc import Collection

from kg.search.index import Index
from kg.search.languages import is_function_word, stem
from kg.search.resolving import meant_by
from kg.search.text import normalise
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["pair_asked"]

_MOST_WORDS = 12


def pair_asked(text: str, index: Index, connecting: Collection[str]) -> tuple[Thing, Thing] | None:
    """Return the two things whose names are all that a text has beside function words and words of `connecting`.

    With one of these words (`connected`, `связь`) they may be of any kind that has a heading of its own; without, they
    are two whose lives are told, such as people. None where a name means several things, or the whole text one.
    """
    written = [word.strip(".,;:?!«»“”\"'()") for word in text.split()]
    words = [word for word in written if word and not is_function_word(normalise(word))]
    stems = {stem(normalise(word)) for word in connecting}
    names = [word for word in words if stem(normalise(word)) not in stems]
    is_asked = len(names) < len(words)
    if not 1 < len(names) <= _MOST_WORDS or (not is_asked and meant_by(text, index).things):
        return None
    kinds = current().kinds.headings if is_asked else current().kinds.lives
    return next((pair for place in range(1, len(names)) if (pair := _pair(names, place, index, kinds))), None)


def _pair(names: list[str], place: int, index: Index, kinds: Collection[str]) -> tuple[Thing, Thing] | None:
    """Return what the words before a place and those behind it mean, where both mean one thing of some kinds."""
    found = [meant_by(" ".join(part), index).things for part in (names[:place], names[place:])]
    if not all(len(things) == 1 and things[0].kind in kinds for things in found):
        return None
    (one,), (other,) = found
    return (one, other) if one != other else None
