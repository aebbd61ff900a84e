"""Tables as one workbook (Office Open XML): real dates, frozen heads, filters, and the same bytes for the same data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.export.description import Description
from kg.export.tables.model import Cell, cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Sheet", "write_workbook"]

_FIRST_DAY = date(1900, 3, 1)
"""Programs differ on the days before it: the calendar of workbooks begins in 1900 and has a 29 February then."""
_MOST_ROWS = 1_048_575
_MOST_CHARACTERS = 32_767
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the heads of its columns, a note for each of them, and its rows."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def write_workbook(sheets: Sequence[Sheet], about: Description) -> bytes:
    """Return a workbook; nothing in it is a formula, whatever it begins with.

    A day that the calendar of workbooks does not have (before March 1900) stands as text, as ISO 8601 writes it.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.set_properties(
            {"title": about.title, "author": about.creator, "comments": about.credit, "created": _moment(about.date)}
        )
        styles = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": False}),
            "day": workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        }
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, styles)
    return out.getvalue()


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day or "2000-01-01")


def _write(worksheet: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> None:
    if len(sheet.rows) > _MOST_ROWS:
        raise KgError(f"{len(sheet.rows)} rows are more than a sheet of a workbook holds ({_MOST_ROWS}): choose csv")
    worksheet.freeze_panes(1, 0)
    if sheet.heads:
        worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    for column, head in enumerate(sheet.heads):
        worksheet.write_string(0, column, head, styles["head"])
        texts = [cell_text(row[column]) for row in sheet.rows[:200]]
        worksheet.set_column(column, column, min(_WIDEST, max(map(len, (head, *texts))) + 2))
    for column, note in enumerate(sheet.notes):
        worksheet.write_comment(0, column, note, {"x_scale": 2})
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _cell(worksheet, number, column, cell, styles)


def _cell(worksheet: Any, row: int, column: int, cell: Cell, styles: dict[str, Format]) -> None:
    if isinstance(cell, bool):
        worksheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        worksheet.write_number(row, column, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        worksheet.write_datetime(row, column, cell, styles["day"])
    elif text := cell_text(cell):
        if len(text) > _MOST_CHARACTERS:
            raise KgError(f"a text of {len(text)} characters is longer than a cell of a workbook holds: choose csv")
        worksheet.write_string(row, column, text)
