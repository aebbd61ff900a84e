"""The index of names: which word, in which form, by which sound, stands in which name of which thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kg.search.languages import forms_of, stem
from kg.search.sounds import is_telling, sounds_of
from kg.search.text import Token, tokens
from kg.search.thing import Name, Thing

__all__ = ["Entry", "Index", "index_of"]

_IN_BRACKETS = re.compile(r"(?<=\S)\s*\(([^()]*)\)\s*$")

Keys = dict[str, tuple[str, ...]]
"""From a key to the words of names that have it."""


class Entry(NamedTuple):
    """One name in the index: the place of its thing, its words (normalised), how many of them end it in brackets.

    These only tell it from namesakes, as territory in France (territory).
    """

    thing: int
    words: tuple[str, ...]
    in_brackets: int = 0


@dataclass
class Index:
    """All things by their names; `forms` and `sounds` lead from what is asked to words of names."""

    things: list[Thing]
    entries: list[Entry]
    forms: Keys = field(default_factory=dict)
    sounds: Keys = field(default_factory=dict)

    @cached_property
    def stems(self) -> Mapping[str, list[str]]:
        """The words of names by their stems; only lists need them, so they are not kept with the build."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.with_word:
            found[stem(word)].append(word)
        return dict(found)

    @cached_property
    def with_word(self) -> Mapping[str, list[int]]:
        """The places of the entries that hold a word."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self.entries):
            for word in dict.fromkeys(entry.words):
                found[word].append(place)
        return dict(found)

    @cached_property
    def by_iri(self) -> Mapping[str, int]:
        """The places of things by their IRIs and by those of others for the same."""
        own = {thing.iri: place for place, thing in enumerate(self.things)}
        return {**{iri: place for place, thing in enumerate(self.things) for iri in thing.elsewhere}, **own}

    @cached_property
    def by_slug(self) -> Mapping[str, list[int]]:
        """The places of things by the last step of their IRIs."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(self.things):
            if thing.kind:
                found[thing.slug].append(place)
        return dict(found)


def index_of(things: Iterable[Thing], known: Index | None = None) -> Index:
    """Return the index of things; every form and every sound of their names is worked out here, once.

    `known` is an index of at least these names, whose forms and sounds are used again: that of another view.
    """
    every = list(things)
    words = {name: tokens(name.text) for thing in every for name in thing.names}
    entries = (_entry(place, name, words[name]) for place, thing in enumerate(every) for name in thing.names)
    forms, sounds = (known.forms, known.sounds) if known is not None else _keys(every, words)
    return Index(every, list(dict.fromkeys(entries)), forms, sounds)


def _entry(place: int, name: Name, words: Sequence[Token]) -> Entry:
    bracket = _IN_BRACKETS.search(name.text)
    return Entry(place, tuple(token.plain for token in words), len(tokens(bracket[1])) if bracket else 0)


def _keys(things: Iterable[Thing], words: Mapping[Name, Sequence[Token]]) -> tuple[Keys, Keys]:
    """Return forms and sounds of the words of names; terms of the ontology, which are no names, have neither."""
    forms, sounds = _Gathered(), _Gathered()
    for name in dict.fromkeys(name for thing in things if thing.kind for name in thing.names):
        for token in words[name]:
            forms.add(token, name.language, forms_of)
            if is_telling(token.plain):
                sounds.add(token, None, lambda word, _: sounds_of(word))
    return forms.frozen(), sounds.frozen()


class _Gathered:
    """Keys as they are gathered; each word is worked out once in each language."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._seen: set[tuple[str, str | None]] = set()

    def add(self, token: Token, language: str | None, keys_of: Callable[[str, str | None], Iterable[str]]) -> None:
        """Let the keys of a word as it is written lead to the word as it counts."""
        if (token.written, language) in self._seen:
            return
        self._seen.add((token.written, language))
        for key in keys_of(token.written, language):
            self._words[key].add(token.plain)

    def frozen(self) -> Keys:
        """Return what was gathered, in order."""
        return {key: tuple(sorted(words)) for key, words in sorted(self._words.items())}
