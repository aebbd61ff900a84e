"""Plain text for a terminal: how wide it is, lines that fit it, columns that stand under each other."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Collection, Iterable, Sequence

__all__ = ["columns", "terminal_width", "visible", "wrapped"]

_PICTURES: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"},
    0x7F: "␡",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    # They turn the order of what follows, so that a line reads as another (Unicode Bidirectional Algorithm, 2).
    **{code: f"\\u{code:04x}" for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))},
}
_UNKNOWN_WIDTH = 100
_ROOM = 20
"""How much a line holds at least, however deep it is indented."""


def terminal_width() -> int:
    """Return how many columns the terminal has; `$COLUMNS` decides when it is set."""
    return max(_ROOM, shutil.get_terminal_size((_UNKNOWN_WIDTH, 24)).columns)


def visible(text: str) -> str:
    r"""Return text with control characters as pictures (Unicode, Control Pictures), so that a terminal obeys none.

    >>> visible("a\x1b[2J")
    'a␛[2J'
    """
    return text.translate(_PICTURES)


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return lines of at most `width` columns; words are never broken.

    `first` stands before the first line, `rest` before the others; unless it is given, `first` and two spaces.
    """
    after = first + "  " if rest is None else rest
    room = max(width, len(after) + _ROOM)
    return textwrap.wrap(
        text, room, initial_indent=first, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )


def columns(rows: Iterable[Sequence[str]], right: Collection[int] = (), indent: str = "", aligned: int = 99) -> str:
    """Return one line for each row, with two spaces between columns.

    `right` are the columns of numbers; those from `aligned` on are as long as they are.

    >>> print(columns([("name", "count"), ("asylum", "12")], right=[1]), end="")
    name    count
    asylum     12
    """
    cells = [list(row) for row in rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))] if cells else []

    def line(row: Sequence[str]) -> str:
        shown = [
            cell if place >= aligned else cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return (indent + "  ".join(shown)).rstrip() + "\n"

    return "".join(map(line, cells))
