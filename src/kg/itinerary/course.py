"""The longest way through a life of which every step is told: its stations, why in this order, and what is aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.export.geometry import Position
from kg.export.placing import position_of
from kg.itinerary.disputed import Disputed, disputed_orders
from kg.itinerary.order import Order, Tie
from kg.itinerary.stops import Stop, grounds, stops_of
from kg.rdf.graph import Graph

__all__ = ["Aside", "Course", "Join", "Station", "course_of"]


@dataclass(frozen=True)
class Station:
    """A place of the way with the facts that put somebody there, one after the other."""

    place: NamedNode
    facts: tuple[NamedNode, ...]


@dataclass(frozen=True)
class Join:
    """Why one station comes before the next, and the disputes about that; no ties where one fact tells of both."""

    ties: tuple[Tie, ...]
    disputes: tuple[NamedNode, ...] = ()


@dataclass(frozen=True)
class Aside:
    """A place that is no station, for its order among these is not told; the stations that it lies between, if told.

    Stations are told by their index.
    """

    stop: Stop
    after: int | None
    before: int | None


@dataclass(frozen=True)
class Course:
    """The way of a life: its stations, each joined to the next, and what stands aside."""

    stations: tuple[Station, ...]
    joins: tuple[Join, ...]
    asides: tuple[Aside, ...]


def course_of(graph: Graph, person: NamedNode, facts: Sequence[NamedNode]) -> Course:
    """Return the way of a life by its facts: of all ways that are told, the one with most moves from place to place."""
    finder = _Finder(graph, Order(graph, facts), disputed_orders(graph))
    return finder.course(stops_of(graph, person, facts))


class _Finder:
    def __init__(self, graph: Graph, order: Order, disputed: Disputed):
        self._graph, self._order, self._disputed = graph, order, disputed
        self._grounds: dict[NamedNode, set[Position]] = {}

    def course(self, stops: Sequence[Stop]) -> Course:
        chain = self._longest(stops)
        runs = self._runs(chain)
        stations = tuple(Station(self._most_exact(run), _facts(run)) for run in runs)
        joins = tuple(self._join(one[-1], run) for one, run in pairwise(runs))
        return Course(stations, joins, tuple(self._asides(stops, runs)))

    def _comes_before(self, one: Stop, other: Stop) -> bool:
        return one.part < other.part if one.fact == other.fact else bool(self._order.way(one.fact, other.fact))

    def _longest(self, stops: Sequence[Stop]) -> list[Stop]:
        """Return the stops of the way with most moves; of two such ways the one with more facts."""
        sooner = {stop: [one for one in stops if self._comes_before(one, stop)] for stop in stops}
        best: dict[Stop, tuple[tuple[int, int], list[Stop]]] = {}
        for stop in sorted(stops, key=lambda each: (len(sooner[each]), each.fact.value, each.part)):
            ways = [self._extended(best[one], stop) for one in sooner[stop] if one in best]
            best[stop] = max(ways, key=lambda way: way[0], default=((0, 1), [stop]))
        return max(best.values(), key=lambda way: way[0], default=((0, 0), []))[1]

    def _extended(self, way: tuple[tuple[int, int], list[Stop]], stop: Stop) -> tuple[tuple[int, int], list[Stop]]:
        (moves, length), stops = way
        return (moves + (not self._is_same_ground(stops[-1], stop)), length + 1), [*stops, stop]

    def _runs(self, chain: Iterable[Stop]) -> list[list[Stop]]:
        """Return the stops of a way in runs of those at one place."""
        runs: list[list[Stop]] = []
        for stop in chain:
            if runs and all(self._is_same_ground(one, stop) for one in runs[-1]):
                runs[-1].append(stop)
            else:
                runs.append([stop])
        return runs

    def _is_same_ground(self, one: Stop, other: Stop) -> bool:
        """Tell whether one place is the other or lies in it."""
        here, there = position_of(self._graph, one.place), position_of(self._graph, other.place)
        return here in self._ground(other.place) or there in self._ground(one.place)

    def _ground(self, place: NamedNode) -> set[Position]:
        return self._grounds.setdefault(place, grounds(self._graph, place))

    def _most_exact(self, run: Sequence[Stop]) -> NamedNode:
        return max(reversed(run), key=lambda stop: len(self._ground(stop.place))).place

    def _join(self, one: Stop, run: Sequence[Stop]) -> Join:
        ties = () if one.fact == run[0].fact else self._order.way(one.fact, run[0].fact)
        pairs = [pair for tie in ties for pair in ((tie.one, tie.other), (tie.other, tie.one))]
        # Who may have been at a later fact sooner may have been at the place of this one sooner, too.
        pairs += [pair for pair in self._disputed if pair[0] in _facts(run) and pair not in pairs]
        disputes = dict.fromkeys(dispute for pair in pairs for dispute in self._disputed.get(pair, ()))
        return Join(ties, tuple(disputes))

    def _asides(self, stops: Iterable[Stop], runs: Sequence[Sequence[Stop]]) -> Iterable[Aside]:
        on_the_way = [stop for run in runs for stop in run]
        found: dict[NamedNode, Aside] = {}
        for stop in stops:
            if any(self._is_same_ground(stop, one) for one in on_the_way):
                continue
            after = [at for at, run in enumerate(runs) if any(self._comes_before(one, stop) for one in run)]
            before = [at for at, run in enumerate(runs) if any(self._comes_before(stop, one) for one in run)]
            aside = Aside(stop, max(after, default=None), min(before, default=None))
            known = found.get(stop.place)
            found[stop.place] = aside if known is None else _wider(known, aside)
        return found.values()


def _facts(stops: Iterable[Stop]) -> tuple[NamedNode, ...]:
    return tuple(dict.fromkeys(stop.fact for stop in stops))


def _wider(known: Aside, other: Aside) -> Aside:
    """Return what holds for both of two stops at a place: nothing, where one tells more than the other."""
    return (
        known if (known.after, known.before) == (other.after, other.before) else replace(known, after=None, before=None)
    )
