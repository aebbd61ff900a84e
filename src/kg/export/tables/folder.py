"""The files of `kg export --tables`: the tables as CSV, and what describes them."""

from __future__ import annotations

import json
from typing import Any

from kg.export.crate import CRATE_FILE, crate
from kg.export.description import Description
from kg.export.tables.catalogue import TABLES
from kg.export.tables.csvfiles import csv_file
from kg.export.tables.csvw import METADATA_FILE, csvw_document
from kg.export.tables.datapackage import PACKAGE_FILE, data_package
from kg.export.tables.records import Records

__all__ = ["folder_files"]


def folder_files(records: Records, about: Description, bom: bool = False) -> dict[str, bytes]:
    """Return the content of each file by its name: one CSV per table, CSVW, data package and RO-Crate."""
    files = {f"{table.name}.csv": csv_file(table, table.rows(records), bom) for table in TABLES}
    files[METADATA_FILE] = _json(csvw_document(TABLES, about))
    files[PACKAGE_FILE] = _json(data_package(TABLES, about))
    described = {f"{table.name}.csv": table.description for table in TABLES}
    described |= {METADATA_FILE: "What the tables mean (CSVW)", PACKAGE_FILE: "What the tables mean (Frictionless)"}
    sizes = {name: len(content) for name, content in files.items()}
    files[CRATE_FILE] = _json(crate(about, described, sizes))
    return files


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
