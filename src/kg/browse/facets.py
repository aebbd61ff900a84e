"""A list of the project with its things and facets, read from a graph by the property paths of `project.toml`.

A path is one of SPARQL 1.1 (section 9) from a thing to what it is narrowed by. Dates are grouped by decades; of
classes only the most special ones count; two facets every list has: the sections that speak of a thing, and whether
sources differ on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.dates import DateError, bounds
from kg.domain import term
from kg.errors import KgError
from kg.listsettings import FacetPath, Listed
from kg.rdf.graph import Term
from kg.rdf.namespaces import EDTF, abbreviate, is_term
from kg.settingfaults import fault
from kg.settings import current

__all__ = ["SPREAD", "Ask", "Facet", "Listing", "listing_of"]

Ask = Callable[[str], Iterable[Sequence[Term | None]]]
"""Answers a SELECT with its rows."""

SPREAD = "not to the decade"
"""The choice of dates that may lie in more than one decade."""
_IN_SECTIONS = "(cg:evidence|cg:citation/cg:cites)/cg:ofSection"
_DISPUTED = "(cg:subjectOfClaim?)/^cg:hasSide"
_CORE = {
    "section": (FacetPath(_IN_SECTIONS, title={"en": "Told in", "ru": "Где рассказано"}), False),
    "disputed": (FacetPath(_DISPUTED, title={"en": "Sources differ", "ru": "Источники расходятся"}), True),
}


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list: for each thing the choices that it falls under; `terms` are the nodes of choices."""

    name: str
    titles: Mapping[str, str]
    of: Mapping[NamedNode, frozenset[str]]
    terms: Mapping[str, NamedNode]
    is_by_decade: bool = False


@dataclass(frozen=True)
class Listing:
    """All things of a list, in no order, and its facets in the order of the project."""

    name: str
    titles: Mapping[str, str]
    things: frozenset[NamedNode]
    facets: tuple[Facet, ...]


def listing_of(name: str, ask: Ask) -> Listing:
    """Return a list of the project; a `KgError` names file and line of a path that cannot be read."""
    listed = current().lists[name]
    cls = term(listed.of)
    found = (row[0] for row in ask(f"SELECT DISTINCT ?thing WHERE {{ ?thing a <{cls.value}> }}"))
    things = frozenset(node for node in found if isinstance(node, NamedNode))
    facets = [_facet(name, key, each, ask, things) for key, each in listed.facets.items()]
    facets += [_core_facet(listed, key, ask, things) for key in _CORE]
    return Listing(name, listed.title, things, tuple(facet for facet in facets if _parts(facet, things)))


def _parts(facet: Facet, things: frozenset[NamedNode]) -> bool:
    """Tell whether a facet tells some things from others."""
    return len({facet.of.get(thing) for thing in things}) > 1


def _facet(listing: str, name: str, told: FacetPath, ask: Ask, things: frozenset[NamedNode]) -> Facet:
    try:
        values = _most_special(_values(told.path, ask, things), told.among, ask)
    except (KgError, SyntaxError, ValueError) as error:
        file = current().file
        text = Path(file).read_text(encoding="utf-8")
        place = ("lists", listing, "facets", name, "path")
        raise fault(file, text, place, f"{told.path} is no property path: {error}") from None
    return _made(name, told, values)


def _core_facet(listed: Listed, name: str, ask: Ask, things: frozenset[NamedNode]) -> Facet:
    told, is_yes_or_no = _CORE[name]
    near = f"({listed.told})?/" if listed.told else ""
    values = _values(f"{near}{told.path}", ask, things)
    if is_yes_or_no:
        of = {thing: frozenset({"yes" if thing in values else "no"}) for thing in things} if values else {}
        return Facet(name, told.title, of, {})
    return _made(name, told, values)


def _values(path: str, ask: Ask, things: frozenset[NamedNode]) -> dict[NamedNode, set[Term]]:
    cls = "VALUES ?thing {{ {} }}".format(" ".join(f"<{thing.value}>" for thing in sorted(things, key=str)))
    found: dict[NamedNode, set[Term]] = defaultdict(set)
    for thing, value in ask(f"SELECT DISTINCT ?thing ?value WHERE {{ {cls} ?thing {path} ?value }}"):
        if isinstance(thing, NamedNode) and value is not None:
            found[thing].add(value)
    return found


def _most_special(values: Mapping[NamedNode, set[Term]], among: str, ask: Ask) -> dict[NamedNode, set[Term]]:
    """Leave out classes of others, those above another class of the same thing, and those not below `among`."""
    if not any(is_term(value) for found in values.values() for value in found):
        return dict(values)
    wider: dict[Term | None, set[Term | None]] = defaultdict(set)
    for narrow, wide in ask("SELECT ?narrow ?wide WHERE { ?narrow rdfs:subClassOf ?wide FILTER(?narrow != ?wide) }"):
        wider[narrow].add(wide)
    top = term(among) if among else None
    ours = {
        thing: {value for value in found if is_term(value) and (top is None or top in {value, *wider[value]})}
        for thing, found in values.items()
    }
    kept = {
        thing: {value for value in found if not any(value in wider[other] for other in found)}
        for thing, found in ours.items()
    }
    return {thing: found for thing, found in kept.items() if found}


def _made(name: str, told: FacetPath, values: Mapping[NamedNode, set[Term]]) -> Facet:
    of = {thing: frozenset(map(_key, found)) for thing, found in values.items()}
    terms = {_key(value): value for found in values.values() for value in found if isinstance(value, NamedNode)}
    is_dated = any(
        isinstance(value, Literal) and value.datatype == EDTF for found in values.values() for value in found
    )
    return Facet(name, told.title, of, terms, is_dated)


def _key(value: Term) -> str:
    """Return what a choice is called in addresses: a prefixed name, a decade, or the value as it is written."""
    if isinstance(value, Literal):
        return _decade(value.value) if value.datatype == EDTF else value.value
    return abbreviate(value.value)


def _decade(edtf: str) -> str:
    """Return the decade in which a date begins, where it tells one.

    >>> _decade("1974-06"), _decade("/1960")
    ('1970s', 'not to the decade')
    """
    try:
        begun = bounds(edtf)
    except DateError:
        return SPREAD
    days = [day for day in (begun.begin_earliest, begun.begin_latest) if day is not None]
    decades = {day.year // 10 * 10 for day in days}
    return f"{decades.pop()}s" if len(days) == 2 and len(decades) == 1 else SPREAD
