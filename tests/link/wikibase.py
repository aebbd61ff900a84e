"""Entities in the form of Wikidata's JSON, written by hand for the tests (Wikibase/DataModel/JSON)."""

from __future__ import annotations

from itertools import count
from typing import Any

GREGORIAN, JULIAN = ("http://www.wikidata.org/entity/" + item for item in ("Q1985727", "Q1985786"))
_NUMBERS = count(1)


def item(number: str) -> dict[str, Any]:
    """Return a value that is an item."""
    return {"value": {"entity-type": "item", "id": number, "numeric-id": int(number[1:])}, "type": "wikibase-entityid"}


def time(text: str, precision: int, calendar: str = GREGORIAN) -> dict[str, Any]:
    """Return a value that is a time; precision is 9 for a year, 10 for a month, 11 for a day."""
    value = {"time": f"+{text}T00:00:00Z", "precision": precision, "calendarmodel": calendar}
    return {"value": {**value, "timezone": 0, "before": 0, "after": 0}, "type": "time"}


def text(words: str) -> dict[str, Any]:
    """Return a value that is text."""
    return {"value": words, "type": "string"}


def snak(pid: str, value: dict[str, Any] | None) -> dict[str, Any]:
    """Return a property with its value, or with an unknown one."""
    if value is None:
        return {"snaktype": "somevalue", "property": pid}
    return {"snaktype": "value", "property": pid, "datavalue": value}


def statement(
    pid: str,
    value: dict[str, Any] | None,
    rank: str = "normal",
    qualifiers: dict[str, list] | None = None,
    sources: tuple[dict[str, Any], ...] = (),
) -> dict[str, Any]:
    """Return a statement; each source is a value of `stated in` (P248)."""
    return {
        "id": f"Q0$0000-{next(_NUMBERS):04}",
        "type": "statement",
        "rank": rank,
        "mainsnak": snak(pid, value),
        "qualifiers": {pid: [snak(pid, v) for v in values] for pid, values in (qualifiers or {}).items()},
        "references": [{"hash": "h", "snaks": {"P248": [snak("P248", source)]}} for source in sources],
    }


def entity(number: str, label: str, *statements: dict[str, Any]) -> dict[str, Any]:
    """Return an entity."""
    claims: dict[str, list] = {}
    for each in statements:
        claims.setdefault(each["mainsnak"]["property"], []).append(each)
    labels = {"en": {"language": "en", "value": label}}
    return {"id": number, "type": "item", "labels": labels, "claims": claims, "lastrevid": 42, "modified": "2026-11-27"}
