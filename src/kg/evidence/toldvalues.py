"""The told-value check: no date, number or length stands as told that no cited passage says.

Every year, month, day, number and amount of a value must occur in the words of the passages cited for that value (a
section's date line counts where it is cited, too). A value that the editors reckon is a claim with a `cg:basis`, and
is not looked at. Labels, paraphrases, ordinals and what rules add are no told values. Numerals in words, lengths and
seasons are read in English texts only; in texts of other languages years, months and days alone are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from kg.domain import FIGURES, UNITS
from kg.evidence.months import with_english_months
from kg.evidence.numerals import Told, told_in
from kg.evidence.support import holders_of, passages_by_property
from kg.evidence.texts import Texts
from kg.evidence.verification import words_of
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, DCTERMS, EDTF, RDF, XSD

__all__ = ["Untold", "untold_parts", "untold_values"]

_NUMBERS = (XSD.integer, XSD.nonNegativeInteger, XSD.decimal, XSD.double)
_UNIT_OF = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_READ_WHOLE = "en"
"""The language whose numerals, lengths and seasons are read as well."""
_READ_IN_ALL_LANGUAGES = ("year", "month", "day")
_MONTHS_AND_SEASONS = re.compile(r"(\d{3}[\dX]|\d\dXX|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True)
class Untold:
    """A value that stands as told although no cited passage says these parts of it."""

    node: Subject
    property: NamedNode
    value: Literal
    parts: tuple[str, ...]
    cited: tuple[NamedNode, ...]


def untold_values(authored: Graph, sources: Graph, texts: Texts) -> list[Untold]:
    """Return every told value of which some part is in no passage cited for it, in order of the nodes."""
    found = []
    cited_words = _Words(sources, texts)
    for node in authored.all_subjects():
        if authored.has(node, CG.basis):
            continue
        passages: dict[NamedNode, list[NamedNode]] | None = None
        for predicate, value in authored.about(node):
            if isinstance(value, Literal) and _is_checked(predicate, value):
                passages = _passages(authored, sources, node) if passages is None else passages
                cited = tuple(passages.get(predicate, ()))
                if parts := tuple(cited_words.untold(predicate, value, cited)):
                    found.append(Untold(node, predicate, value, parts, cited))
    return found


class _Words:
    """The words of passages, each read in the language of its document."""

    def __init__(self, sources: Graph, texts: Texts):
        self._sources, self._texts = sources, texts

    def untold(self, predicate: NamedNode, value: Literal, cited: Iterable[NamedNode]) -> list[str]:
        """Return the parts of a value that no passage tells; of words that are not English dates alone are read."""
        spans = list(cited)
        words = [words for span in spans if (words := self._read(span)) is not None]
        untold = untold_parts(predicate, value, words)
        if all(self._language(span) == _READ_WHOLE for span in spans):
            return untold
        return [part for part in untold if value.datatype == EDTF and part.startswith(_READ_IN_ALL_LANGUAGES)]

    def _read(self, span: NamedNode) -> str | None:
        words, language = words_of(self._sources, self._texts, span), self._language(span)
        return words if words is None or language == _READ_WHOLE else with_english_months(words, language)

    def _language(self, span: NamedNode) -> str:
        section = self._sources.node(span, CG.ofSection)
        document = self._sources.node(section, CG.partOfDocument) if section else None
        told = self._sources.text(document, DCTERMS.language) if document else None
        return (told or _READ_WHOLE).partition("-")[0].lower()


def _passages(authored: Graph, sources: Graph, node: Subject) -> dict[NamedNode, list[NamedNode]]:
    """Return the passages of a node by property; a proposition has those of the statements that contain it."""
    if CG.Proposition not in authored.nodes(node, RDF.type):
        return passages_by_property(authored, sources, node)
    statements = dict.fromkeys(holder for holder, _ in holders_of(authored, node))
    spans = [span for statement in statements for span in _all_spans(authored, sources, statement)]
    return {predicate: spans for predicate, _ in authored.about(node)}


def _all_spans(authored: Graph, sources: Graph, node: Subject) -> Iterator[NamedNode]:
    for spans in passages_by_property(authored, sources, node).values():
        yield from spans


def _is_checked(predicate: NamedNode, value: Literal) -> bool:
    return value.datatype in (*_NUMBERS, EDTF, XSD.gYear, XSD.duration) or predicate in FIGURES


def untold_parts(predicate: NamedNode, value: Literal, passages: Iterable[str]) -> list[str]:
    """Return the parts of a value that none of the passages tells; without passages nothing is told.

    >>> from pyoxigraph import Literal
    >>> untold_parts(CG.when, Literal("1976-09-06", datatype=EDTF), ["on 6 September"])
    ['year 1976']
    """
    words = list(passages)
    told = Told()
    for text in words:
        told = told.union(told_in(text))
    if predicate in FIGURES:
        return [] if any(_quotes(text, value.value) for text in words) else [value.value]
    if value.datatype in (EDTF, XSD.gYear):
        return list(_untold_date(value.value, told))
    if value.datatype == XSD.duration:
        return list(_untold_duration(value.value, told))
    return _untold_number(predicate, value.value, told)


def _quotes(text: str, figures: str) -> bool:
    """Tell whether figures or a short mark stand in a text as they are, not within a longer number."""
    return re.search(rf"(?<!\w){re.escape(figures)}(?:st|nd|rd|th)?(?!\w)", text) is not None


def _untold_number(predicate: NamedNode, lexical: str, told: Told) -> list[str]:
    try:
        number = Decimal(lexical)
    except InvalidOperation:
        return [lexical]
    unit = UNITS.get(predicate)
    if unit is None:
        return [] if number in told.numbers else [str(lexical)]
    return [] if (number, unit) in told.lengths else [f"{lexical} {unit}s"]


def _untold_duration(lexical: str, told: Told) -> Iterator[str]:
    date, _, time = lexical.removeprefix("P").partition("T")
    for amount, letter in re.findall(r"(\d+(?:\.\d+)?)([YMWD])", date):
        if (Decimal(amount), _UNIT_OF[letter]) not in told.lengths:
            yield f"{amount} {_UNIT_OF[letter]}s"
    for amount, letter in re.findall(r"(\d+(?:\.\d+)?)([HMS])", time):
        unit = {"H": "hour", "M": "minute", "S": "second"}[letter]
        if (Decimal(amount), unit) not in told.lengths:
            yield f"{amount} {unit}s"


def _untold_date(edtf: str, told: Told) -> Iterator[str]:
    for one in re.split(r"/|\.\.", re.sub(r"[\[\]?~%\s]", "", edtf)):
        if found := _MONTHS_AND_SEASONS.fullmatch(one):
            year, month, day = found.groups()
            yield from _untold_year(year, told)
            if month and not _is_told_month(int(month), told):
                yield f"month {int(month)}" if int(month) <= 12 else f"season {month}"
            if day and int(day) not in told.days:
                yield f"day {int(day)}"


def _is_told_month(month: int, told: Told) -> bool:
    return month in (told.months if month <= 12 else told.seasons)


def _untold_year(year: str, told: Told) -> Iterator[str]:
    if year == "XXXX":
        return
    if year.endswith("XX"):
        first = int(year[:2]) * 100
        if not (first in told.centuries or any(first <= y < first + 100 for y in told.years | told.decades)):
            yield f"century {year}"
    elif year.endswith("X"):
        first = int(year[:3]) * 10
        if not (first in told.decades or any(first <= y < first + 10 for y in told.years)):
            yield f"decade {year}"
    elif int(year) not in told.years:
        yield f"year {year}"
