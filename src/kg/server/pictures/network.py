"""A network: things that stand in one row are joined. Names stand round a circle, so that none lies on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, degrees, pi, sin

from kg.server.pictures.drawing import WIDE, Drawing, Plan, Shape, UndrawableError, cut, path, too_many, width_of
from kg.server.pictures.sheet import Column, Sheet, Value, first
from kg.translation import gettext

__all__ = ["Join", "Network", "Node", "network_of"]

_MOST_NODES, _MOST_JOINS = 120, 600
_SIZE = 13
_LONGEST = 34
_BEND = 0.6


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
    is_scaled = False

    def draw(self, width: float = WIDE) -> Drawing:
        """Draw names round a circle, neighbours near each other, and joins as arcs through it."""
        order = _order(self.nodes, self.joins)
        names = [cut(self.nodes[key].name, _LONGEST * _SIZE * 0.54, _SIZE) for key in order]
        margin = max(width_of(name, _SIZE) for name in names) + 22
        radius = max(len(order) * (_SIZE + 4) / (2 * pi), min(40.0 + 8 * len(order), width / 2 - margin), 60.0)
        size = 2 * (radius + margin)
        spots = {key: 2 * pi * place / len(order) - pi / 2 for place, key in enumerate(order)}
        shapes = [_arc(join, self.nodes, spots, radius, size / 2) for join in self.joins]
        for key, name in zip(order, names, strict=True):
            shapes += _named(self.nodes[key], name, spots[key], radius, size / 2)
        return Drawing(size, size, gettext("Network: %(what)s", what=self.caption), tuple(shapes))

    def data(self) -> dict[str, object]:
        """Return nodes and joins."""
        nodes = [
            {"id": key, "name": node.name, "path": node.path, "subject": node.is_subject}
            for key, node in self.nodes.items()
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


def _arc(join: Join, nodes: Mapping[str, Node], spots: Mapping[str, float], radius: float, middle: float) -> Shape:
    """Return a line that is the more bent towards the middle, the nearer to each other its ends are."""
    ends = [(middle + radius * cos(spots[key]), middle + radius * sin(spots[key])) for key in (join.one, join.other)]
    (x, y), (to_x, to_y) = ends
    between_x, between_y = (x + to_x) / 2, (y + to_y) / 2
    bend_x, bend_y = between_x + (middle - between_x) * _BEND, between_y + (middle - between_y) * _BEND
    hint = f"{nodes[join.one].name} – {nodes[join.other].name}" + (f": {join.how}" if join.how else "")
    return path("line", f"M{x:.1f} {y:.1f} Q{bend_x:.1f} {bend_y:.1f} {to_x:.1f} {to_y:.1f}", hint)


def _named(node: Node, name: str, angle: float, radius: float, middle: float) -> Iterator[Shape]:
    x, y = middle + radius * cos(angle), middle + radius * sin(angle)
    yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 6 if node.is_subject else 4.5}, hint=node.name)
    is_left = cos(angle) < -1e-9
    turned = degrees(angle) + (180 if is_left else 0)
    geometry = {
        "x": -(radius + 10) if is_left else radius + 10,
        "y": _SIZE * 0.35,
        "font-size": _SIZE,
        "text-anchor": "end" if is_left else "start",
        "transform": f"translate({middle:.1f} {middle:.1f}) rotate({turned:.1f})",
    }
    yield Shape("text", "label", geometry, name, node.name if name != node.name else "")


def network_of(sheet: Sheet) -> Network:
    """Return the network of the first two columns of things; a third one of words says how they are joined."""
    columns = sheet.of("is_of_things")
    if len(columns) < 2:
        raise UndrawableError(gettext("The answer has no two columns that name things."))
    one, other = columns[:2]
    how = first(sheet.of("is_label"), one, other)
    rows = [(a, b, how.values[at] if how else None) for at, (a, b) in enumerate(_pairs(one, other)) if a and b]
    joins = tuple(dict.fromkeys(Join(a.key, b.key, word.text if word else "") for a, b, word in rows if a.key != b.key))
    if not joins:
        raise UndrawableError(gettext("No row names two different things."))
    nodes = _nodes(value for a, b, _ in rows if a.key != b.key for value in (a, b))
    _check(nodes, joins)
    missing = sheet.length - len(rows)
    notes = (gettext("Rows that name only one of the two: %(count)s.", count=missing),) if missing else ()
    return Network(f"{one.heading} – {other.heading}", nodes, joins, notes)


def _pairs(one: Column, other: Column) -> Iterable[tuple[Value | None, Value | None]]:
    return zip(one.values, other.values, strict=True)


def _nodes(values: Iterable[Value]) -> dict[str, Node]:
    return {value.key: Node(value.key, value.text, value.path) for value in values}


def _check(nodes: Mapping[str, Node], joins: Sequence[Join]) -> None:
    if len(joins) > _MOST_JOINS:
        raise UndrawableError(too_many(len(joins), _MOST_JOINS))
    if len(nodes) > _MOST_NODES:
        raise UndrawableError(too_many(len(nodes), _MOST_NODES))
