"""What a drawing is made of: shapes in their order, the last on top; colours come from what a shape stands for."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from kg.translation import gettext

__all__ = [
    "NARROW", "WIDE", "Drawing", "Plan", "Shape", "Step", "UndrawableError", "cut", "lines", "path", "rest", "text",
    "too_many", "width_of",
]  # fmt: skip

WIDE, NARROW = 720, 360
"""The two widths that pages need: for a column of text, and for a telephone."""
_ADVANCE = 0.63
"""How wide a letter is, of the height of the type: in the widest of the sans-serif types of pages, Cyrillic letters."""


class UndrawableError(Exception):
    """Why an answer cannot be drawn in some way, in a sentence."""


@dataclass(frozen=True)
class Shape:
    """One element of SVG: what it stands for (`role`), its geometry, its text, and what is told when pointed at."""

    tag: str
    role: str
    geometry: Mapping[str, str | float]
    text: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Drawing:
    """Shapes on a plane of a width and height, with a sentence that says what is seen."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...] = field(repr=False)


class Step(NamedTuple):
    """A stop of a way: name and address of its place, what happened there, why it comes now, disputes about that."""

    name: str
    path: str
    what: tuple[tuple[str, str], ...]
    """In words, each with the address of what tells it."""
    why: str = ""
    disputes: tuple[tuple[str, str], ...] = ()
    """Names and addresses."""


class Plan:
    """A picture that can be drawn: what it shows, what is left out of it, and its drawing in a given width.

    `steps` are the stops of a way on it, in their order.
    """

    name = ""
    caption: str
    notes: tuple[str, ...]
    steps: tuple[Step, ...] = ()

    def called(self, caption: str) -> Self:
        """Return the same picture under another caption."""
        return replace(self, caption=caption)  # type: ignore[type-var]

    def draw(self, width: float) -> Drawing:
        """Return the drawing, about as wide as asked for."""
        raise NotImplementedError

    @property
    def words(self) -> tuple[tuple[str, str, str], ...]:
        """Return the same as text, where no table beside it says so: name, address, and what is told of each."""
        return ()

    def data(self) -> dict[str, object]:
        """Return what a script needs to show the same with more ease."""
        return {}


def text(
    role: str,
    x: float,
    y: float,
    words: str,
    *,
    size: float = 13,
    anchor: str = "start",
    hint: str = "",
    room: float = 0,
) -> Shape:
    """Return words at a place; what has no room is cut, and told when pointed at."""
    shown = cut(words, room, size) if room else words
    told = hint or (words if shown != words else "")
    return Shape("text", role, {"x": x, "y": y, "font-size": size, "text-anchor": anchor}, shown, told)


def path(role: str, d: str, hint: str = "") -> Shape:
    """Return a path."""
    return Shape("path", role, {"d": d}, hint=hint)


def cut(words: str, room: float, size: float = 13) -> str:
    """Return words cut to a width in units of the drawing."""
    most = max(int(room / (size * _ADVANCE)), 3)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def lines(words: str, room: float, size: float = 13, most: int = 3) -> list[str]:
    """Return words in lines of a width in units of the drawing; what does not stand in the last is cut.

    >>> lines("a leap into freedom", room=80, most=2)
    ['a leap', 'into…']
    """
    letters = max(int(room / (size * _ADVANCE)), 3)
    return textwrap.wrap(words, letters, max_lines=most, placeholder="…") or [words]


def width_of(words: str, size: float) -> float:
    """Return about how wide words are."""
    return len(words) * size * _ADVANCE


def rest(names: list[str], most: int = 8) -> str:
    """Return names in a row, no more than some.

    >>> rest(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    shown = ", ".join(names[:most])
    left = len(names) - most
    return shown if left <= 0 else gettext("%(names)s and %(count)s more", names=shown, count=left)


def too_many(count: int, most: int) -> str:
    """Say that something would have more entries than can be read."""
    return gettext("It would show %(count)s entries; at most %(most)s can be read.", count=count, most=most)
