"""A thing's own pictures: what is told of it in order of date, where that was, and who or what it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import NamedNode

from kg.cards import Card, Fact, card_of
from kg.dates import DateError, bounds
from kg.domain import JOINING, LEADS
from kg.rdf.namespaces import CG, abbreviate
from kg.server.pages.context import Context, context_of
from kg.server.pages.ownfacts import kind_in_words, others_of
from kg.server.pages.ownmap import map_of_thing
from kg.server.pages.titles import kind_of
from kg.server.pictures.drawing import Plan
from kg.server.pictures.network import Join, Node
from kg.server.pictures.showing import Shown, picture_file, shown
from kg.server.pictures.star import Star
from kg.server.pictures.timeline import Entry, Timeline, entry_of
from kg.server.site.candidates import thing_of
from kg.server.site.dates import in_words
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import gettext, language, message, speaking

__all__ = ["own_picture", "pictures_of_thing"]

_FEWEST = 2
_MOST_TIES = 60
_MOST_BESIDE = 3
_NOT_TOLD = ("claim", "statement", "proposition", "name")
_TIED = frozenset(current().kinds.registers) - frozenset(current().map.places)


def pictures_of_thing(context: Context, node: NamedNode, card: Card) -> list[Shown]:
    """Return the pictures that what is told of a thing suffices for."""
    base = f"{context.site.root}/pictures/{abbreviate(node.value).replace(':', '/', 1)}"
    return [
        shown(plan, lambda file: f"{base}/{file}?language={language()}")
        for plan in _plans(context, node, card).values()
    ]


def own_picture(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return one picture of a thing as a file; `kind`, `slug`, `picture`, `suffix` name it, `language` its words."""
    with speaking(arguments.get("language") or ""):
        return _drawn(site, arguments)


def _drawn(site: Site, arguments: Mapping[str, Any]) -> Reply:
    context = context_of(site)
    node = thing_of(site, arguments["kind"], arguments["slug"])
    card = card_of(node, context.graph, site.authored, gazetteer=site.gazetteer)
    plan = _plans(context, node, card).get(arguments["picture"])
    if plan is None:
        detail = message("too little is known of %(node)s for this picture", node=context.terms.title(node))
        raise Problem(404, "not-found", "There is no such picture", detail)
    return picture_file(plan, arguments["suffix"])


def _plans(context: Context, node: NamedNode, card: Card) -> dict[str, Plan]:
    facts = [fact for fact in card.facts if kind_of(fact.node) not in _NOT_TOLD and not fact.status]
    found = (_timeline(context, node, facts), map_of_thing(context, node, facts), _network(context, node, facts))
    return {plan.name: plan for plan in found if plan is not None}


def _leads(context: Context, fact: Fact) -> list[str]:
    """Return what says best what a fact is, such as the post of a role."""
    values = (value for detail in fact.said if detail.predicate in LEADS for value, _ in detail.values)
    return [context.terms.title(value) for value in values]


def _timeline(context: Context, node: NamedNode, facts: Iterable[Fact]) -> Timeline | None:
    entries = [entry for fact in facts if (entry := _entry(context, node, fact))]
    if len(entries) < _FEWEST:
        return None
    caption = gettext("%(what)s, in order of date", what=context.terms.title(node))
    return Timeline(caption, tuple(sorted(entries, key=lambda entry: entry.order)))


def _entry(context: Context, node: NamedNode, fact: Fact) -> Entry | None:
    if not fact.when or fact.node == node:
        return None
    leads = _leads(context, fact)
    named = [context.terms.title(other) for other in others_of(fact, node) if context.terms.is_named(other)]
    beside = ", ".join([name for name in named if name not in leads][:_MOST_BESIDE])
    try:
        return entry_of(
            in_words(fact.when), bounds(fact.when), ", ".join(leads) or kind_in_words(context, fact), beside
        )
    except DateError:
        return None


def _network(context: Context, node: NamedNode, facts: Iterable[Fact]) -> Star | None:
    """Return who and what the thing is tied to, and the ties among them."""
    pairs = [(fact, other) for fact in facts for other in others_of(fact, node) if kind_of(other) in _TIED]
    tied = list(dict.fromkeys(other for _, other in pairs))[:_MOST_TIES]
    if len(tied) < _FEWEST:
        return None
    terms = context.terms
    nodes = {each.value: Node(each.value, terms.title(each), terms.path(each), each == node) for each in (node, *tied)}
    own = [
        Join(node.value, other.value, ", ".join(_leads(context, fact)) or kind_in_words(context, fact))
        for fact, other in pairs
        if other.value in nodes
    ]
    among = list(_joined(context, set(tied)))
    return Star(gettext("%(name)s: ties", name=terms.title(node)), nodes, tuple(dict.fromkeys([*own, *among])))


def _joined(context: Context, among: set[NamedNode]) -> Iterator[Join]:
    graph = context.graph
    for cls in JOINING:
        for tie in graph.of_type(cls):
            parties = sorted({value for _, value in graph.about(tie) if value in among}, key=str)
            if len(parties) == 2 and not graph.has(tie, CG.rank):
                how = context.terms.title(context.terms.kinds(tie)[0]) if context.terms.kinds(tie) else ""
                yield Join(parties[0].value, parties[1].value, how)
