"""How sections are cited in what is compared with Wikidata or given to it: as the user says, else by their items."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.rdf.graph import Graph

__all__ = ["stated_in"]


def stated_in(graph: Graph, given: Mapping[str, str]) -> dict[str, str]:
    """Return the item of each section; what nobody gave and the matches tell is said on standard error."""
    from kg.link.citing import items_of_sections

    found = {section: item for section, item in items_of_sections(graph).items() if section not in given}
    for section, item in found.items():
        print(
            f"kg link: section {section} is cited by {item}; --stated-in {section}=ITEM names another", file=sys.stderr
        )
    return {**found, **given}
