"""The network about one thing: it stands in the middle, the others on both sides, with how each is joined to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.server.pictures.drawing import NARROW, WIDE, Drawing, Shape, lines, path, text, width_of
from kg.server.pictures.network import Join, Network
from kg.translation import gettext

__all__ = ["Star"]

_SIZE, _SMALL = 13, 10.5
_NAME = 0.32
"""How much of the width a name may take; a longer one stands in two lines."""
_FREE = 0.8
"""How much of the room between both columns the name in the middle may take."""
_BEND = 0.55
_BESIDE = 11
_MOST_WITH_TIES = 30
"""Of so many others the ties to each other are drawn, too; of more they would hide everything."""
_TOP, _INDENT = 34, 34
_APART = 9
"""How far names stand from those below them."""


@dataclass(frozen=True)
class _Spot:
    """Where one of the others stands, and on which side: 1 is right, -1 left."""

    key: str
    x: float
    y: float
    side: int


@dataclass(frozen=True)
class _Words:
    """A name and how it is joined, each in at most two lines, and both as they are told when pointed at."""

    name: Sequence[str]
    how: Sequence[str]
    whole: tuple[str, str]

    @property
    def width(self) -> float:
        """How wide they are."""
        return max(*(width_of(line, _SIZE) for line in self.name), *(width_of(line, _SMALL) for line in self.how), 0.0)

    @property
    def height(self) -> float:
        """How high they are."""
        return len(self.name) * (_SIZE + 2) + len(self.how) * (_SMALL + 2)

    def shapes(self, x: float, middle: float, anchor: str) -> Iterator[Shape]:
        """Yield the lines one under the other, about a height."""
        base = middle - self.height / 2
        for role, size, shown, whole in zip(
            ("label", "soft"), (_SIZE, _SMALL), (self.name, self.how), self.whole, strict=True
        ):
            for line in shown:
                base += size + 2
                hint = whole if " ".join(shown) != whole else ""
                yield text(role, x, base - size * 0.25, line, size=size, anchor=anchor, hint=hint)


@dataclass(frozen=True)
class Star(Network):
    """A network in which one node is what all is about."""

    @cached_property
    def subject(self) -> str:
        """The key of the node in the middle."""
        return next(key for key, node in self.nodes.items() if node.is_subject)

    @cached_property
    def hows(self) -> dict[str, str]:
        """How each of the others is joined to the one in the middle, by key; those joined alike stand together."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for join in self.joins:
            if self.subject in {join.one, join.other}:
                found[join.other if join.one == self.subject else join.one][join.how] = None
        told = {key: ", ".join(how for how in found.get(key, ()) if how) for key in self.nodes if key != self.subject}
        return dict(sorted(told.items(), key=lambda each: (each[1], self.nodes[each[0]].name)))

    def data(self) -> dict[str, object]:
        """Return nodes in the order in which they are drawn, how each of the others is joined, and joins."""
        known = super().data()
        order = [self.subject, *self.hows]
        nodes = [
            {
                "id": key,
                "name": self.nodes[key].name,
                "path": self.nodes[key].path,
                "subject": key == self.subject,
                "how": self.hows.get(key, ""),
            }
            for key in order
        ]
        return {**known, "nodes": nodes}

    @property
    def words(self) -> tuple[tuple[str, str, str], ...]:
        """The same as text: name and address of each of the others, and how it is joined."""
        return tuple((self.nodes[key].name, self.nodes[key].path, how) for key, how in self.hows.items())

    def draw(self, width: float = WIDE) -> Drawing:
        """Draw names in two columns with lines from the middle; on a narrow page, under each other."""
        title = gettext("Network: %(what)s", what=self.caption)
        if width <= NARROW:
            words = [self._words(key, width - _INDENT - _BESIDE) for key in self.hows]
            height = _TOP + sum(each.height + _APART for each in words)
            return Drawing(width, height, title, tuple(self._listed(words, width)))
        found = {key: self._words(key, width * _NAME) for key in self.hows}
        keys = list(self.hows)
        half = (len(keys) + 1) // 2
        sides = (keys[half:], keys[:half])
        left, right = (max((found[key].width for key in side), default=0.0) + _BESIDE for side in sides)
        tallest = max((each.height for each in found.values()), default=0.0)
        gap = max(tallest + _APART, min(46, 320 / max(half, 1)))
        height = half * gap + _TOP
        spots = [
            *_column(sides[1], width - right - 2, gap, height, 1),
            *_column(sides[0], left + 2, gap, height, -1),
        ]
        middle = ((left + width - right) / 2, height / 2)
        return Drawing(width, height, title, tuple(self._shapes(spots, found, middle, width)))

    def _words(self, key: str, room: float) -> _Words:
        name, how = self.nodes[key].name, self.hows[key]
        told = lines(how, room, _SMALL, most=2) if how else ()
        return _Words(lines(name, room, _SIZE, most=2), told, (name, how))

    def _shapes(
        self, spots: Sequence[_Spot], found: Mapping[str, _Words], middle: tuple[float, float], width: float
    ) -> Iterator[Shape]:
        x, y = middle
        if len(spots) <= _MOST_WITH_TIES:
            yield from self._among(spots, x)
        for spot in spots:
            near = x + (spot.x - x) / 3
            yield path(
                "route", f"M{x:.1f} {y:.1f} C{near:.1f} {y:.1f} {near:.1f} {spot.y:.1f} {spot.x:.1f} {spot.y:.1f}"
            )
        for spot in spots:
            yield from self._named(spot, found[spot.key])
        name = self.nodes[self.subject].name
        room = min(abs(spot.x - x) for spot in spots) * 2 * _FREE if spots else width
        yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 7.0}, hint=name)
        yield text("halo", x, y - _SIZE, name, size=_SIZE + 1, anchor="middle", room=max(room, 60))

    def _named(self, spot: _Spot, words: _Words) -> Iterator[Shape]:
        hint = ": ".join(filter(None, words.whole))
        yield Shape("circle", "mark", {"cx": spot.x, "cy": spot.y, "r": 4.5}, hint=hint)
        yield from words.shapes(spot.x + spot.side * _BESIDE, spot.y, "start" if spot.side > 0 else "end")

    def _among(self, spots: Sequence[_Spot], middle: float) -> Iterator[Shape]:
        """Yield the ties of the others to each other, bent towards the middle."""
        places = {spot.key: spot for spot in spots}
        for join in self.joins:
            if join.one in places and join.other in places:
                a, b = places[join.one], places[join.other]
                bend = middle if a.side != b.side else a.x + (middle - a.x) * _BEND
                curve = f"C{bend:.1f} {a.y:.1f} {bend:.1f} {b.y:.1f} {b.x:.1f} {b.y:.1f}"
                yield path("line", f"M{a.x:.1f} {a.y:.1f} {curve}", self._hint(join))

    def _hint(self, join: Join) -> str:
        names = f"{self.nodes[join.one].name} – {self.nodes[join.other].name}"
        return f"{names}: {join.how}" if join.how else names

    def _listed(self, words: Sequence[_Words], width: float) -> Iterator[Shape]:
        x, y = 12.0, _TOP / 2
        top: float = _TOP
        for each in words:
            down = top + (each.height + _APART) / 2
            top += each.height + _APART
            yield path("route", f"M{x} {y} V{down - 8:.1f} Q{x} {down:.1f} {x + 8} {down:.1f} H{_INDENT - 5}")
            yield Shape("circle", "mark", {"cx": float(_INDENT - 5), "cy": down, "r": 4.0})
            yield from each.shapes(_INDENT + 5, down, "start")
        yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 6.0})
        yield text("label", x + _BESIDE, y + 5, self.nodes[self.subject].name, size=_SIZE + 1, room=width - 30)


def _column(keys: Sequence[str], x: float, gap: float, height: float, side: int) -> list[_Spot]:
    top = (height - len(keys) * gap) / 2
    return [_Spot(key, x, top + gap * (place + 0.5), side) for place, key in enumerate(keys)]
