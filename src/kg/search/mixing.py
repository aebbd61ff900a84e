"""Things and questions in one list."""

from __future__ import annotations

from collections.abc import Sequence

from kg.search.languages import is_question
from kg.search.questions import FoundQuestion
from kg.search.ranking import Found
from kg.search.text import normalise

__all__ = ["mixed"]

_FURTHER_QUESTION = 0.8
"""What a question is worth beside a better one: people ask one question, but name several things in it."""
_FIRST = 3
_LEAST = 0.4
_LEAST_ASKED = 0.25


def mixed(things: Sequence[Found], questions: Sequence[FoundQuestion], text: str = "") -> list[Found | FoundQuestion]:
    """Return both in one order, each kept in its own; the best of either is among the first three when it fits well.

    Where the text is a question, so is the best question that fits at all well.
    """
    least = _LEAST_ASKED if is_question(normalise(text).split()) else _LEAST
    found: list[Found | FoundQuestion] = []
    left, asked = list(things), list(questions)
    while left or asked:
        is_thing = not asked or (bool(left) and left[0].score >= _worth(asked[0], asked[0] == questions[0]))
        found.append((left if is_thing else asked).pop(0))
    for best, enough in ((things[:1], _LEAST), (questions[:1], least)):
        if best and best[0].score >= enough and best[0] not in found[:_FIRST]:
            found.remove(best[0])
            found.insert(_FIRST - 1, best[0])
    return found


def _worth(question: FoundQuestion, is_first: bool) -> float:
    return question.score * (1.0 if is_first else _FURTHER_QUESTION)
