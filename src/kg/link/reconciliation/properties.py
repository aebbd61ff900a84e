"""What can be told of an entity, by the numbers of Wikidata's properties: where it stands in our graph."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.domain import terms
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import PREFIXES, slug_of
from kg.settings import current
from kg.ways import Way, ends_of, ways

__all__ = ["AUDITED", "PROPERTIES", "SENT", "SINGLE", "Property", "property_meant", "values_of"]


@dataclass(frozen=True)
class Property:
    """One property: identifier, name, what its values are, the types it is told of, the ways to it in our graph.

    Values are dates (EDTF), entities, text, or the
    number of the same item in Wikidata.
    """

    id: str
    name: str
    values: str
    types: tuple[str, ...]
    ways: tuple[Way, ...]


_LINKS = current().links
_SAME = Property("wikidata", "the same in Wikidata", "item", (), ways(["cg:wikidata"]))
_LISTED = (
    *(
        Property(number, told.name or number, told.values, tuple(map(slug_of, terms(told.of))), ways(told.by))
        for number, told in _LINKS.properties.items()
    ),
    _SAME,
)
PROPERTIES = {each.id: each for each in _LISTED}
SENT = tuple(number for number in _LINKS.sent if number in PROPERTIES)
"""What a foreign service is asked about."""
AUDITED = tuple(number for number in _LINKS.audited if number in PROPERTIES)
"""What is compared with Wikidata."""
SINGLE = frozenset(_LINKS.single)
"""Properties of which a thing has one value: two that are not the same differ."""
_NUMBERED = PREFIXES["wd"], "http://www.wikidata.org/prop/direct/", "wdt:", "wd:"


def property_meant(text: str) -> Property | None:
    """Return the property that an identifier, IRI or name means."""
    for namespace in _NUMBERED:
        text = text.removeprefix(namespace)
    by_name = next((each for each in _LISTED if each.name == text.strip().casefold()), None)
    return PROPERTIES.get(text) or by_name


def values_of(graph: Graph, node: NamedNode, wanted: Property) -> list[Term]:
    """Return what is told of an entity in a property, each value once, in a stable order."""
    found = ends_of(graph, node, wanted.ways)
    return sorted(dict.fromkeys(value for value in found if isinstance(value, NamedNode | Literal)), key=str)
