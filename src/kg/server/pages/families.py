"""The families of questions, in the order and with the names that people see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.queries import Query

__all__ = ["Family", "families_of"]

_FAMILIES = {
    "people": ("People", "lives, names, departures, deaths"),
    "theatres": ("Theatres", "companies and their tours"),
    "asylum": ("Asylum", "requests, refusals, ways from country to country"),
    "roles": ("Posts", "posts, professions, honours"),
    "networks": ("Ties", "family, partners, colleagues, helpers"),
    "law": ("Law", "acts, provisions, penalties, convictions"),
    "reception": ("Reception", "what was said in public"),
    "geography": ("Places", "where people went, lived and lie"),
    "statistics": ("Numbers", "counts by decade, country, profession"),
    "evidence": ("Evidence", "sources, disputes, editors’ inferences"),
    "wikidata": ("Wikidata", "the same things there, and what is not there"),
}


@dataclass
class Family:
    """Questions of one family."""

    name: str
    title: str
    about: str
    questions: list[Query] = field(default_factory=list)


def families_of(queries: Iterable[Query]) -> list[Family]:
    """Return the families that the queries belong to; families without a name of their own come last."""
    found: dict[str, Family] = {name: Family(name, title, about) for name, (title, about) in _FAMILIES.items()}
    for query in queries:
        name = query.name.partition("/")[0]
        found.setdefault(name, Family(name, name.capitalize(), "")).questions.append(query)
    return [family for family in found.values() if family.questions]
