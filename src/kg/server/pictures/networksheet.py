"""The network of an answer: things that stand in one row are joined, or what it is asked of with each of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.server.pictures.drawing import UndrawableError, too_many
from kg.server.pictures.network import Join, Network, Node
from kg.server.pictures.sheet import Column, Sheet, Value, first
from kg.server.pictures.star import Star
from kg.translation import gettext

__all__ = ["network_of"]

_MOST_NODES, _MOST_JOINS = 120, 600


def network_of(sheet: Sheet) -> Network:
    """Return the network of the first two columns of things; a column of terms or of words says how they are joined.

    Where one column alone names things, and the question is asked of a thing, that stands in the middle. Terms of the
    ontology and concepts say how things are joined, and stand for things only where too few are named.
    """
    about = sheet.about
    one, other = _sides(sheet)
    how = first(sheet.of("is_of_terms"), one, other) or first(sheet.of("is_label"), one, other)
    rows = [(a, b, how.values[at] if how else None) for at, (a, b) in enumerate(_pairs(one, other)) if a and b]
    joins = tuple(dict.fromkeys(Join(a.key, b.key, word.text if word else "") for a, b, word in rows if a.key != b.key))
    if not joins:
        raise UndrawableError(gettext("No row names two different things."))
    nodes = _nodes((value for a, b, _ in rows if a.key != b.key for value in (a, b)), about)
    _check(nodes, joins)
    missing = sheet.length - len(rows)
    notes = (gettext("Rows that name only one of the two: %(count)s.", count=missing),) if missing else ()
    kind = Star if about is not None and about.key in nodes else Network
    return kind(f"{one.heading} – {other.heading}", nodes, joins, notes)


def _sides(sheet: Sheet) -> tuple[Column, Column]:
    columns = sheet.of("is_of_things")
    things = [column for column in columns if not column.is_of_terms]
    if len(things) == 1 and sheet.about is not None:
        return Column("about", sheet.about.text, (sheet.about,) * sheet.length), things[0]
    if len(columns) < 2:
        raise UndrawableError(gettext("The answer has no two columns that name things."))
    one, other = (things if len(things) > 1 else columns)[:2]
    return one, other


def _pairs(one: Column, other: Column) -> Iterable[tuple[Value | None, Value | None]]:
    return zip(one.values, other.values, strict=True)


def _nodes(values: Iterable[Value], about: Value | None) -> dict[str, Node]:
    centre = about.key if about is not None else ""
    return {value.key: Node(value.key, value.text, value.path, value.key == centre) for value in values}


def _check(nodes: Mapping[str, Node], joins: Sequence[Join]) -> None:
    if len(joins) > _MOST_JOINS:
        raise UndrawableError(too_many(len(joins), _MOST_JOINS))
    if len(nodes) > _MOST_NODES:
        raise UndrawableError(too_many(len(nodes), _MOST_NODES))
