"""All kinds of pictures by name: which can be drawn of an answer, which comes first, and why not the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.server.pictures.atlas import atlas_of
from kg.server.pictures.bars import bars_of
from kg.server.pictures.drawing import Plan, UndrawableError
from kg.server.pictures.networksheet import network_of
from kg.server.pictures.sheet import Sheet
from kg.server.pictures.timeline import timeline_of
from kg.server.pictures.tree import tree_of
from kg.translation import gettext

__all__ = ["FORMS", "TABLE", "Offer", "choose", "offers_of", "usual"]

TABLE = "table"
FORMS: dict[str, Callable[[Sheet], Plan]] = {
    "timeline": timeline_of,
    "map": atlas_of,
    "network": network_of,
    "bars": bars_of,
    "tree": tree_of,
}
_DISPLAYS = {"chart": "bars", "graph": "network"}
"""What the header of a question calls some of them."""
_FEWEST = 2


@dataclass(frozen=True)
class Offer:
    """A form of the answer: its picture, or why there is none."""

    name: str
    plan: Plan | None
    why_not: str = ""


def offers_of(sheet: Sheet) -> dict[str, Offer]:
    """Return every kind of picture by name, with the picture or the reason why there is none."""
    return {name: _offer(name, make, sheet) for name, make in FORMS.items()}


def _offer(name: str, make: Callable[[Sheet], Plan], sheet: Sheet) -> Offer:
    if sheet.length < _FEWEST:
        return Offer(name, None, gettext("The answer has fewer than two rows."))
    try:
        plan = make(sheet)
        return Offer(name, plan.called(sheet.title) if sheet.title else plan)
    except UndrawableError as reason:
        return Offer(name, None, str(reason))


def usual(display: str) -> str:
    """Return the kind that a question asks for in its header."""
    return _DISPLAYS.get(display, display)


def choose(offers: dict[str, Offer], *wishes: str) -> Offer | None:
    """Return the first picture wished for that can be drawn; None for the table."""
    for wish in wishes:
        if wish == TABLE:
            return None
        if wish in offers and offers[wish].plan is not None:
            return offers[wish]
    return None
