"""The graph as tables: those that the settings describe, events, ties, statements, claims, places and passages."""

from kg.export.tables.catalogue import TABLES
from kg.export.tables.folder import folder_files
from kg.export.tables.model import Cell, Column, Row, Table
from kg.export.tables.records import Records

__all__ = ["TABLES", "Cell", "Column", "Records", "Row", "Table", "folder_files"]
