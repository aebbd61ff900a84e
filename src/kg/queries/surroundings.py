"""What stands around a call of SERVICE and bounds what it is asked for.

A row of a service counts only where it goes together with a row of what its group is joined to (SPARQL 1.1, section
18.5). So the service need not be asked for more than goes together with

- what stands in its own group: all that comes before it, and what comes after it but for OPTIONAL and MINUS;
- the same of each group around, as far as groups are joined; out of an OPTIONAL, a MINUS or an EXISTS only with what
  comes before it, for what comes after meets the result, and not the service;
- nothing outside a sub-query, which is answered by itself, and nothing within GRAPH.

Filters are left out, which only makes it more: they may speak of what the service tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.sparql.groups import Group, render
from kg.sparql.tokens import Token

__all__ = ["surroundings"]

_NOTHING = " {} "
_WITH_GROUP = frozenset({"OPTIONAL", "MINUS", "GRAPH", "SERVICE", "VALUES"})
_APART = frozenset({"OPTIONAL", "MINUS", "FILTER"})
Part = Token | Group


@dataclass(frozen=True)
class _Element:
    """A part of a group pattern: its keyword (`GROUP` for braces and their unions, empty for a token) and its text."""

    kind: str
    parts: Sequence[Part]

    def holds(self, group: Group) -> bool:
        return any(group is each for part in self.parts if isinstance(part, Group) for each in part.walk())

    @property
    def calls(self) -> bool:
        """Tell whether a service is called in it."""
        inner = (group for part in self.parts if isinstance(part, Group) for group in part.walk())
        return self.kind == "SERVICE" or any(token.keyword == "SERVICE" for group in inner for token in group.tokens)

    def text(self, left_out: frozenset[str]) -> str:
        """Return the text, or an empty group in its place, which joins with everything and needs no full stop."""
        return _NOTHING if self.calls or self.kind in left_out else "".join(map(render, self.parts))


def surroundings(query: Group, call: Group) -> str:
    """Return the pattern that bounds what a call asks for; `call` is the group of its pattern.

    A name in what is returned has the prefixes of the query.
    """
    pieces = list[str]()
    way = _way(query, call)
    for group, inner in zip(way, [*way[1:], call], strict=True):
        if group is query or any(token.keyword == "SELECT" for token in group.tokens):
            pieces.clear()
            continue
        elements = list(_elements(group.parts))
        at = next(place for place, element in enumerate(elements) if element.holds(inner))
        after = elements[at + 1 :] if elements[at].kind not in _APART else []
        pieces += [element.text(frozenset({"FILTER"})) for element in elements[:at]]
        pieces += [_NOTHING, *(element.text(_APART) for element in after)]
        if elements[at].kind == "GRAPH":
            break
    return "".join(pieces)


def _way(query: Group, call: Group) -> list[Group]:
    """Return the groups around a call, from the outside in, the whole query first."""
    return [group for group in query.walk() if group is not call and any(call is each for each in group.walk())]


def _elements(parts: Sequence[Part]) -> Iterator[_Element]:
    place = 0
    while place < len(parts):
        kind = _kind(parts[place])
        end = _end(kind, parts, place)
        yield _Element(kind, parts[place:end])
        place = end


def _kind(part: Part) -> str:
    if isinstance(part, Group):
        return "GROUP"
    return part.keyword if part.keyword in _WITH_GROUP or part.keyword == "FILTER" else ""


def _end(kind: str, parts: Sequence[Part], start: int) -> int:
    """Return where an element ends: at its group, at the last of its UNION, at the bracket that closes a filter."""
    if kind == "FILTER":
        return _filter_end(parts, start)
    if kind in _WITH_GROUP:
        return next((n for n in range(start, len(parts)) if isinstance(parts[n], Group)), len(parts) - 1) + 1
    end = start + 1
    if kind == "GROUP":
        solid = [n for n in range(end, len(parts)) if isinstance(parts[n], Group) or parts[n].kind != "space"]  # type: ignore[union-attr]
        for union, group in zip(solid[::2], solid[1::2], strict=False):
            if not (isinstance(parts[union], Token) and parts[union].keyword == "UNION"):  # type: ignore[union-attr]
                break
            end = group + 1
    return end


def _filter_end(parts: Sequence[Part], start: int) -> int:
    depth = 0
    for place in range(start + 1, len(parts)):
        part = parts[place]
        if isinstance(part, Token):
            depth += (part.text == "(") - (part.text == ")")
        if not depth and (isinstance(part, Group) or part.text == ")"):
            return place + 1
    return len(parts)
