"""Tables of what every project has: events and places, described as a project describes its own."""

from __future__ import annotations

from collections.abc import Mapping

from kg.export.tables.records import LANGUAGE, NAMES
from kg.exportsettings import TableColumn, Tabled
from kg.languages import TAGS

__all__ = ["CORE_TABLES"]

_EVERY_NAME = {
    column.name: TableColumn(column.description, language=tag) for column, tag in zip(NAMES, TAGS, strict=True)
}
CORE_TABLES: Mapping[str, Tabled] = {
    "events": Tabled(
        kinds=("event",),
        thing="event",
        title="What happened",
        columns={
            "kind": TableColumn(gives="class"),
            f"name_{TAGS[0]}": TableColumn(f"its name in {LANGUAGE}, where it has one", language=TAGS[0]),
            "date": TableColumn(gives="date"),
            "sections": TableColumn(gives="sections"),
        },
    ),
    "places": Tabled(
        kinds=("place",),
        thing="place",
        title="Places; where they lie was looked up in a gazetteer",
        columns={
            "kind": TableColumn(gives="class"),
            **_EVERY_NAME,
            "latitude": TableColumn("degrees north, WGS 84", "number", ("cg:latitude",)),
            "longitude": TableColumn("degrees east, WGS 84", "number", ("cg:longitude",)),
            "within": TableColumn("the places that it lies in", "things", ("cg:within",)),
            "gazetteer_records": TableColumn("the records that this was looked up in", "things", ("^cg:recordOf",)),
            "wikidata": TableColumn("the item of Wikidata that is the same place", "thing", ("cg:wikidata",)),
        },
    ),
}
"""A project that describes a table of the same name has its own in its place."""
