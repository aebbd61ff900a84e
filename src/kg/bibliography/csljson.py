"""References as CSL-JSON, the input format of citation processors (Citation Style Language 1.0.2, csl-data schema).

An item has no place for a locator, so section and sentences stand in `section` and `note`; where one is cited for
rows of an answer, `custom` tells which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.bibliography.edition import TITLE, Edition
from kg.bibliography.items import Item, items_of
from kg.bibliography.published import Published
from kg.bibliography.references import Reference
from kg.bibliography.sources import Name, Source

__all__ = ["csl_json"]

_TYPES: Mapping[str, str] = {
    "agency-report": "article-newspaper",
    "article": "article-newspaper",
    "encyclopaedia-article": "entry-encyclopedia",
}


def csl_json(references: Sequence[Reference], edition: Edition) -> str:
    """Return one item for each piece that is cited, as an array."""
    found = [_item(item, edition) for item in items_of(references)]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, edition: Edition) -> dict[str, Any]:
    shown = {"id": item.key, **(_piece(item, item.source) if item.source else _entry(item)), "URL": item.address}
    shown |= {"archive": TITLE, "version": edition.version}
    if item.rows:
        shown["custom"] = {"rows": list(item.rows)}
    return {name: value for name, value in shown.items() if value}


def _entry(item: Item) -> dict[str, Any]:
    return {"type": "entry", "title": item.title, "container-title": TITLE}


def _piece(item: Item, source: Source) -> dict[str, Any]:
    is_agency = source.form == "agency-report"
    publisher = source.publisher.english if source.publisher else ""
    return {
        "type": _TYPES.get(source.form, "document"),
        "title": item.title,
        "author": [_name(name) for name in source.authors] or ([{"literal": publisher}] if is_agency else []),
        "container-title": "" if is_agency else publisher,
        "publisher": publisher if is_agency else "",
        "publisher-place": source.place.english if source.place else "",
        "issued": _date(source.date),
        "language": source.language,
        "section": source.section,
        "note": item.place,
    }


def _name(name: Name) -> dict[str, str]:
    given, _, family = name.english.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": family}


def _date(date: Published) -> dict[str, Any]:
    """Return the date; a season or a lower bound, which the schema has not, in words."""
    if date.year is None:
        return {}
    if date.is_earliest:
        return {"literal": f"{date.year} or later"}
    parts = [date.year, *([date.month] if date.month else []), *([date.day] if date.day else [])]
    return {"date-parts": [parts], **({} if date.is_told else {"circa": True})}
