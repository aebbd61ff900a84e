"""What the things are called that words of a question name: who asks for France asks for a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.search.index import Entry, Index
from kg.search.languages import is_function_word, words_for_year
from kg.search.matching import sure_words
from kg.search.text import Token, tokens
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["classes_of"]

_KINDS = current().search.asked_for
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_MOST_WORDS = 2
"""A word of a longer name, as that of in Museum of Modern Art, names nothing by itself."""


def classes_of(text: str, index: Index) -> dict[str, set[str]]:
    """Return for each word (normalised) that surely names a person, a state, a year or the like what it is called."""
    found = {token.plain: _called(token, index) for token in tokens(text) if not is_function_word(token.plain)}
    return {word: names for word, names in found.items() if names}


def _called(token: Token, index: Index) -> set[str]:
    return words_for_year() if _YEAR.fullmatch(token.plain) else _named(token, index)


def _named(token: Token, index: Index) -> set[str]:
    return {name for thing in _things(token, index) for name in _names_of_classes(thing, index)}


def _things(token: Token, index: Index) -> Iterator[Thing]:
    for word in sure_words(token, index):
        for place in index.with_word.get(word, ()):
            entry = index.entries[place]
            if index.things[entry.thing].kind in _KINDS and _is_short(entry):
                yield index.things[entry.thing]


def _is_short(entry: Entry) -> bool:
    return sum(not is_function_word(word) for word in entry.words) <= _MOST_WORDS


def _names_of_classes(thing: Thing, index: Index) -> set[str]:
    """Return the names of the class that is called as the kind in its IRI is, else those of all its classes.

    A question about a person is meant by a person's name, not every one about dancers, defectors and spouses.
    """
    classes = [index.things[index.by_iri[cls]] for cls in thing.classes if cls in index.by_iri]
    called = [{name.text for name in cls.names} for cls in classes]
    return next((names for names in called if thing.kind in names), set().union(*called))
