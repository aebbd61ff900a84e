"""What an entity of Wikidata says: statements with ids, ranks, qualifiers and references (Wikibase/DataModel/JSON)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["GREGORIAN", "JULIAN", "Entity", "Statement", "Value", "entity_of"]

GREGORIAN, JULIAN = "Q1985727", "Q1985786"
_ITEM_TYPES = ("item", "property", "lexeme")


@dataclass(frozen=True)
class Value:
    """One value: `kind` is item, time, text, quantity, coordinate, unknown (some value) or none (no value).

    Text has its language; a time its precision (9 year, 10 month, 11 day) and its calendar (an item).
    """

    kind: str
    text: str = ""
    language: str = ""
    precision: int = 0
    calendar: str = ""


Snaks = dict[str, list[Value]]
"""From the number of a property to its values."""


@dataclass(frozen=True)
class Statement:
    """One statement: its id, property, rank (preferred, normal, deprecated), value, qualifiers and references."""

    id: str
    property: str
    rank: str
    value: Value
    qualifiers: Snaks = field(default_factory=dict)
    references: tuple[Snaks, ...] = ()


@dataclass(frozen=True)
class Entity:
    """One entity at one revision."""

    id: str
    labels: dict[str, str]
    statements: dict[str, list[Statement]]
    revision: int = 0
    modified: str = ""

    @property
    def title(self) -> str:
        """Its label in English, else in any language, else its number."""
        return self.labels.get("en") or next(iter(self.labels.values()), self.id)


def entity_of(content: Mapping[str, Any]) -> Entity:
    """Return the entity of a JSON object; raises ValueError for what is none."""
    identifier = content.get("id")
    if not isinstance(identifier, str) or content.get("type") not in _ITEM_TYPES:
        raise ValueError("is no entity of Wikidata: it has no id, or no type")
    try:
        labels = {language: str(label["value"]) for language, label in _mapping(content.get("labels")).items()}
        claims = _mapping(content.get("claims"))
        statements = {pid: [_statement(pid, each) for each in found] for pid, found in claims.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(
            f"{identifier} has a label or statement that is not as the data model has it: {error}"
        ) from None
    return Entity(
        identifier, labels, statements, int(content.get("lastrevid") or 0), str(content.get("modified") or "")
    )


def _mapping(found: Any) -> Mapping[str, Any]:
    """Return a mapping; PHP writes an empty one as an empty list."""
    return found if isinstance(found, Mapping) else {}


def _statement(pid: str, content: Mapping[str, Any]) -> Statement:
    return Statement(
        str(content["id"]),
        pid,
        str(content["rank"]),
        _value(content["mainsnak"]),
        _snaks(content.get("qualifiers")),
        tuple(_snaks(reference["snaks"]) for reference in content.get("references", ())),
    )


def _snaks(found: Any) -> Snaks:
    return {pid: [_value(snak) for snak in snaks] for pid, snaks in _mapping(found).items()}


def _value(snak: Mapping[str, Any]) -> Value:
    if snak["snaktype"] != "value":
        return Value("unknown" if snak["snaktype"] == "somevalue" else "none")
    value = snak["datavalue"]["value"]
    kind = snak["datavalue"]["type"]
    return _READERS.get(kind, _other)(value)


def _entity_id(value: Any) -> Value:
    """Return an entity; dumps before 2017 have its number alone."""
    return Value("item", str(value.get("id") or f"Q{value['numeric-id']}"))


def _time(value: Any) -> Value:
    calendar = str(value["calendarmodel"]).rpartition("/")[2]
    return Value("time", str(value["time"]), precision=int(value["precision"]), calendar=calendar)


def _monolingual(value: Any) -> Value:
    return Value("text", str(value["text"]), language=str(value["language"]))


def _quantity(value: Any) -> Value:
    return Value("quantity", str(value["amount"]))


def _coordinate(value: Any) -> Value:
    return Value("coordinate", f"{value['latitude']} {value['longitude']}")


def _other(value: Any) -> Value:
    return Value("text", str(value))


_READERS = {
    "wikibase-entityid": _entity_id,
    "time": _time,
    "monolingualtext": _monolingual,
    "quantity": _quantity,
    "globecoordinate": _coordinate,
    "string": _other,
}
