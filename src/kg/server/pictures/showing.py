"""The forms of one answer for a page: which is shown, where the others are, why some cannot be, what to take away."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.queries import Answer
from kg.server.pictures.drawing import NARROW, WIDE, Plan, Step
from kg.server.pictures.forms import TABLE, Offer, choose, offers_of, usual
from kg.server.pictures.markup import svg_file, svg_in_page
from kg.server.pictures.sheet import Things, sheet_of
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["NAME", "SCRIPTED", "Pictures", "Shown", "picture_file", "pictures_of", "plan_of", "shown"]

NAME = "picture"
"""The parameter of an address that says in which form an answer is shown."""
SCRIPTED = frozenset({"map", "network"})
"""Pictures that a script makes ones to move about in."""
SVG, JSON = "image/svg+xml", "application/json"


@dataclass(frozen=True)
class Shown:
    """One picture for a template: its kind, its drawings as SVG, what stands below it, where it is as files."""

    name: str
    caption: str
    notes: tuple[str, ...]
    wide: Markup
    narrow: Markup
    svg: str
    data: str
    """The address of what a script needs to show it with more ease; empty where none can."""
    words: tuple[tuple[str, str, str], ...] = ()
    """The same as text: name, address, and what is told of each."""
    steps: tuple[Step, ...] = ()
    """The stops of a way, in their order."""


@dataclass(frozen=True)
class Pictures:
    """The forms of one answer: the one that is shown, and the addresses of those that can be."""

    chosen: str
    shown: Shown | None
    links: tuple[tuple[str, str], ...]
    refusals: tuple[tuple[str, str], ...]


def pictures_of(
    things: Things,
    answer: Answer,
    wish: str,
    display: str,
    *,
    page: Callable[[str], str],
    file: Callable[[str], str],
    about: NamedNode | None = None,
    title: str = "",
) -> Pictures:
    """Return the forms of an answer; `page` and `file` give the addresses of a form as a page and as a file.

    `about` is what the question was asked of, where that is one thing, `title` the question in words.
    """
    offers = offers_of(sheet_of(answer, things, about, title))
    chosen = choose(offers, wish, usual(display))
    drawable = [TABLE, *(name for name, offer in offers.items() if offer.plan is not None)]
    return Pictures(
        chosen.name if chosen else TABLE,
        shown(chosen.plan, file) if chosen and chosen.plan else None,
        tuple((name, page(name)) for name in drawable),
        tuple((name, offer.why_not) for name, offer in offers.items() if offer.plan is None),
    )


def shown(plan: Plan, file: Callable[[str], str]) -> Shown:
    """Return a picture for a template; `file` gives the address of a file by its name."""
    return Shown(
        plan.name,
        plan.caption,
        plan.notes,
        svg_in_page(plan.draw(WIDE), "wide-only"),
        svg_in_page(plan.draw(NARROW), "narrow-only"),
        file(f"{plan.name}.svg"),
        file(f"{plan.name}.json") if plan.name in SCRIPTED else "",
        plan.words,
        plan.steps,
    )


def plan_of(offers: Mapping[str, Offer], name: str) -> Plan:
    """Return one picture of an answer; a Problem where there is no such picture, or the answer cannot be drawn so."""
    offer = offers.get(name)
    if offer is None:
        raise Problem(
            404,
            "not-found",
            "Not found",
            message("there is no picture %(name)s; there are: %(offers)s", name=name, offers=", ".join(offers)),
        )
    if offer.plan is None:
        raise Problem(404, "not-found", "There is no such picture of this answer", offer.why_not)
    return offer.plan


def picture_file(plan: Plan, suffix: str) -> Reply:
    """Return a picture as a file: the drawing, or what a script draws it from."""
    if suffix == "svg":
        return Reply(svg_file(plan.draw(WIDE)).encode(), SVG)
    document = {"kind": plan.name, "caption": plan.caption, "notes": plan.notes, **plan.data()}
    return Reply(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), JSON)
