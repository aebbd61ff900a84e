"""The authority files whose records our things are matched with: where their names begin, and what a number looks like.

The forms of the numbers are those that Wikidata demands of its properties P227 (GND), P214 (VIAF), P213 (ISNI) and
P1566 (GeoNames); the last character of an ISNI is a check (ISO 7064, MOD 11-2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import KgError
from kg.rdf.namespaces import PREFIXES

__all__ = ["AUTHORITIES", "WIKIDATA", "Authority", "authority_of", "record_in_words", "record_meant"]


@dataclass(frozen=True)
class Authority:
    """An authority file: its prefix here, its name, where its names begin and end, the form of a number, an example."""

    prefix: str
    name: str
    start: str
    form: str
    example: str
    end: str = ""

    def iri(self, number: str) -> str:
        """Return the name of a record."""
        return f"{self.start}{number}{self.end}"

    def number(self, iri: str) -> str | None:
        """Return the number of a record, or None for a name that is not of this authority, or ill-formed."""
        number = iri.removeprefix(self.start).removesuffix(self.end)
        return number if self.iri(number) == iri and self.has(number) else None

    def has(self, number: str) -> bool:
        """Tell whether something looks like a number of this authority."""
        return re.fullmatch(self.form, number) is not None and (self.prefix != "isni" or _is_checked(number))


WIKIDATA = Authority("wd", "Wikidata", PREFIXES["wd"], "Q[1-9][0-9]*", "Q84217")
AUTHORITIES = (
    WIKIDATA,
    Authority(
        "gnd",
        "GND",
        "https://d-nb.info/gnd/",
        "1[012]?[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]",
        "gnd:4005728-8",
    ),
    Authority("viaf", "VIAF", "http://viaf.org/viaf/", "[1-9][0-9]([0-9]{0,7}|[0-9]{17,20})", "viaf:102333412"),
    Authority("isni", "ISNI", "https://isni.org/isni/", "[0-9]{15}[0-9X]", "isni:0000000218250097"),
    Authority("geonames", "GeoNames", "https://sws.geonames.org/", "[1-9][0-9]{0,8}", "geonames:2660646", "/"),
)


def authority_of(iri: str) -> Authority | None:
    """Return the authority that a record is of, or None.

    >>> authority_of("https://sws.geonames.org/2660646/").name
    'GeoNames'
    """
    return next((authority for authority in AUTHORITIES if authority.number(iri) is not None), None)


def record_in_words(iri: str) -> str:
    """Return what people call a record: the number of an item of Wikidata, else the authority and the number.

    >>> record_in_words("https://d-nb.info/gnd/4005728-8"), record_in_words("http://www.wikidata.org/entity/Q84217")
    ('GND 4005728-8', 'Q84217')
    """
    authority = authority_of(iri)
    if authority is None:
        return iri
    number = str(authority.number(iri))
    return number if authority == WIKIDATA else f"{authority.name} {number}"


def record_meant(text: str) -> str:
    """Return the name of the record that is meant: by a number of Wikidata, a prefixed number or a whole name.

    >>> record_meant("gnd:4005728-8")
    'https://d-nb.info/gnd/4005728-8'

    Raises KgError for what is none.
    """
    if authority_of(text) is not None:
        return text
    if WIKIDATA.has(text):
        return WIKIDATA.iri(text)
    prefix, _, number = text.partition(":")
    number = number.replace(" ", "")
    for authority in AUTHORITIES:
        if prefix == authority.prefix and authority.has(number):
            return authority.iri(number)
    ways = ", ".join(authority.example for authority in AUTHORITIES)
    raise KgError(f"{text} is no record of an authority: write its number, as {ways}")


def _is_checked(number: str) -> bool:
    """Tell whether the last character is what the others demand (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == number[-1]
