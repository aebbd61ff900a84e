"""A timeline: what is dated, in order of date; what a date leaves open runs to the edge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.dates import Bounds
from kg.server.pictures.drawing import NARROW, Drawing, Plan, Shape, UndrawableError, text, too_many
from kg.server.pictures.lengths import Axis
from kg.server.pictures.sheet import Column, Sheet, Value, first
from kg.translation import gettext

__all__ = ["Entry", "Timeline", "entry_of", "timeline_of"]

_MOST = 80
_USUAL = ("when", "event_date", "from", "left")
_END = "to"


@dataclass(frozen=True)
class Entry:
    """Something dated: between which days it lies, whether the date leaves an end open, and what is told beside it."""

    start: date | None
    end: date | None
    when: str
    what: str
    about: str = ""

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
    notes: tuple[str, ...] = ()
    name = "timeline"

    @property
    def axis(self) -> Axis:
        """The decades that hold all days."""
        days = [day for entry in self.entries for day in (entry.start, entry.end) if day]
        return Axis(min(days).year // 10 * 10, max(days).year // 10 * 10 + 9)

    def draw(self, width: float) -> Drawing:
        """Draw the years above, then a row for each entry: date, name, and its stretch of time."""
        axis, is_narrow = self.axis, width <= NARROW
        row = 50 if is_narrow else 38
        height = len(self.entries) * row + 34
        shapes = [*_years(axis, width, height)]
        for place, entry in enumerate(self.entries):
            shapes += _row(entry, axis, width, 34 + place * row, is_narrow)
        return Drawing(width, height, gettext("Timeline: %(what)s", what=self.caption), tuple(shapes))


def _years(axis: Axis, width: float, height: float) -> Iterable[Shape]:
    """Yield lines at decades, no nearer to each other than can be read."""
    decades = (axis.last + 1 - axis.first) // 10
    step = next(n for n in (1, 2, 5, 10, 50, 1000) if decades / n <= width / 60)
    for year in range(axis.first, axis.last + 2, 10 * step):
        x = width * (year - axis.first) / (axis.last + 1 - axis.first)
        anchor = "start" if year == axis.first else "end" if x > width - 20 else "middle"
        yield Shape("line", "grid", {"x1": x, "x2": x, "y1": 18, "y2": height})
        yield text("soft", x, 12, str(year), size=12, anchor=anchor)


def _row(entry: Entry, axis: Axis, width: float, top: float, is_narrow: bool) -> Iterable[Shape]:
    what = f"{entry.what} · {entry.about}" if entry.about else entry.what
    if is_narrow:
        yield text("soft", 0, top + 11, entry.when, size=12, room=width)
        yield text("halo", 0, top + 27, what, room=width)
    else:
        yield text("soft", 0, top + 14, entry.when, room=width * 0.24)
        yield text("halo", width * 0.25, top + 14, what, room=width * 0.75)
    start = 0.0 if entry.start is None else axis.place(entry.start) * width / 1000
    end = width if entry.end is None else axis.place(entry.end) * width / 1000
    is_open = entry.start is None or entry.end is None
    place = {"x": min(start, width - 5), "y": top + (33 if is_narrow else 21), "height": 7}
    hint = f"{entry.when}: {what}"
    yield Shape("rect", "open" if is_open else "bar", {**place, "width": max(end - start, 5), "rx": 1}, hint=hint)


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
