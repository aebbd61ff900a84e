"""What is left of a list when choices are made, and how many things each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.browse.facets import SPREAD, Facet, Listing

__all__ = ["UNKNOWN", "Chosen", "Option", "left", "options"]

Chosen = Mapping[str, frozenset[str]]
"""The choices made, by facet: within a facet any of them may hold, and each facet must."""

UNKNOWN = "not told"
"""The choice of things of which nothing is told that the facet goes by."""


@dataclass(frozen=True)
class Option:
    """A choice: how many things it leaves beside what is chosen in the other facets."""

    key: str
    count: int
    is_chosen: bool


def left(listing: Listing, chosen: Chosen) -> frozenset[NamedNode]:
    """Return the things that hold for some choice of every facet in which one is made."""
    facets = {facet.name: facet for facet in listing.facets}
    return frozenset(
        thing for thing in listing.things if all(_keys(facets[name], thing) & keys for name, keys in chosen.items())
    )


def options(listing: Listing, facet: Facet, chosen: Chosen) -> list[Option]:
    """Return the choices of a facet, those of most things first, decades in their order; what is not told is last.

    Choices that are made stay, whatever they leave.

    A thing of several values counts for each of them, so that the numbers may add up to more than there are things.
    """
    mine = chosen.get(facet.name, frozenset())
    beside = left(listing, {name: keys for name, keys in chosen.items() if name != facet.name})
    counts = Counter(key for thing in beside for key in _keys(facet, thing))
    found = [Option(key, counts[key], key in mine) for key in {*counts, *mine}]
    by_count = not facet.is_by_decade
    return sorted(
        found, key=lambda each: (each.key in {UNKNOWN, SPREAD}, each.key == UNKNOWN, -each.count * by_count, each.key)
    )


def _keys(facet: Facet, thing: NamedNode) -> frozenset[str]:
    return facet.of.get(thing, frozenset({UNKNOWN}))
