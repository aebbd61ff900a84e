"""A network: things that stand in one row are joined. Names stand level round an oval, so that none lies on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kg.server.pictures.drawing import (
    NARROW,
    WIDE,
    Drawing,
    Plan,
    Shape,
    lines,
    path,
    text,
    width_of,
)
from kg.translation import gettext

__all__ = ["Join", "Network", "Node"]

_SIZE, _SMALL = 13, 10.5
_LONGEST = 0.36
"""How much of the width a name may take; a longer one stands in two lines."""
_BEND = 0.6
_BESIDE = 11
Place = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """What is joined: what tells it from others, what it is called, where it is shown, and whether all is about it."""

    key: str
    name: str
    path: str = ""
    is_subject: bool = False


@dataclass(frozen=True)
class Join:
    """Two joined nodes by their keys, and how they are joined."""

    one: str
    other: str
    how: str = ""


@dataclass(frozen=True)
class Network(Plan):
    """Nodes by key, and what joins them."""

    caption: str
    nodes: Mapping[str, Node]
    joins: tuple[Join, ...]
    notes: tuple[str, ...] = ()
    name = "network"

    def draw(self, width: float = WIDE) -> Drawing:
        """Draw names round an oval, half of them on either side, neighbours near each other; joins are arcs in it."""
        order = _order(self.nodes, self.joins)
        half = (len(order) + 1) // 2
        size = _SIZE if width > NARROW else _SMALL
        right = _names(order[:half], self.nodes, width, size)
        left = _names(order[half:][::-1], self.nodes, width, size)
        oval = _oval(left, right, width, size)
        spots = {**oval.spots(list(right), 1), **oval.spots(list(left), -1)}
        shapes = [_arc(join, self.nodes, spots, oval) for join in self.joins]
        for key, name in (*right.items(), *left.items()):
            shapes += _named(self.nodes[key], name, spots[key], size, is_left=key in left)
        return Drawing(width, oval.height, gettext("Network: %(what)s", what=self.caption), tuple(shapes))

    def data(self) -> dict[str, object]:
        """Return nodes in the order in which they stand round the oval, and joins."""
        nodes = [
            {
                "id": key,
                "name": self.nodes[key].name,
                "path": self.nodes[key].path,
                "subject": self.nodes[key].is_subject,
            }
            for key in _order(self.nodes, self.joins)
        ]
        return {"nodes": nodes, "joins": [{"one": j.one, "other": j.other, "how": j.how} for j in self.joins]}


def _order(nodes: Mapping[str, Node], joins: Sequence[Join]) -> list[str]:
    """Return the keys so that neighbours stand together: each part of the network breadth first, from its middle."""
    near: dict[str, list[str]] = defaultdict(list)
    for join in joins:
        near[join.one].append(join.other)
        near[join.other].append(join.one)
    found: dict[str, None] = {}
    for start in sorted(nodes, key=lambda key: -len(near[key])):
        waiting = [] if start in found else [start]
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found[key] = None
                waiting += near[key]
    return list(found)


@dataclass(frozen=True)
class _Oval:
    """What names stand round: its middle, half of its width, the height of the drawing, and from row to row."""

    middle: Place
    across: float
    height: float
    gap: float

    def spots(self, keys: Sequence[str], side: int) -> dict[str, Place]:
        """Return where things stand on one side, from above, as far from each other downwards: 1 is right, -1 left."""
        x, y = self.middle
        tall = len(keys) * self.gap / 2
        downs = {key: (place + 0.5) * self.gap - tall for place, key in enumerate(keys)}
        return {key: (x + side * self.across * sqrt(1 - (down / tall) ** 2), y + down) for key, down in downs.items()}


_Names = Mapping[str, Sequence[str]]


def _names(keys: Sequence[str], nodes: Mapping[str, Node], width: float, size: float) -> dict[str, list[str]]:
    """Return the names as they are written, by key: long ones in two lines."""
    return {key: lines(nodes[key].name, width * _LONGEST, size, most=2) for key in keys}


def _oval(left: _Names, right: _Names, width: float, size: float) -> _Oval:
    """Return an oval with room for the names beside it; few stand further apart than many."""
    written = [*left.values(), *right.values()]
    gap = max(max(map(len, written), default=1) * (size + 2) + 5, min(42, 320 / len(right)))
    height = len(right) * gap + 20
    beside = [
        max((width_of(line, size) for name in names.values() for line in name), default=0) + _BESIDE
        for names in (left, right)
    ]
    across = min((width - sum(beside)) / 2 - 2, max(height * 0.7, 110))
    return _Oval(((width + beside[0] - beside[1]) / 2, height / 2), across, height, gap)


def _arc(join: Join, nodes: Mapping[str, Node], spots: Mapping[str, Place], oval: _Oval) -> Shape:
    """Return a line that is the more bent towards the middle, the nearer to each other its ends are."""
    (x, y), (to_x, to_y) = spots[join.one], spots[join.other]
    between_x, between_y = (x + to_x) / 2, (y + to_y) / 2
    bend_x, bend_y = (
        between + (m - between) * _BEND for between, m in zip((between_x, between_y), oval.middle, strict=True)
    )
    hint = f"{nodes[join.one].name} – {nodes[join.other].name}" + (f": {join.how}" if join.how else "")
    return path("line", f"M{x:.1f} {y:.1f} Q{bend_x:.1f} {bend_y:.1f} {to_x:.1f} {to_y:.1f}", hint)


def _named(node: Node, name: Sequence[str], spot: Place, size: float, *, is_left: bool) -> Iterator[Shape]:
    x, y = spot
    yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 6 if node.is_subject else 4.5}, hint=node.name)
    hint = node.name if " ".join(name) != node.name else ""
    beside, anchor = (-_BESIDE, "end") if is_left else (_BESIDE, "start")
    top = y + size * 0.35 - (len(name) - 1) * (size + 2) / 2
    for place, line in enumerate(name):
        yield text("label", x + beside, top + place * (size + 2), line, size=size, anchor=anchor, hint=hint)
