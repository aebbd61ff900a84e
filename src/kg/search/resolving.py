"""The one thing that a name means: exact, inflected or transliterated, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.rdf.namespaces import expand
from kg.search.index import Entry, Index
from kg.search.languages import is_function_word, is_patronymic
from kg.search.matching import Way, is_initial_of, sure_words
from kg.search.text import Token, readings
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["Meant", "iri_meant", "meant_by"]

_NUMBER = re.compile(r"[Qq][1-9][0-9]*")
_ITEM_PAGE = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9][0-9]*)/?")
_ITEM = "http://www.wikidata.org/entity/"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIRST = "i"
"""The number of a ruler; as a pronoun it stands in no name."""
_KINDS_FIRST = current().search.first


@dataclass(frozen=True)
class Meant:
    """What a text may mean: the things of the surest way of reading it, and those left out for their class."""

    things: tuple[Thing, ...]
    of_other_class: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class _Fit:
    """How a text fits a name: by the least sure way among its words, and how many words of the name it lacks.

    It may lack none but those that stand in brackets.
    """

    thing: int
    way: Way
    lacks: int
    is_whole_before_brackets: bool


def iri_meant(text: str) -> str | None:
    """Return the IRI that a text is: in full, as a prefixed name, as a number or page of Wikidata; else None."""
    if _NUMBER.fullmatch(text.strip()):
        return _ITEM + text.strip().upper()
    if page := _ITEM_PAGE.fullmatch(text.strip().strip("<>")):
        return _ITEM + page[1]
    return expand(text)


def meant_by(text: str, index: Index, is_wanted: Callable[[Thing], bool] = lambda _: True) -> Meant:
    """Return the things that a name means; `is_wanted` tells those that may be meant at all.

    What is the whole of a name goes before a part of one, what is written so before what is inflected or sounds alike,
    and people, groups and places before disputes that are called after them.
    """
    others: list[Thing] = []
    fits = list(_fits(text, index))
    for places in (*_as_wholes(text, fits, index), *_as_parts(fits, index)):
        found = [index.things[place] for place in dict.fromkeys(places)]
        fitting = [thing for thing in found if is_wanted(thing)]
        if fitting:
            return Meant(tuple(_kinds_first(fitting)))
        others = others or found
    return Meant((), tuple(_kinds_first(others)))


def _as_wholes(text: str, fits: Sequence[_Fit], index: Index) -> Iterator[Sequence[int]]:
    """Yield the things whose name or slug the text is, by each way of reading, the surest first."""
    whole = {way: [fit.thing for fit in fits if not fit.lacks and fit.way == way] for way in Way}
    yield whole[Way.EXACT]
    yield index.by_slug.get(text, ()) if _SLUG.fullmatch(text) else ()
    yield whole[Way.INFLECTED]
    yield whole[Way.SOUND]
    for way in (Way.EXACT, Way.INFLECTED, Way.SOUND):
        yield [fit.thing for fit in fits if fit.is_whole_before_brackets and fit.way == way]


def _as_parts(fits: Sequence[_Fit], index: Index) -> Iterator[Sequence[int]]:
    """Yield things of whose names the text is a part: people before works that are named after them.

    A surname as it is written goes before another's in a case that looks the same, but not where somebody is only told
    by it, as the wife of a third. Where the text is the whole name of something, as that of a man, what is only told by
    it, as his grave, is not meant in place of it.
    """
    is_whole = any(not fit.lacks for fit in fits)
    near = [fit for fit in fits if fit.lacks <= 1 or not is_whole]
    written = [fit for fit in near if fit.way <= Way.INFLECTED]
    best = {thing.iri for thing in _kinds_first([index.things[fit.thing] for fit in written])}
    exact = [fit for fit in written if fit.way == Way.EXACT and index.things[fit.thing].iri in best]
    if any(fit.lacks <= 1 for fit in exact):
        yield [fit.thing for fit in exact]
    yield [fit.thing for fit in written]
    yield [fit.thing for fit in near]


def _fits(text: str, index: Index) -> Iterator[_Fit]:
    for reading in readings(text):
        sure = [{} if token.is_initial else sure_words(token, index) for token in reading]
        telling = [words for token, words in zip(reading, sure, strict=True) if not is_function_word(token.plain)]
        within = {place for words in telling or sure for word in words for place in index.with_word.get(word, ())}
        for place in sorted(within):
            entry = index.entries[place]
            if (fit := _fit(reading, sure, entry)) is not None:
                yield fit


def _fit(reading: Sequence[Token], sure: Sequence[dict[str, Way]], entry: Entry) -> _Fit | None:
    """Return how the words of a text fit a name, or None when one of them belongs to something else."""
    left, ways = list(entry.words), []
    lacking: list[Token] = []
    for token, words in zip(reading, sure, strict=True):
        word = min((word for word in words if word in left), key=words.__getitem__, default=None)
        if word is None:
            lacking.append(token)
        else:
            left.remove(word)
            ways.append(words[word])
    if not ways:
        return None
    unmatched = _without_initials(lacking, left)
    initials = len(lacking) - len(unmatched)
    if not _may_be_left(unmatched, len(ways) + initials, initials, entry):
        return None
    least = max((*ways, Way.INFLECTED)) if initials else max(ways)
    rest = [word for word in left if word == _FIRST or not is_function_word(word)]
    aside = entry.words[len(entry.words) - entry.in_brackets :]
    return _Fit(entry.thing, least, len(rest), all(word in aside for word in rest))


def _without_initials(tokens: Sequence[Token], left: list[str]) -> list[Token]:
    """Return the words but for initials of words that are left of a name; those words are taken away."""
    unmatched = []
    for token in tokens:
        word = next((word for word in left if is_initial_of(token, word)), None) if token.is_initial else None
        if word is None:
            unmatched.append(token)
        else:
            left.remove(word)
    return unmatched


def _may_be_left(unmatched: Sequence[Token], matched: int, initials: int, entry: Entry) -> bool:
    """Tell whether the words that a name lacks may be left out: one function word, the one patronymic of a full name.

    A name that has a patronymic of its own lacks none; who writes more function words asks a question.
    """
    lacking = [token for token in unmatched if token.has_stop or not is_function_word(token.plain)]
    if len(unmatched) - len(lacking) > 1:
        return False
    if not lacking:
        return True
    if len(lacking) > 1 or matched < 2 or any(is_patronymic(word) for word in entry.words):
        return False
    return bool(initials) if lacking[0].is_initial else is_patronymic(lacking[0].written)


def _kinds_first(things: Sequence[Thing]) -> list[Thing]:
    """Return the people, groups and places among the things, or all when there are none: a dispute is no namesake."""
    unique = list(dict.fromkeys(things))
    for kinds in (_KINDS_FIRST[:1], _KINDS_FIRST[:5], _KINDS_FIRST):
        if main := [thing for thing in unique if thing.kind in kinds]:
            return main
    return unique
