"""Two sources side by side on one thing: what only one tells, what both tell, where they differ, who copied whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import NamedNode

from kg.cards import Difference, Fact, card_of
from kg.errors import KgError
from kg.rdf.namespaces import CG, slug_of
from kg.server.pages.context import Context, context_of
from kg.server.pages.disputes import shown_dispute
from kg.server.pages.facts import ShownFact, shown_fact
from kg.server.pages.footnotes import Footnotes
from kg.server.pages.rendering import render
from kg.server.pages.sidebyside import beside, copied, spellings
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current, in_english
from kg.translation import message

__all__ = ["compare_page"]


@dataclass(frozen=True)
class Part:
    """One section: how many facts it tells of the thing, and the names that it alone or it too spells so."""

    section: NamedNode
    count: int
    spellings: tuple[NamedNode, ...]


def compare_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the comparison of two sections. Arguments: thing, a, b; without sections those that tell most."""
    context, notes = context_of(site), Footnotes()
    node = _thing(site, str(arguments.get("thing") or "").strip())
    card = card_of(node, context.graph, site.authored, site.graph.texts, site.gazetteer)
    by_section = Counter(section for fact in card.facts for section in _sections(context, fact))
    parts = [Part(section, count, _spellings(context, node, section)) for section, count in by_section.most_common()]
    one, other = _pair(parts, arguments)
    told = {fact: _sections(context, fact) for fact in card.facts}
    groups = {
        "only_one": [fact for fact, sections in told.items() if one in sections and other not in sections],
        "only_other": [fact for fact, sections in told.items() if other in sections and one not in sections],
    }
    shown: dict[str, list[ShownFact]] = {
        name: [shown_fact(fact, context, notes) for fact in facts] for name, facts in groups.items()
    }
    disputes = [_in_order(context, d, one) for d in card.differences if _is_between(context, d, one, other)]
    pair = (one, other) if one is not None and other is not None else None
    return render(
        context,
        "compare.html",
        node=node,
        parts=parts,
        one=one,
        other=other,
        groups=shown,
        disputes=[shown_dispute(each, context, notes) for each in disputes],
        both=[beside(fact, context, pair, notes) for fact in told if pair and set(pair) <= told[fact]],
        derived=[(a, b, *copied(told, context, a, b)) for a, b in _derived(context, one, other)],
        spelt=spellings(_named(node, told), context, pair) if pair else [],
        notes=notes,
    )


def _thing(site: Site, name: str) -> NamedNode:
    if not name:
        example = in_english(current().search.example).partition(",")[0] or "NAME"
        detail = message("say what the sources are to be compared on, as in ?thing=%(example)s", example=example)
        raise Problem(400, "missing-parameter", "Missing parameter", detail)
    try:
        return site.graph.names.resolve(name, None)
    except KgError as error:
        raise Problem(404, "unknown-thing", "No such thing", error.message) from None


def _sections(context: Context, fact: Fact) -> frozenset[NamedNode]:
    return frozenset(section for c in fact.citations if (section := context.terms.section(c.span)) is not None)


def _pair(parts: list[Part], arguments: Mapping[str, Any]) -> tuple[NamedNode | None, NamedNode | None]:
    """Return the two sections that are asked for, else those that tell most."""
    by_slug = {slug_of(part.section): part.section for part in parts}
    left = [part.section for part in parts]
    found: list[NamedNode | None] = []
    for name in ("a", "b"):
        given = str(arguments.get(name) or "")
        if given and given not in by_slug:
            known = ", ".join(by_slug) or message("none")
            detail = message(
                "%(name)s=%(given)s: no section of that name tells anything of this; these do: %(known)s",
                name=name,
                given=given,
                known=known,
            )
            raise Problem(400, "unknown-choice", "Unknown choice", detail)
        section = by_slug[given] if given else next((each for each in left if each not in found), None)
        found.append(section)
    return found[0], found[1]


def _is_between(context: Context, difference: Difference, one: NamedNode | None, other: NamedNode | None) -> bool:
    """Tell whether one side stands in the one section and another in the other."""
    sides = [_sections(context, side) for side in difference.sides]
    return any(one in a and other in b for a in sides for b in sides if a is not b)


def _in_order(context: Context, difference: Difference, one: NamedNode | None) -> Difference:
    """Return a dispute with the sides of the one section first, as all else on the page."""
    sides = sorted(difference.sides, key=lambda side: one not in _sections(context, side))
    return replace(difference, sides=tuple(sides))


def _named(node: NamedNode, facts: Iterable[Fact]) -> list[NamedNode]:
    """Return the other things that facts name."""
    values = (value for fact in facts for detail in fact.said for value, _ in detail.values)
    return [value for value in dict.fromkeys(values) if isinstance(value, NamedNode) and value != node]


def _spellings(context: Context, node: NamedNode, section: NamedNode) -> tuple[NamedNode, ...]:
    graph = context.graph
    names = (name for name in graph.subjects(CG.nameOf, node) if isinstance(name, NamedNode))
    return tuple(name for name in names if section in graph.nodes(name, CG.spelledSoIn))


def _derived(context: Context, one: NamedNode | None, other: NamedNode | None) -> list[tuple[NamedNode, NamedNode]]:
    """Return who copied from whom of the two."""
    pairs = [(a, b) for a, b in ((one, other), (other, one)) if a is not None and b is not None]
    return [(a, b) for a, b in pairs if b in context.site.sources.nodes(a, CG.derivedFrom)]
