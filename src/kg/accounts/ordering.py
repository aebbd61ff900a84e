"""The order of facts in an account: by date, and what has none by what it came after or before."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.accounts.plan import Plan
from kg.accounts.telling import Told
from kg.rdf.namespaces import CG

__all__ = ["in_order"]

_BOUNDS = (CG.beginEarliest, CG.endLatest)


def in_order(nodes: Sequence[NamedNode], told: Told, plan: Plan) -> list[NamedNode]:
    """Return the facts of a thing in their order.

    What is tied to no date and to no other fact stands before the last things of a life.
    """
    early = [node for node in nodes if _is_of(node, plan.early, told)]
    others = [node for node in nodes if node not in early]
    dated = sorted((node for node in others if _date(node, told)), key=lambda node: _within(node, told, plan))
    end = next((number for number, node in enumerate(dated) if _is_of(node, plan.late, told)), len(dated))
    found, ending = [*early, *dated[:end]], dated[end:]
    left = _placed_all([node for node in others if node not in dated], found, told, plan)
    left = _placed_all(left, ending, told, plan)
    late = sorted((node for node in left if _is_of(node, plan.late, told)), key=lambda node: _within(node, told, plan))
    return [*found, *(node for node in left if node not in late), *ending, *late]


def _is_of(node: NamedNode, classes: Sequence[NamedNode], told: Told) -> bool:
    return bool(set(told.classes(node)) & set(classes))


def _date(node: NamedNode, told: Told) -> tuple[str, ...]:
    found = tuple(told.graph.text(node, bound) or "" for bound in _BOUNDS)
    return found if any(found) else ()


def _within(node: NamedNode, told: Told, plan: Plan) -> tuple[str, str, int]:
    begin, end = _date(node, told) or ("", "")
    classes = told.classes(node)
    places = (number for number, cls in enumerate(plan.within_a_date) if cls in classes)
    return begin or end, end or "9999", next(places, len(plan.within_a_date))


def _placed_all(nodes: Sequence[NamedNode], found: list[NamedNode], told: Told, plan: Plan) -> list[NamedNode]:
    """Put among `found` what has a place there, again and again; return what has none."""
    left = list(nodes)
    while placed := next((pair for node in left if (pair := _place(node, found, told, plan))), None):
        found.insert(placed[1], placed[0])
        left.remove(placed[0])
    return left


def _place(node: NamedNode, found: Sequence[NamedNode], told: Told, plan: Plan) -> tuple[NamedNode, int] | None:
    """Return where a fact goes: behind what it came after and what has the same date, before what it preceded."""
    anchors = [found.index(o) for p in plan.after for o in told.graph.nodes(node, p) if o in found]
    if anchors:
        place = max(anchors) + 1
        date = _date(found[place - 1], told)
        while date and place < len(found) and _date(found[place], told) == date:
            place += 1
        return node, place
    sooner = [found.index(o) for p in plan.before for o in told.graph.nodes(node, p) if o in found]
    return (node, min(sooner)) if sooner else None
