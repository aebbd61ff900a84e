"""The terms of the project that a way of a life goes by (`[itinerary]` of its `project.toml`)."""

from __future__ import annotations

from kg.domain import optional_term, terms
from kg.settings import current

__all__ = ["AFTER", "AT", "BEFORE", "DEPARTURES", "DURING", "FIRST", "FROM", "LAST", "RETURNS", "TO", "WHO"]

_SETTINGS = current().itinerary
WHO = frozenset(terms(_SETTINGS.who))
"""Properties that name somebody who was there."""
FROM, AT, TO = terms(_SETTINGS.way_from), terms(_SETTINGS.at), terms(_SETTINGS.way_to)
"""Properties that lead to places: left, of what happened, reached; the most exact first."""
AFTER, BEFORE, DURING = terms(_SETTINGS.after), terms(_SETTINGS.before), terms(_SETTINGS.during)
"""Properties that tell an order."""
FIRST, LAST = terms(_SETTINGS.first), terms(_SETTINGS.last)
"""Classes, and concepts of times of a life, that come before or behind all else in it."""
DEPARTURES, RETURNS = optional_term(_SETTINGS.departures), optional_term(_SETTINGS.returns)
"""The class of what takes somebody away, and that of coming back later."""
