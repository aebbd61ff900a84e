"""What a request asks: the question, its parameters, and how the answer shall look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kg.rdf.resultformats import CITATION_STYLES
from kg.server.api import faults
from kg.server.api.formats import GRAPHS, MEDIA_TYPES, holding
from kg.translation import message

__all__ = ["LARGEST", "RESERVED", "Asking", "Pairs"]

Pairs = Iterable[tuple[str, str]]
Choose = Callable[[str, Sequence[str]], str | None]
"""Content negotiation: the value of an Accept header and what is offered in, the best of it out."""

LARGEST = 999_999_999
_DIGITS = re.compile(r"[0-9]{1,9}")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class Asking:
    """One request to a canned query.

    `media_types` are what the client takes, one for each kind of answer (rows, triples) that has any; `format` is the
    short name where the client gave one, so that the links to other pages repeat it.
    """

    name: str
    parameters: tuple[tuple[str, str], ...] = ()
    media_types: tuple[str, ...] = (MEDIA_TYPES["json"],)
    format: str | None = None
    evidence: bool = False
    style: str = CITATION_STYLES[0]
    view: str = "accepted"
    limit: int | None = None
    offset: int = 0

    @classmethod
    def read(cls, name: str, pairs: Pairs, accept: str, choose: Choose) -> Asking:
        """Return what a query string and an Accept header ask of a question; values of its own are checked later.

        Raises a Problem for a reserved parameter that is repeated or ill-typed, and when no format is acceptable.
        """
        pairs = [(name, value) for name, value in pairs if value]  # A form sends its empty fields, too.
        reserved = _reserved(pairs)
        asked: dict[str, Any] = {key: READERS[key](value) for key, value in reserved.items()}
        asked["parameters"] = tuple((key, value) for key, value in pairs if key not in RESERVED)
        asked["media_types"] = _media_types(asked, accept, choose)
        return cls(name, **asked)

    def as_arguments(self) -> dict[str, Any]:
        """Return the request as plain values, the arguments of the job."""
        return asdict(self)

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> Asking:
        """Return the request that the arguments of a job describe; pairs and lists may have come as JSON arrays."""
        asked = dict(arguments)
        asked["parameters"] = tuple((name, value) for name, value in asked.get("parameters", ()))
        if "media_types" in asked:
            asked["media_types"] = tuple(asked["media_types"])
        return cls(**asked)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the query string without limit and offset, in parts."""
        found = list(self.parameters)
        if self.format:
            found.append(("format", self.format))
        if self.evidence:
            found.append(("evidence", "true"))
        if self.style != CITATION_STYLES[0]:
            found.append(("style", self.style))
        if self.view != "accepted":
            found.append(("view", self.view))
        return found


def _reserved(pairs: Pairs) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise faults.repeated(name)
        if name in RESERVED:
            found[name] = value
    return found


def _media_types(asked: Mapping[str, Any], accept: str, choose: Choose) -> tuple[str, ...]:
    """Return the format asked for by name, else the best acceptable one for rows and for triples."""
    if "format" in asked:
        return (MEDIA_TYPES[asked["format"]],)
    rows = list(holding("rows", asked.get("evidence", False)).values())
    best = [choose(accept, rows), choose(accept, list(GRAPHS.values()))]
    found = tuple(dict.fromkeys(media_type for media_type in best if media_type))
    if not found:
        raise faults.not_acceptable(MEDIA_TYPES.values())
    return found


def _format(value: str) -> str:
    name = value.lower()
    if name not in MEDIA_TYPES:
        raise faults.unusable("format", value, faults.one_of(MEDIA_TYPES), MEDIA_TYPES)
    return name


def _evidence(value: str) -> bool:
    if value not in _TRUTH:
        raise faults.unusable("evidence", value, message("true or false"), _TRUTH)
    return _TRUTH[value]


def _style(value: str) -> str:
    if value not in CITATION_STYLES:
        raise faults.unusable("style", value, faults.one_of(CITATION_STYLES), CITATION_STYLES)
    return value


def _limit(value: str) -> int:
    if not _DIGITS.fullmatch(value) or int(value) < 1:
        raise faults.unusable("limit", value, message("a whole number from 1 to %(most)s", most=LARGEST))
    return int(value)


def _offset(value: str) -> int:
    if not _DIGITS.fullmatch(value):
        raise faults.unusable("offset", value, message("a whole number from 0 to %(most)s", most=LARGEST))
    return int(value)


READERS: dict[str, Callable[[str], Any]] = {
    "format": _format,
    "evidence": _evidence,
    "style": _style,
    "view": str,
    "limit": _limit,
    "offset": _offset,
}
RESERVED = tuple(READERS)
