"""What the tables mean, as CSVW has it (Metadata Vocabulary for Tabular Data, W3C Recommendation of 2015-12-17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.export.description import Description
from kg.export.tables.model import LIST_SEPARATOR, Column, Table

__all__ = ["METADATA_FILE", "csvw_document"]

METADATA_FILE = "csv-metadata.json"
"""The name under which a reader of CSVW looks for the description of the tables of a folder (section 5.3)."""

_DATATYPES = {"date": "date", "integer": "integer", "number": "double", "boolean": "boolean", "iri": "anyURI"}


def csvw_document(tables: Sequence[Table], about: Description) -> dict[str, Any]:
    """Return a table group (section 5.3) with columns, keys and foreign keys.

    Every row must have the row that a foreign key refers to (section 5.5.2.1), and none is excepted for being empty. So
    only columns that are never empty have one; of the others `dc:references` tells the table.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": about.title,
        "dc:description": about.text,
        "dc:creator": about.creator,
        "dc:license": {"@id": about.licence},
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if any(column.kind == "iri" for column in table.columns):
        schema["aboutUrl"] = "{+iri}"
    schema["foreignKeys"] = [
        {"columnReference": column.name, "reference": {"resource": f"{column.refers}.csv", "columnReference": "id"}}
        for column in table.columns
        if column.refers and column.required
    ]
    return {"url": f"{table.name}.csv", "dc:title": table.description, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": _DATATYPES.get(column.kind, "string"),
    }
    if column.kind == "list":
        found["separator"] = LIST_SEPARATOR
    if column.required:
        found["required"] = True
    elif column.refers:
        found["dc:references"] = f"{column.refers}.csv"
    return found
