"""The terms of the project that pages, searches and checks go by, as its `project.toml` names them.

A prefixed name there that no prefix explains is an error with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from kg.rdf.namespaces import IDENTIFIERS, TERM_NAMESPACES, expand
from kg.settingfaults import fault
from kg.settings import current

__all__ = [
    "APART",
    "AT_BODY",
    "BETWEEN",
    "FIGURES",
    "GENERAL_TIES",
    "JOINING",
    "LEADS",
    "LIFE",
    "OBJECTS",
    "OWNED",
    "OWNERS",
    "SPEAKING_OF",
    "TOGETHER",
    "UNITS",
    "UNSAID",
    "every_term",
    "optional_term",
    "terms",
]

_SHOW, _TOLD, _TIES = current().show, current().told, current().ties


def term(name: str) -> NamedNode:
    """Return the IRI of a prefixed name of the settings."""
    iri = expand(name)
    if iri is None:
        file = current().file
        text = Path(file).read_text(encoding="utf-8")
        lines = (number for number, line in enumerate(text.splitlines(), start=1) if f'"{name}"' in line)
        raise fault(f"{file}:{next(lines, 1)}", text, (), f"{name} is no prefixed name: declare it under [prefixes]")
    return NamedNode(iri)


def terms(names: Iterable[str]) -> tuple[NamedNode, ...]:
    """Return the IRIs of prefixed names, in their order."""
    return tuple(map(term, names))


def optional_term(name: str) -> NamedNode | None:
    """Return the IRI of a prefixed name, or None for nothing."""
    return term(name) if name else None


def _pairs(names: Mapping[str, str]) -> dict[NamedNode, NamedNode]:
    return {term(key): term(value) for key, value in names.items()}


def every_term() -> Iterable[NamedNode]:
    """Yield every term that the settings name, so that a build can tell which of them the ontology lacks."""
    yield from (*OWNERS, *OBJECTS, *LEADS, *UNSAID, *SPEAKING_OF, *OWNED, *LIFE.values(), *UNITS, *FIGURES)
    yield from (*JOINING, *GENERAL_TIES, *((BETWEEN,) if BETWEEN else ()))
    for pairs in (APART, AT_BODY, TOGETHER):
        yield from (*pairs, *pairs.values())
    home, coverage = current().home, current().coverage
    named = (home.events, home.who, *home.where, home.during, home.companions, home.count)
    yield from terms(name for name in (*named, coverage.whole, coverage.part_of, *coverage.parts) if name)
    yield from terms(current().ties.marks.values())
    yield from (each for each in terms(_exported()) if each.value.startswith((*TERM_NAMESPACES, *IDENTIFIERS)))


def _exported() -> Iterator[str]:
    """Yield what footnotes, tables, maps, lives and links go by; terms of others among it are theirs to declare."""
    told = current()
    for tabled in told.tables.values():
        yield from tabled.named()
    for names in (told.bibliography.named(), told.map.named(), told.itinerary.named(), told.links.named()):
        yield from filter(None, names)


OWNERS = terms(_SHOW.owners)
"""Whom or what a node without a name belongs to, the most telling property first."""
OBJECTS = terms(_SHOW.objects)
"""What a node without a name is about."""
LEADS = terms(_SHOW.leads)
"""What says best what a fact is: the post of a role, what kind of thing was said."""
UNSAID = terms(_SHOW.unsaid)
"""Undated, or so wide that a card would suggest more than is told."""
SPEAKING_OF = terms(_SHOW.speaking_of)
"""Properties of nodes that speak of what happened to a thing, and stand on its card."""
OWNED = terms(_SHOW.owned)
"""Properties whose values stand within the node in JSON-LD, beside citations."""
LIFE = {word: term(name) for word, name in _SHOW.life.items()}
"""Dates of schema.org, each with the property that leads to its event."""
UNITS = {term(name): unit for name, unit in _TOLD.units.items()}
"""Properties whose numbers count a unit of time."""
FIGURES = terms(_TOLD.figures)
"""Properties whose figures stand in the text as they are."""
BETWEEN = optional_term(_TIES.between)
"""The class of those whom ties join."""
JOINING = terms(_TIES.joining)
"""Classes of nodes each of which joins all of them that it names."""
GENERAL_TIES = terms(_TIES.general)
"""Classes that do not say what kind of tie a node is."""
APART = _pairs(_TIES.apart)
"""Properties that lead to what two share though no node joins them, each with the one that leads to the two."""
AT_BODY = _pairs(_TIES.at_body)
"""The same for bodies, which join so many that they count only when asked for."""
TOGETHER = _pairs(_TIES.together)
"""Properties between two nodes that make a tie between those whom each is about."""
