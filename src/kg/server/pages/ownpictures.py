"""A thing's own pictures: what is told of it in order of date, where that was, and who or what it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg.cards import Card, Fact, card_of
from kg.dates import DateError, bounds
from kg.domain import JOINING, LEADS
from kg.rdf.namespaces import CG, abbreviate
from kg.server.pages.context import Context, context_of
from kg.server.pages.drawing import ThingsOfSite, things_of_site
from kg.server.pages.titles import kind_of
from kg.server.pictures.atlas import Atlas, Route, Spot
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
from kg.translation import gettext, language, marked, speaking

__all__ = ["own_picture", "pictures_of_thing"]

_FEWEST = 2
_MOST_TIES = 60
_MOST_BESIDE = 3
_NOT_TOLD = ("claim", "statement", "proposition", "name")
_BY_DATE = marked(
    "Lines join the places of dated events where one surely began after the other; the way between them is not told."
)
_TIED = frozenset(current().kinds.registers) - frozenset(current().map.places)


class _Station(NamedTuple):
    """A dated event, where it was, and between which days it began."""

    fact: Fact
    position: tuple[float, float]
    earliest: date
    latest: date


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
        detail = f"what is told of {context.terms.title(node)} does not suffice for this picture"
        raise Problem(404, "not-found", "There is no such picture", detail)
    return picture_file(plan, arguments["suffix"])


def _plans(context: Context, node: NamedNode, card: Card) -> dict[str, Plan]:
    facts = [fact for fact in card.facts if kind_of(fact.node) not in _NOT_TOLD and not fact.status]
    things = things_of_site(context)
    found = (_timeline(context, node, facts), _atlas(context, things, node, facts), _network(context, node, facts))
    return {plan.name: plan for plan in found if plan is not None}


def _kind(context: Context, fact: Fact) -> str:
    """Return what kind of thing happened, in the language spoken."""
    return ", ".join(context.terms.title(cls) for cls, _ in fact.classes)


def _leads(context: Context, fact: Fact) -> list[str]:
    """Return what says best what a fact is, such as the post of a role."""
    values = (value for detail in fact.said if detail.predicate in LEADS for value, _ in detail.values)
    return [context.terms.title(value) for value in values]


def _others(fact: Fact, node: NamedNode) -> list[NamedNode]:
    """Return the things that a fact names besides the one that it is about."""
    values = (value for detail in fact.said if detail.predicate is not None for value, _ in detail.values)
    return [value for value in dict.fromkeys(values) if isinstance(value, NamedNode) and value != node]


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
    named = [context.terms.title(other) for other in _others(fact, node) if context.terms.is_named(other)]
    beside = ", ".join([name for name in named if name not in leads][:_MOST_BESIDE])
    try:
        return entry_of(in_words(fact.when), bounds(fact.when), ", ".join(leads) or _kind(context, fact), beside)
    except DateError:
        return None


def _atlas(context: Context, things: ThingsOfSite, node: NamedNode, facts: list[Fact]) -> Atlas | None:
    spots: dict[NamedNode, Spot] = {}
    for fact, place in _scenes(things, node, facts):
        title = context.terms.title(place)
        spot = spots.setdefault(place, Spot(title, _at(things, place), things.path(place), things.at_capital(place)))
        kind = _kind(context, fact)
        spot.there.append(f"{kind}, {in_words(fact.when)}" if fact.when else kind)
    if not spots:
        return None
    routes = tuple(_routes(context, things, node, facts)) if kind_of(node) in current().kinds.lives else ()
    notes = (gettext(_BY_DATE),) if routes else ()
    return Atlas(gettext("%(name)s: places", name=context.terms.title(node)), tuple(spots.values()), routes, notes)


def _at(things: ThingsOfSite, place: NamedNode) -> tuple[float, float]:
    position = things.position(place)
    assert position is not None  # noqa: S101
    return position


def _scenes(things: ThingsOfSite, node: NamedNode, facts: Iterable[Fact]) -> Iterator[tuple[Fact, NamedNode]]:
    """Yield each fact with each place that it names and that lies somewhere."""
    for fact in facts:
        for other in (node, *_others(fact, node)) if fact.node == node else _others(fact, node):
            if things.position(other) is not None:
                yield fact, other


def _routes(context: Context, things: ThingsOfSite, node: NamedNode, facts: list[Fact]) -> Iterator[Route]:
    """Yield the lines between the places of dated events, each of which surely began after the one before."""
    last: _Station | None = None
    for station in sorted(_stations(things, node, facts), key=lambda each: (each.earliest, each.latest)):
        if last is not None and station.earliest <= last.latest:
            continue
        if last is not None and station.position != last.position:
            what = f"{_kind(context, station.fact)}, {in_words(station.fact.when)}"
            yield Route(last.position, station.position, what)
        last = station


def _stations(things: ThingsOfSite, node: NamedNode, facts: Iterable[Fact]) -> Iterator[_Station]:
    """Yield events that tell of one place and of days between which they began.

    A state beside a place is no second one: it is where the place lies, or what was left.
    """
    for fact in facts:
        told = {place for _, place in _scenes(things, node, [fact])}
        places = [place for place in told if not things.at_capital(place)] or list(told)
        begin = _begin(fact.when)
        if len(places) == 1 and begin is not None:
            yield _Station(fact, _at(things, places[0]), *begin)


def _begin(when: str) -> tuple[date, date] | None:
    try:
        found = bounds(when)
    except DateError:
        return None
    earliest, latest = found.begin_earliest, found.begin_latest
    return (earliest, latest) if earliest is not None and latest is not None else None


def _network(context: Context, node: NamedNode, facts: Iterable[Fact]) -> Star | None:
    """Return who and what the thing is tied to, and the ties among them."""
    pairs = [(fact, other) for fact in facts for other in _others(fact, node) if kind_of(other) in _TIED]
    tied = list(dict.fromkeys(other for _, other in pairs))[:_MOST_TIES]
    if len(tied) < _FEWEST:
        return None
    terms = context.terms
    nodes = {each.value: Node(each.value, terms.title(each), terms.path(each), each == node) for each in (node, *tied)}
    own = [
        Join(node.value, other.value, ", ".join(_leads(context, fact)) or _kind(context, fact))
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
