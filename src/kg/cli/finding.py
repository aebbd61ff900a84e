"""Questions found by plain words, as the commands list them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.project import Project
    from kg.queries import Query
    from kg.search.questions import Classes

__all__ = ["find_questions", "listed"]


def find_questions(project: Project, words: Sequence[str]) -> list[Query]:
    """Return the questions that have any of the words, best first; all of them when there are no words."""
    from kg.queries import read_catalogue

    every = read_catalogue(project.queries, checked=False)
    found = every.search(words, _classes(project, " ".join(words)) if words else None)
    return [query for query in found if not query.name.startswith("checks/")]


def _classes(project: Project, text: str) -> Classes:
    """Return what words name by the last build; nothing is built to find a question."""
    from kg.build import last_built
    from kg.search import classes_of

    built = last_built(project)
    return classes_of(text, built.names()) if built is not None else {}


def listed(queries: Sequence[Query]) -> list[str]:
    """Return a line for each question: its name, and what it asks."""
    width = max((len(query.name) for query in queries), default=0)
    return [f"{query.name:<{width}}  {query.summary}" for query in queries]
