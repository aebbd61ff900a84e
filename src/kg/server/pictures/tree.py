"""A tree: what lies under what, or rows by what their first columns share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.server.pictures.drawing import Drawing, Plan, Shape, UndrawableError, lines, path, text, too_many
from kg.server.pictures.sheet import Column, Sheet, Value
from kg.translation import gettext

__all__ = ["Branch", "Tree", "tree_of"]

_MOST, _DEEPEST = 200, 3
_ROW, _LINE, _STEP = 24, 15, 22
_SIZE = 13


@dataclass
class Branch:
    """A name and what lies under it."""

    name: str
    below: dict[str, Branch] = field(default_factory=dict)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Branch]]:
        """Yield this and all below it, each with its depth."""
        yield depth, self
        for branch in self.below.values():
            yield from branch.walk(depth + 1)


@dataclass(frozen=True)
class Tree(Plan):
    """The topmost branches."""

    caption: str
    roots: tuple[Branch, ...]
    notes: tuple[str, ...] = ()
    name = "tree"

    def draw(self, width: float) -> Drawing:
        """Draw a row for each name, long ones in lines, those below a name to its right and joined to it."""
        shapes: list[Shape] = []
        at: dict[int, float] = {}
        top = 0.0
        for depth, branch in (row for root in self.roots for row in root.walk()):
            x, y = 6 + depth * _STEP, top + 14
            at[depth] = y
            if depth:
                shapes.append(path("line", f"M{x - _STEP:.0f} {at[depth - 1] + 5:.0f} V{y:.0f} H{x - 6:.0f}"))
            shapes.append(Shape("circle", "mark", {"cx": x, "cy": y, "r": 4.5 if branch.below else 3}))
            name = lines(branch.name, width - x - 10, _SIZE)
            hint = branch.name if " ".join(name) != branch.name else ""
            for place, line in enumerate(name):
                shapes.append(text("label", x + 10, y + 4.5 + place * _LINE, line, size=_SIZE, hint=hint))
            top += _ROW + _LINE * (len(name) - 1)
        return Drawing(width, top + 6, gettext("Tree: %(what)s", what=self.caption), tuple(shapes))


def tree_of(sheet: Sheet) -> Tree:
    """Return the tree of two columns one of which leads to the other again and again, else of the first columns."""
    columns = [column for column in sheet.columns if column.is_label]
    if len(columns) < 2:
        raise UndrawableError(gettext("The answer has no two columns of names."))
    one, other = columns[:2]
    found = _by_relation(one, other) or _by_columns(columns[:_DEEPEST])
    if found is None:
        raise UndrawableError(
            gettext("No name in the column “%(what)s” stands in more than one row.", what=one.heading)
        )
    count = sum(1 for root in found.roots for _ in root.walk())
    if count > _MOST:
        raise UndrawableError(too_many(count, _MOST))
    return found


def _by_relation(above: Column, below: Column) -> Tree | None:
    """Return the tree where what stands below in one row stands above in another.

    None where that goes in a circle, or where something lies under two.
    """
    if not {value.key for value in above.bound} & {value.key for value in below.bound}:
        return None
    branches = {value.key: Branch(value.text) for value in (*above.bound, *below.bound)}
    pairs = {(low.key, high.key) for high, low in zip(above.values, below.values, strict=True) if high and low}
    parent = dict(sorted(pairs))
    if len(parent) < len(pairs) or any(_comes_back(key, parent) for key in parent):
        return None
    for low, high in parent.items():
        branches[high].below[low] = branches[low]
    return Tree(f"{above.heading} – {below.heading}", tuple(b for key, b in branches.items() if key not in parent))


def _comes_back(key: str, parent: Mapping[str, str]) -> bool:
    seen = {key}
    while (key := parent.get(key, "")) and key not in seen:
        seen.add(key)
    return bool(key)


def _by_columns(columns: list[Column]) -> Tree | None:
    """Return the rows, those under one branch that share their first columns; None where none share the first."""
    top = columns[0]
    if len({value.key for value in top.bound}) == len(top.bound):
        return None
    roots: dict[str, Branch] = {}
    for row in range(len(top.values)):
        _grow(roots, [top.values[row] or Value(gettext("not told")), *(c.values[row] for c in columns[1:])])
    return Tree(f"{' – '.join(column.heading for column in columns)}", tuple(roots.values()))


def _grow(level: dict[str, Branch], values: Iterable[Value | None]) -> None:
    for value in values:
        if value is not None:
            level = level.setdefault(value.key, Branch(value.text)).below
