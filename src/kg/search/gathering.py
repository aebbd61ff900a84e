"""From triples to the things in them that can be found by a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Triple

from kg.rdf.namespaces import CG, IDENTIFIERS, RDF, RDFS, SKOS, TERM_NAMESPACES, kind_of
from kg.search.thing import Name, Thing
from kg.settings import current

__all__ = ["gather"]

_TYPE, _ITEM = RDF.type, CG.wikidata
_LABELS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_TELLING = frozenset((_TYPE, _ITEM, *_LABELS))
_SHOWN_IN = current().project.languages[0]
_WITHOUT_NAMES = ("sentence", "span", "citation")
_OURS = (*IDENTIFIERS, *TERM_NAMESPACES)


@dataclass
class _Told:
    """What triples tell of one thing: its classes, its labels with their properties, the IRIs of others for it."""

    classes: set[str] = field(default_factory=set)
    labels: set[Any] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)


def gather(*parts: Iterable[Triple]) -> list[Thing]:
    """Return our things and terms, those without a name too, but for passages, which are named by number."""
    told: dict[str, _Told] = defaultdict(_Told)
    subject: Any
    value: Any
    for part in parts:
        for subject, predicate, value in part:
            if predicate not in _TELLING:
                continue
            if predicate == _TYPE:
                told[subject.value].classes.add(value.value)
            elif predicate in _LABELS:
                told[subject.value].labels.add((predicate, value))
            else:
                told[subject.value].elsewhere.add(value.value)
    return [_thing(iri, told[iri]) for iri in sorted(told) if _may_be_found(iri)]


def _may_be_found(iri: str) -> bool:
    return iri.startswith(_OURS) and kind_of(iri) not in _WITHOUT_NAMES


def _thing(iri: str, told: _Told) -> Thing:
    """Return a thing with its names, the main one in the language of the pages first."""
    labels = sorted(
        (predicate == SKOS.altLabel, label.language != _SHOWN_IN, label.value, label.language or "")
        for predicate, label in told.labels
    )
    names = tuple(dict.fromkeys(Name(text, language or None) for *_, text, language in labels))
    return Thing(iri, kind_of(iri), tuple(sorted(told.classes)), names, tuple(sorted(told.elsewhere)))
