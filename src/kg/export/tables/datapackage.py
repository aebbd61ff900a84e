"""What the tables mean, as Frictionless has it (Data Package and Table Schema, version 1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.export.description import Description
from kg.export.tables.model import LIST_SEPARATOR, Column, Table

__all__ = ["PACKAGE_FILE", "data_package"]

PACKAGE_FILE = "datapackage.json"

_TYPES = {"date": "date", "integer": "integer", "number": "number", "boolean": "boolean"}


def data_package(tables: Sequence[Table], about: Description) -> dict[str, Any]:
    """Return a tabular data package with a resource for each table."""
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "id": about.address,
        "title": about.title,
        "description": about.text,
        "version": about.version,
        "created": f"{about.date}T00:00:00Z",
        "homepage": about.address,
        "keywords": list(about.keywords),
        "licenses": [{"name": about.licence_name, "path": about.licence, "title": about.licence_title}],
        "contributors": [{"title": about.creator, "role": "author"}],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in table.columns
        if column.refers
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    described = column.description + (f" (divided by “{LIST_SEPARATOR.strip()}”)" if column.kind == "list" else "")
    found: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "description": described}
    if column.kind == "iri":
        found["format"] = "uri"
    if column.required:
        found["constraints"] = {"required": True}
    return found
