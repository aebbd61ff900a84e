"""What `project.toml` says of footnotes, tables, maps, lives and links with others: parts of `kg.settings.Settings`.

Ways are prefixed names of properties, one after the other with slashes between them, `^` before one that is walked
against its direction (`kg.ways`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = [
    "COLUMNS",
    "TABLES",
    "Bibliography",
    "Credits",
    "Itinerary",
    "Linked",
    "Links",
    "Lives",
    "Map",
    "TableColumn",
    "Tabled",
]

Texts = tuple[str, ...]

COLUMNS = (
    "bounds", "class", "date", "is-a", "mark", "name", "names", "number", "sections", "texts", "thing", "things",
)  # fmt: skip
"""What a column may give."""
TABLES = (
    "events", "ties", "statements", "propositions", "claims", "citations", "places", "participants", "facts", "things",
    "passages", "sections", "documents",
)  # fmt: skip
"""The tables of the core, in their order."""


def _in_ways(ways: Texts) -> Iterator[str]:
    for way in ways:
        yield from (step.removeprefix("^") for step in way.split("/"))


@dataclass(frozen=True)
class Credits:
    """Nodes between a work and its authors: the property that leads to the work, and what makes a credit an author's.

    Without `of` the work itself has the authors.
    """

    of: str = ""
    by: str = ""
    value: str = ""


@dataclass(frozen=True)
class Bibliography:
    """What tells title, author, publisher and place of a source: properties of the work that a section reproduces.

    `forms` leads from concepts that are values of `kind` to what footnotes tell apart: `agency-report`, `article`,
    `encyclopaedia-article`.
    """

    work: str = ""
    devised_title: str = ""
    untold: str = ""
    author: str = ""
    credits: Credits = Credits()
    publisher: str = ""
    place: str = ""
    original_language: str = ""
    kind: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)

    def named(self) -> Iterator[str]:
        """Yield every prefixed name."""
        yield from (self.work, self.devised_title, self.untold, self.author, self.publisher, self.place, self.kind)
        yield from (self.original_language, self.credits.of, self.credits.by, self.credits.value, *self.forms)


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: what it says, what kind of cell it gives, and the ways to its values.

    `refers` names the table of its ids, `language` the language of a name.
    """

    says: str = ""
    gives: str = "name"
    by: Texts = ()
    refers: str = ""
    language: str = ""


@dataclass(frozen=True)
class Tabled:
    """A table with a row for each thing of some kinds: what such a thing is called, and its columns.

    It stands before the tables of the core, or behind the one that `after` names, or in the place of its namesake.
    """

    kinds: Texts = ()
    thing: str = ""
    title: str = ""
    after: str = ""
    columns: Mapping[str, TableColumn] = field(default_factory=dict)

    def named(self) -> Iterator[str]:
        """Yield every prefixed name."""
        for column in self.columns.values():
            yield from _in_ways(column.by)


@dataclass(frozen=True)
class Map:
    """What stands on a map: kinds of places, of travels with the properties of their stops, and ways of events.

    `way_from` and `way_to` come the most exact first. `about` names columns that tell of a thing of a way, `marks` what
    is true of a place; `scenes` lead from a row of an answer that names no place to places.
    """

    places: Texts = ("place",)
    travels: Texts = ()
    stops: Texts = ()
    way_from: Texts = ()
    way_to: Texts = ()
    about: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    scenes: Texts = ()

    def named(self) -> Iterator[str]:
        """Yield every prefixed name."""
        yield from (*self.stops, *self.way_from, *self.way_to, *self.about.values(), *self.marks.values())
        yield from self.scenes


@dataclass(frozen=True)
class Itinerary:
    """What the way of a life goes by: who was there, where, and what tells an order.

    `who` are properties that name somebody who was there; `way_from`, `at` and `way_to` lead to the place left, the one
    of what happened and the one reached, the most exact first. `after`, `before` and `during` tell an order. What has a
    class of `first` or such a value comes before all else in a life, what has one of `last` behind it; `returns` are
    later than `departures`.
    """

    who: Texts = ()
    way_from: Texts = ()
    at: Texts = ()
    way_to: Texts = ()
    after: Texts = ()
    before: Texts = ()
    during: Texts = ()
    first: Texts = ()
    last: Texts = ()
    departures: str = ""
    returns: str = ""

    def named(self) -> Iterator[str]:
        """Yield every prefixed name."""
        yield from (*self.who, *self.way_from, *self.at, *self.way_to, *self.after, *self.before, *self.during)
        yield from (*self.first, *self.last, self.departures, self.returns)


@dataclass(frozen=True)
class Linked:
    """A property of Wikidata, and the ways to the same in the graph: what it is called there, its values, of whom.

    `values` is `date`, `entity`, `text` or `item`.
    """

    name: str = ""
    values: str = "entity"
    of: Texts = ()
    by: Texts = ()


@dataclass(frozen=True)
class Lives:
    """What tells that somebody lived then: properties of nodes, whom they were connected to, what follows death."""

    alive: Texts = ()
    connected: str = ""
    after_death: Texts = ()


@dataclass(frozen=True)
class Links:
    """What links with Wikidata go by: kinds of things that can be asked for, the most asked for first, and properties.

    `types` are offered first, `telling` are properties that tell namesakes apart, `items` leads from classes to items.
    Of the numbers of properties, `sent` go to a foreign service, `audited` are compared, `single` have one value,
    `loose` mean more or less than ours.
    """

    entities: Texts = ()
    types: Texts = ()
    telling: Texts = ()
    items: Mapping[str, str] = field(default_factory=dict)
    sent: Texts = ()
    audited: Texts = ()
    single: Texts = ()
    loose: Texts = ()
    lives: Lives = Lives()
    properties: Mapping[str, Linked] = field(default_factory=dict)

    def named(self) -> Iterator[str]:
        """Yield every prefixed name."""
        yield from (*self.types, *self.telling, *self.items)
        yield from (*self.lives.alive, self.lives.connected, *self.lives.after_death)
        for each in self.properties.values():
            yield from (*each.of, *_in_ways(each.by))
