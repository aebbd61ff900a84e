"""The stops of a life in words: what happened at each, and why it comes after the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.cards import Fact
from kg.itinerary import Course, Join, Kind, Station, Tie
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.ownfacts import dated_in_words
from kg.server.pictures.drawing import Step
from kg.server.site.dates import in_words
from kg.translation import gettext, marked

__all__ = ["Steps"]

_GROUNDS = {
    Kind.TOLD: marked("Told in this order: %(one)s, then %(other)s"),
    Kind.DURING: marked("It happened on the way: %(one)s"),
    Kind.DATES: marked("By their dates: %(one)s, then %(other)s"),
    Kind.RETURN: marked("Coming back comes after going away"),
    Kind.FIRST: marked("It begins a life: %(one)s"),
    Kind.LAST: marked("It ends a life: %(other)s"),
}
_AS_ONE = marked("Told as one move")


class Steps:
    """The stops of one life in the language spoken."""

    def __init__(self, context: Context, facts: Iterable[Fact]):
        self._context = context
        self._facts = {fact.node: fact for fact in facts}
        self._places: dict[NamedNode, str] = {}

    def of(self, course: Course) -> Iterator[Step]:
        """Yield the stops of a way in their order."""
        joins = (None, *course.joins)
        for station, join in zip(course.stations, joins, strict=True):
            yield self._step(station, join)

    def _step(self, station: Station, join: Join | None) -> Step:
        terms = self._context.terms
        name = terms.title(station.place)
        self._places |= dict.fromkeys(station.facts, name)
        disputes = tuple((terms.title(each), terms.path(each)) for each in join.disputes) if join else ()
        what = tuple((self._fact(fact), terms.path(fact)) for fact in station.facts)
        return Step(name, terms.path(station.place), what, self._why(join) if join else "", disputes)

    def _why(self, join: Join) -> str:
        return "; ".join(map(self._ground, join.ties)) if join.ties else gettext(_AS_ONE)

    def _ground(self, tie: Tie) -> str:
        how = self._date if tie.kind is Kind.DATES else self._placed
        return gettext(_GROUNDS[tie.kind], one=how(tie.one), other=how(tie.other))

    def _date(self, node: NamedNode) -> str:
        when = self._context.graph.text(node, CG.when)
        return in_words(when) if when else self._fact(node)

    def _fact(self, node: NamedNode) -> str:
        fact = self._facts.get(node)
        return dated_in_words(self._context, fact) if fact else self._context.terms.title(node)

    def _placed(self, node: NamedNode) -> str:
        """Return what happened with the place of its stop."""
        place = self._places.get(node)
        return f"{self._fact(node)} ({place})" if place else self._fact(node)
