"""One search for all: things by their names in any spelling, and canned questions by plain words.

text         words, and what counts as one spelling
sounds       how a word sounds in whatever script (`latin`, `cyrillic`)
languages    what is known of each language (`english`, `russian` with its `declension`)
index        which words, forms and sounds lead to which names; `gathering` from a graph, `storing` as a file
matching     how one word that is asked for meets words of names; `slips` of the keys
resolving    the one thing that a name means
ranking      things in order of how well they fit
pairs        two things that are to be connected
questions    canned questions in order of how well they fit; `classes` of the things that a question names
passages     passages by the words that are told in them
mixing       things and questions in one list
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazy import attributes_of

if TYPE_CHECKING:
    from kg.search.classes import classes_of
    from kg.search.gathering import gather
    from kg.search.index import Index, index_of
    from kg.search.mixing import mixed
    from kg.search.pairs import pair_asked
    from kg.search.passages import FoundPassage, Passages
    from kg.search.questions import FoundQuestion, Questions
    from kg.search.ranking import Found, best_things
    from kg.search.resolving import Meant, iri_meant, meant_by
    from kg.search.storing import read_index, write_index
    from kg.search.text import normalise

__all__ = [
    "Found",
    "FoundPassage",
    "FoundQuestion",
    "Index",
    "Meant",
    "Passages",
    "Questions",
    "best_things",
    "classes_of",
    "gather",
    "index_of",
    "iri_meant",
    "meant_by",
    "mixed",
    "normalise",
    "pair_asked",
    "read_index",
    "write_index",
]

__getattr__ = attributes_of(
    __name__,
    {
        "classes": "classes_of",
        "gathering": "gather",
        "index": "Index index_of",
        "mixing": "mixed",
        "pairs": "pair_asked",
        "passages": "FoundPassage Passages",
        "questions": "FoundQuestion Questions",
        "ranking": "Found best_things",
        "resolving": "Meant iri_meant meant_by",
        "storing": "read_index write_index",
        "text": "normalise",
    },
)
