"""What can be told of an entity, by the numbers of Wikidata's properties: where it stands in our graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import PREFIXES, term

__all__ = ["PROPERTIES", "Property", "property_meant", "values_of"]


@dataclass(frozen=True)
class Property:
    """One property: identifier, name, what its values are, the types it is told of, the ways to it in our graph.

    A way is the local names of our properties, one after the other. Values are dates (EDTF), entities, text, or the
    number of the same item in Wikidata.
    """

    id: str
    name: str
    values: str
    types: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]


_PERSON, _WORK, _GROUP = ("Person",), ("Work",), ("Group",)
_LISTED = (
    Property("P569", "date of birth", "date", _PERSON, (("bornIn", "when"),)),
    Property("P570", "date of death", "date", _PERSON, (("diedIn", "when"),)),
    Property("P106", "occupation", "entity", _PERSON, (("hasProfession",),)),
    Property("P39", "position held", "entity", _PERSON, (("hasRole", "position"),)),
    Property("P19", "place of birth", "entity", _PERSON, (("bornIn", "place"),)),
    Property("P20", "place of death", "entity", _PERSON, (("diedIn", "place"),)),
    Property("P27", "country of citizenship", "entity", _PERSON, (("citizenOf",), ("citizenshipHeld", "ofState"))),
    Property("P463", "member of", "entity", _PERSON, (("memberOf",),)),
    Property("P69", "educated at", "entity", _PERSON, (("attended",),)),
    Property("P1066", "student of", "entity", _PERSON, (("studentOf",),)),
    Property("P802", "student", "entity", _PERSON, (("teacherOf",),)),
    Property("P26", "spouse", "entity", _PERSON, (("marriedTo",),)),
    Property("P40", "child", "entity", _PERSON, (("parentOf",),)),
    Property("P166", "award received", "entity", _PERSON, (("lifeEvent", "title"),)),
    Property("P136", "genre", "entity", _WORK, (("workKind",),)),
    Property("P577", "publication date", "date", _WORK, (("when",),)),
    Property("P407", "language of work or name", "entity", _WORK, (("inLanguage",),)),
    Property("P159", "headquarters location", "entity", _GROUP, (("basedIn",),)),
    Property("P527", "has part(s)", "entity", _GROUP, (("hasMember",),)),
    Property("P131", "located in", "entity", ("Place",), (("within",),)),
    Property("P571", "inception", "date", ("LegalAct",), (("when",),)),
    Property("P585", "point in time", "date", ("Event", "Journey"), (("when",),)),
    Property("wikidata", "the same in Wikidata", "item", (), (("wikidata",),)),
)
PROPERTIES = {each.id: each for each in _LISTED}
_NUMBERED = PREFIXES["wd"], "http://www.wikidata.org/prop/direct/", "wdt:", "wd:"


def property_meant(text: str) -> Property | None:
    """Return the property that an identifier, IRI or name means."""
    for namespace in _NUMBERED:
        text = text.removeprefix(namespace)
    by_name = next((each for each in _LISTED if each.name == text.strip().casefold()), None)
    return PROPERTIES.get(text) or by_name


def values_of(graph: Graph, node: NamedNode, wanted: Property) -> list[Term]:
    """Return what is told of an entity in a property, each value once, in a stable order."""
    found = (value for way in wanted.ways for value in _at_end(graph, [node], way))
    return sorted(dict.fromkeys(value for value in found if isinstance(value, NamedNode | Literal)), key=str)


def _at_end(graph: Graph, nodes: list[Term], way: tuple[str, ...]) -> Iterator[Term]:
    for step in way:
        predicate = term(step)
        nodes = [value for node in nodes for value in graph.objects(node, predicate)]
    yield from nodes
