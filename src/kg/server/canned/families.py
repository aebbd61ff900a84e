"""What the families of questions are about."""

from __future__ import annotations

__all__ = ["meaning_of"]

_MEANINGS = {
    "asylum": "Who asked whom for asylum, who moved from where to where, and what came of it.",
    "evidence": "Where things are said, where the sources disagree, and how well each life is attested.",
    "geography": "What happened where: journeys, residences, graves.",
    "law": "Acts, provisions and penalties, and which of them were in force when somebody left.",
    "networks": "Ties between people: family, partners on stage, helpers, those in between.",
    "people": "Lives: names, dates, departures, possessions, deaths.",
    "reception": "What was said in public about those who left, and by whom.",
    "roles": "Posts, professions and titles, before and after.",
    "statistics": "Counts over all that is told, and the numbers that the texts themselves give.",
    "theatres": "Companies and their tours: who left on which, who took whom in.",
    "wikidata": "Which things are matched with Wikidata, and which are not.",
}


def meaning_of(family: str) -> str:
    """Say what a family of questions is about."""
    return _MEANINGS.get(family, f"Questions about {family}.")
