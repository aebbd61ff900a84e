"""The families of questions: name, title, what they are about in a few words, and in a sentence."""

from __future__ import annotations

__all__ = ["FAMILIES", "meaning_of"]

FAMILIES = {
    "people": (
        "People",
        "lives, names, departures, deaths",
        "Lives: names, dates, departures, possessions, deaths.",
    ),
    "theatres": (
        "Theatres",
        "companies and their tours",
        "Companies and their tours: who left on which, who took whom in.",
    ),
    "asylum": (
        "Asylum",
        "requests, refusals, ways from country to country",
        "Who asked whom for asylum, who moved from where to where, and what came of it.",
    ),
    "roles": (
        "Posts",
        "posts, professions, honours",
        "Posts, professions and titles, before and after.",
    ),
    "networks": (
        "Ties",
        "family, partners, colleagues, helpers",
        "Ties between people: family, partners on stage, helpers, those in between.",
    ),
    "law": (
        "Law",
        "acts, provisions, penalties, convictions",
        "Acts, provisions and penalties, and which of them were in force when somebody left.",
    ),
    "reception": (
        "Reception",
        "what was said in public",
        "What was said in public about those who left, and by whom.",
    ),
    "geography": (
        "Places",
        "where people went, lived and lie",
        "What happened where: journeys, residences, graves.",
    ),
    "statistics": (
        "Numbers",
        "counts by decade, country, profession",
        "Counts over all that is told, and the numbers that the texts themselves give.",
    ),
    "evidence": (
        "Evidence",
        "sources, disputes, editors’ inferences",
        "Where things are said, where the sources disagree, and how well each life is attested.",
    ),
    "wikidata": (
        "Wikidata",
        "the same things there, and what is not there",
        "Which things are matched with Wikidata, and which are not.",
    ),
}
"""In the order in which people see them."""


def meaning_of(family: str) -> str:
    """Say in a sentence what a family of questions is about."""
    return FAMILIES[family][2] if family in FAMILIES else f"Questions about {family}."
