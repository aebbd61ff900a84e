"""The candidates for a query, best first, each with the features that its score is made of.

The score is 100 times how well the name fits, times 0.3 for each property that differs, 0.9 where a wanted type is not
that of the entity. So it is right by itself for clients that look at no features. A candidate is a match when it is
named by its whole name (of a person, two words of it in full), no word of which is only resembled, has the type, agrees
in every property that was asked for, and the next one of that whole name is at least 10 lower: what cannot be compared
proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.link.reconciliation.asked import Asked
from kg.link.reconciliation.comparing import agreement
from kg.link.reconciliation.naming import NameFit, name_fits
from kg.link.reconciliation.properties import property_meant, values_of
from kg.link.reconciliation.register import KINDS, Register, identifier_of
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["Candidate", "candidates"]

_DIFFERS, _OTHER_TYPE = 0.3, 0.9
_LEAST = 0.3
_SURELY = 0.95
_AHEAD = 10.0
_WORDS_OF_A_PERSON = 2
_NAMED = NameFit(1.0, _WORDS_OF_A_PERSON, True)


@dataclass(frozen=True)
class Candidate:
    """An entity that may be meant: its score (0 to 100), whether it is surely meant, and why."""

    thing: Thing
    score: float
    match: bool = False
    features: dict[str, bool | float] = field(default_factory=dict)


def candidates(asked: Asked, register: Register) -> list[Candidate]:
    """Return the candidates, the best first; types that nothing has are told by an empty list."""
    fits = _fits(asked, register)
    found = [_candidate(asked, register, place, fit) for place, fit in fits.items()]
    kept = sorted((each for each in found if each is not None), key=_order)[: max(asked.limit, 2)]
    return [_judged(each, kept, fits, asked, register) for each in kept][: asked.limit]


def _order(candidate: Candidate) -> tuple[float, int, str]:
    return (-candidate.score, KINDS.index(candidate.thing.kind), candidate.thing.iri)


def _fits(asked: Asked, register: Register) -> dict[int, NameFit]:
    """Return how well entities fit by name; without a name, all of them fit."""
    index = register.index
    if not asked.query:
        return {place: _NAMED for place, thing in enumerate(index.things) if _is_entity(thing, register)}
    if (named := register.entity_meant(asked.query)) is not None:
        return {index.by_iri[register.node_of(named).value]: _NAMED}
    fits = name_fits(asked.query, index)
    return {
        place: fit for place, fit in fits.items() if fit.score >= _LEAST and _is_entity(index.things[place], register)
    }


def _is_entity(thing: Thing, register: Register) -> bool:
    return identifier_of(thing.iri) in register.entities


def _candidate(asked: Asked, register: Register, place: int, fit: NameFit) -> Candidate | None:
    thing = register.index.things[place]
    of_type = _is_of_type(asked, register, thing)
    if of_type is False and asked.type_strict != "should":
        return None
    agreements = _agreements(asked, register, NamedNode(thing.iri))
    if not asked.query and not _is_told(register, thing, agreements):
        return None
    differing = sum(agrees is False for agrees in agreements.values())
    score = 100 * fit.score * _DIFFERS**differing * (_OTHER_TYPE if of_type is False else 1.0)
    features: dict[str, bool | float] = {"name": round(100 * fit.score, 1)} if asked.query else {}
    if of_type is not None:
        features["type"] = of_type
    features |= {pid: agrees for pid, agrees in agreements.items() if agrees is not None}
    return Candidate(thing, round(score, 1), features=features)


def _is_told(register: Register, thing: Thing, agreements: dict[str, bool | None]) -> bool:
    """Tell whether a property agrees by what is told, not only by what is possible: without a name only that counts."""
    agreeing = [wanted for pid, agrees in agreements.items() if agrees and (wanted := property_meant(pid)) is not None]
    return any(values_of(register.graph, NamedNode(thing.iri), wanted) for wanted in agreeing)


def _is_of_type(asked: Asked, register: Register, thing: Thing) -> bool | None:
    """Tell whether an entity has the types that are asked for: any of them, or all; None when none is asked for."""
    if not asked.types:
        return None
    has = {type_.id for type_ in register.types_of(thing)}
    wanted = [register.type_meant(each) in has for each in asked.types]
    return all(wanted) if asked.type_strict == "all" else any(wanted)


def _agreements(asked: Asked, register: Register, node: NamedNode) -> dict[str, bool | None]:
    """Return for each property asked for whether it agrees; None for what cannot be compared or is not known here."""
    found: dict[str, bool | None] = {}
    for each in asked.properties:
        wanted = property_meant(each.pid)
        found[each.pid] = agreement(register, node, wanted, each.values) if wanted is not None else None
    return found


def _judged(
    each: Candidate, kept: list[Candidate], fits: dict[int, NameFit], asked: Asked, register: Register
) -> Candidate:
    fit = fits[register.index.by_iri[each.thing.iri]]
    rivals = (other for other in kept if other is not each and fits[register.index.by_iri[other.thing.iri]].is_whole)
    ahead = all(each.score - rival.score >= _AHEAD for rival in rivals)
    compared = all(each.features.get(wanted.pid) is True for wanted in asked.properties)
    surely = _is_named(each.thing, fit) and compared and each.features.get("type") is not False
    return Candidate(each.thing, each.score, bool(asked.query) and surely and ahead, each.features)


def _is_named(thing: Thing, fit: NameFit) -> bool:
    """Tell whether the words are the whole name; that of a person has two words at least."""
    words = _WORDS_OF_A_PERSON if thing.kind in current().kinds.lives else 1
    return fit.is_whole and fit.words >= words and fit.score >= _SURELY
