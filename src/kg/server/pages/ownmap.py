"""The map of a thing: where what is told of it happened, and for a life the way through it, as far as it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode

from kg.cards import Fact
from kg.itinerary import Aside, Course, course_of
from kg.server.pages.context import Context
from kg.server.pages.drawing import ThingsOfSite, things_of_site
from kg.server.pages.ownfacts import dated_in_words, others_of
from kg.server.pages.ownsteps import Steps
from kg.server.pages.titles import kind_of
from kg.server.pictures.atlas import Atlas
from kg.server.pictures.spots import Route, Spot
from kg.settings import current
from kg.translation import gettext, marked

__all__ = ["map_of_thing"]

_Spots = dict[NamedNode, Spot]
_NOWHERE = Course((), (), ())
_IN_ORDER = marked(
    "Numbers and lines follow the order that dates or the texts tell; the way between two places is not told."
)
_DIFFER = marked("A broken line: accounts differ in the order.")
_BETWEEN = marked("between stops %(after)s and %(before)s, it is not told when")
_AFTER = marked("after stop %(after)s, it is not told when")
_BEFORE = marked("before stop %(before)s, it is not told when")
_UNKNOWN = marked("its place in the order is not told")


def map_of_thing(context: Context, node: NamedNode, facts: Sequence[Fact]) -> Atlas | None:
    """Return the map of a thing by its facts; None where none of them names a place that lies somewhere."""
    things = things_of_site(context)
    spots = _spots(context, things, node, facts)
    if not spots:
        return None
    course = _course(context, node, facts)
    _number(course, spots)
    routes = tuple(_routes(course, things))
    notes = (gettext(_IN_ORDER),) if routes else ()
    if any(route.is_disputed for route in routes):
        notes = (*notes, gettext(_DIFFER))
    caption = gettext("%(name)s: places", name=context.terms.title(node))
    steps = tuple(Steps(context, facts).of(course)) if routes else ()
    told = tuple(_told(spots, course if routes else _NOWHERE))
    return Atlas(caption, tuple(spots.values()), routes, notes, steps, told)


def _spots(context: Context, things: ThingsOfSite, node: NamedNode, facts: Iterable[Fact]) -> _Spots:
    spots: _Spots = {}
    for fact, place in _scenes(things, node, facts):
        position = things.position(place)
        if position is not None:
            title = context.terms.title(place)
            spot = spots.setdefault(place, Spot(title, position, things.path(place), things.at_capital(place)))
            spot.there.append(dated_in_words(context, fact))
    return spots


def _scenes(things: ThingsOfSite, node: NamedNode, facts: Iterable[Fact]) -> Iterator[tuple[Fact, NamedNode]]:
    """Yield each fact with each place that it names and that lies somewhere."""
    for fact in facts:
        for other in (node, *others_of(fact, node)) if fact.node == node else others_of(fact, node):
            if things.position(other) is not None:
                yield fact, other


def _course(context: Context, node: NamedNode, facts: Iterable[Fact]) -> Course:
    if kind_of(node) not in current().kinds.lives:
        return _NOWHERE
    found = course_of(context.graph, node, [fact.node for fact in facts])
    return found if len(found.stations) > 1 else _NOWHERE


def _number(course: Course, spots: _Spots) -> None:
    for number, station in enumerate(course.stations, start=1):
        if station.place in spots:
            spots[station.place].stops.append(number)


def _routes(course: Course, things: ThingsOfSite) -> Iterator[Route]:
    for at, join in enumerate(course.joins):
        start, end = (things.position(station.place) for station in course.stations[at : at + 2])
        if start is not None and end is not None:
            one, other = (things.title(station.place) for station in course.stations[at : at + 2])
            yield Route(start, end, f"{at + 1} → {at + 2}: {one} → {other}", bool(join.disputes))


def _told(spots: _Spots, course: Course) -> Iterator[tuple[str, str, str]]:
    """Yield name, address and what happened for every place; of one beside a way, too, where it stands in the order."""
    asides = {aside.stop.place: aside for aside in course.asides}
    for place, spot in spots.items():
        there = "; ".join(dict.fromkeys(spot.there))
        beside = f" ({_where(asides[place])})" if place in asides else ""
        yield spot.name, spot.path, there + beside


def _where(aside: Aside) -> str:
    """Say between which stops a place lies that is none; readers count these from 1."""
    after = aside.after + 1 if aside.after is not None else None
    before = aside.before + 1 if aside.before is not None else None
    if after is not None and before is not None:
        return gettext(_BETWEEN, after=after, before=before)
    if after is not None:
        return gettext(_AFTER, after=after)
    return gettext(_BEFORE, before=before) if before is not None else gettext(_UNKNOWN)
