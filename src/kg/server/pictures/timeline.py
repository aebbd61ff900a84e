"""A timeline: what is dated, in order of date; what a date leaves open runs to the edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.dates import Bounds
from kg.server.pictures.drawing import NARROW, Drawing, Plan, Shape, UndrawableError, lines, text, too_many, width_of
from kg.server.pictures.lengths import Axis
from kg.server.pictures.sheet import Column, Sheet, Value, first
from kg.translation import gettext, marked

__all__ = ["Entry", "Timeline", "entry_of", "timeline_of"]

_MOST = 80
_USUAL = ("when", "event_date", "from", "left")
_END = "to"
_HEAD, _ROW, _TALL, _LINE = 28, 25, 50, 15
_EDGE = 4
_OPEN = marked("A pale bar runs to the edge where the beginning or the end is not told.")
_SMALL, _SIZE = 12, 12.5
_DATE, _LANE = 0.24, 0.68
"""Where in a wide drawing dates end at most and time begins, as shares of its width: what is told stands between."""


@dataclass(frozen=True)
class Entry:
    """Something dated: between which days it lies, whether the date leaves an end open, and what is told beside it."""

    start: date | None
    end: date | None
    when: str
    what: str
    about: str = ""

    @property
    def told(self) -> str:
        """What is dated, and what is told beside it."""
        return f"{self.what} · {self.about}" if self.about else self.what

    @property
    def order(self) -> tuple[date, date, str]:
        """What to sort by."""
        start = self.start or self.end or date.min
        return start, self.end or date.max, self.what


@dataclass(frozen=True)
class Timeline(Plan):
    """Dated entries in their order, of two at least."""

    caption: str
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    name = "timeline"

    @property
    def notes(self) -> tuple[str, ...]:  # type: ignore[override]
        """What a reader must know of the timeline."""
        is_open = any(entry.start is None or entry.end is None for entry in self.entries)
        return (*((gettext(_OPEN),) if is_open else ()), *self.left_out)

    @property
    def axis(self) -> Axis:
        """The decades that hold all days, and one more where a date leaves open what would lie at the very edge."""
        days = [day for entry in self.entries for day in (entry.start, entry.end) if day]
        first, last = min(days).year // 10 * 10, max(days).year // 10 * 10 + 9
        begins = [entry.start.year for entry in self.entries if entry.start and entry.end is None]
        ends = [entry.end.year for entry in self.entries if entry.end and entry.start is None]
        return Axis(
            first - 10 * any(year - first < _EDGE for year in ends),
            last + 10 * any(last - year < _EDGE for year in begins),
        )

    def draw(self, width: float) -> Drawing:
        """Draw the years above, then each entry in a row: date, name, stretch of time; that is below if narrow."""
        is_narrow = width <= NARROW
        lane = _Lane(self.axis, 0 if is_narrow else width * _LANE, width)
        rows = [_Row.of(entry, width, is_narrow, self._room_of_dates(width)) for entry in self.entries]
        height = sum(row.height for row in rows) + _HEAD
        shapes, top = [*lane.years(height)], float(_HEAD)
        for row in rows:
            shapes.append(Shape("line", "grid", {"x1": 0, "x2": width, "y1": top, "y2": top}))
            shapes += row.words(top)
            shapes.append(lane.stretch(row.entry, top + (row.height - 14 if is_narrow else 9)))
            top += row.height
        return Drawing(width, height, gettext("Timeline: %(what)s", what=self.caption), tuple(shapes))

    def _room_of_dates(self, width: float) -> float:
        """Return how wide dates stand in a wide drawing: as the longest, if that leaves room for what is told."""
        return min(max(width_of(entry.when, _SMALL) for entry in self.entries) + 2 * _EDGE, width * _DATE)


@dataclass(frozen=True)
class _Row:
    """An entry with its words in lines: the date above what is told if narrow, or before it."""

    entry: Entry
    dates: Sequence[str]
    told: Sequence[str]
    left: float
    height: float

    @classmethod
    def of(cls, entry: Entry, width: float, is_narrow: bool, room: float) -> _Row:
        """Break the words of an entry into lines where there is no room for one."""
        dates = lines(entry.when, width if is_narrow else room, _SMALL)
        told = lines(entry.told, width if is_narrow else width * _LANE - room - 2 * _EDGE, _SIZE)
        if is_narrow:
            return cls(entry, dates, told, 0, _TALL + _LINE * (len(dates) + len(told) - 2))
        return cls(entry, dates, told, room, _ROW + _LINE * (max(len(dates), len(told)) - 1))

    def words(self, top: float) -> Iterable[Shape]:
        """Yield the date and what is told, whole when pointed at."""
        base = top + (17 if self.left else 14)
        for place, line in enumerate(self.dates):
            yield text("soft", 0, base + _LINE * place, line, size=_SMALL, hint=self._hint(self.dates, self.entry.when))
        below = base if self.left else base + _LINE * len(self.dates) + 1
        role = "label" if self.left else "halo"
        for place, line in enumerate(self.told):
            hint = self._hint(self.told, self.entry.told)
            yield text(role, self.left, below + _LINE * place, line, size=_SIZE, hint=hint)

    @staticmethod
    def _hint(shown: Sequence[str], whole: str) -> str:
        return whole if " ".join(shown) != whole else ""


@dataclass(frozen=True)
class _Lane:
    """Where time runs in a drawing: its years, and how far from the left it begins and ends."""

    axis: Axis
    left: float
    right: float

    def across(self, share: float) -> float:
        """Return how far from the left a share of the time lies."""
        return self.left + (self.right - self.left) * share

    def years(self, height: float) -> Iterable[Shape]:
        """Yield lines at decades, no nearer to each other than can be read."""
        span = self.axis.last + 1 - self.axis.first
        step = next(n for n in (1, 2, 5, 10, 50, 1000) if span / (10 * n) <= (self.right - self.left) / 54)
        for year in range(self.axis.first, self.axis.last + 2, 10 * step):
            x = self.across((year - self.axis.first) / span)
            anchor = "start" if year == self.axis.first else "end" if x > self.right - 20 else "middle"
            yield Shape("line", "grid", {"x1": x, "x2": x, "y1": 18, "y2": height})
            yield text("soft", x, 12, str(year), size=12, anchor=anchor)

    def stretch(self, entry: Entry, top: float) -> Shape:
        """Return the bar of an entry; what its date leaves open runs to the edge."""
        start = 0.0 if entry.start is None else self.axis.place(entry.start) / 1000
        end = 1.0 if entry.end is None else self.axis.place(entry.end) / 1000
        role = "open" if entry.start is None or entry.end is None else "bar"
        wide = max(self.across(end) - self.across(start), 5)
        place = {"x": min(self.across(start), self.right - wide), "y": top, "width": wide, "height": 7, "rx": 1}
        return Shape("rect", role, place, hint=f"{entry.when}: {entry.told}")


def entry_of(when: str, found: Bounds | None, what: str, about: str = "") -> Entry | None:
    """Return an entry for a date in words and its bounds; None where it has no place in time."""
    if found is None:
        return None
    days = [each for each in (found.begin_earliest, found.begin_latest, found.end_earliest, found.end_latest) if each]
    if not days:
        return None
    start = min(days) if found.begin_earliest is not None else None
    return Entry(start, max(days) if found.end_latest is not None else None, when, what, about)


def timeline_of(sheet: Sheet) -> Timeline:
    """Return the timeline of a column of dates; of two, `from` and `to`, where the answer has them."""
    dates = sheet.of("is_date")
    if not dates:
        raise UndrawableError(gettext("No column of the answer holds dates."))
    when = next((column for name in _USUAL for column in dates if column.name == name), dates[0])
    end = next((column for column in dates if when.name == "from" and column.name == _END), None)
    names = [*sheet.of("is_of_things"), *sheet.of("is_label")]
    what = first(names)
    if what is None:
        raise UndrawableError(gettext("No column of the answer holds names."))
    about = first(names, what)
    entries = [found for row in range(sheet.length) if (found := _entry(row, when, end, what, about))]
    if len(entries) < 2:
        raise UndrawableError(gettext("Fewer than two rows have a date with a place in time."))
    if len(entries) > _MOST:
        raise UndrawableError(too_many(len(entries), _MOST))
    missing = sheet.length - len(entries)
    entries = list(dict.fromkeys(entries))
    notes = (gettext("Rows without a date that has a place in time: %(count)s.", count=missing),) if missing else ()
    return Timeline(
        gettext("%(what)s, in order of date", what=what.heading), tuple(sorted(entries, key=lambda e: e.order)), notes
    )


def _entry(row: int, when: Column, end: Column | None, what: Column, about: Column | None) -> Entry | None:
    begun, ended = when.values[row], end.values[row] if end else None
    named, beside = what.values[row], about.values[row] if about else None
    if begun is None or named is None:
        return None
    found = _joined(begun, ended)
    words = f"{begun.text} – {ended.text}" if ended else begun.text
    return entry_of(words, found, named.text, beside.text if beside else "")


def _joined(begun: Value, ended: Value | None) -> Bounds | None:
    start, end = begun.bounds, ended.bounds if ended else None
    if start is None or end is None:
        return start
    return Bounds(start.begin_earliest, start.begin_latest, end.end_earliest, end.end_latest)
