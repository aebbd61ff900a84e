"""The families of questions, in the order and with the names that people see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.queries import Query
from kg.server.site.families import FAMILIES

__all__ = ["Family", "families_of"]


@dataclass
class Family:
    """Questions of one family."""

    name: str
    title: str
    about: str
    questions: list[Query] = field(default_factory=list)


def families_of(queries: Iterable[Query]) -> list[Family]:
    """Return the families that the queries belong to; families without a name of their own come last."""
    found: dict[str, Family] = {name: Family(name, title, about) for name, (title, about, _) in FAMILIES.items()}
    for query in queries:
        name = query.name.partition("/")[0]
        found.setdefault(name, Family(name, name.capitalize(), "")).questions.append(query)
    return [family for family in found.values() if family.questions]
