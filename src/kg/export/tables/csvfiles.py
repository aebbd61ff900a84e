"""A table as CSV (RFC 4180, line feeds, UTF-8; a byte order mark where a spreadsheet wants one)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kg.export.tables.model import Row, Table, cell_text

__all__ = ["csv_file"]


def csv_file(table: Table, rows: Iterable[Row], bom: bool = False) -> bytes:
    """Return a header and one line per row; a column that a row does not fill is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([cell_text(row.get(name)) for name in names] for row in rows)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")
