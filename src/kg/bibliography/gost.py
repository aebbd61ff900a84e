"""Footnotes by GOST R 7.0.5-2008: names in Russian, titles as the text has them, what is devised in square brackets."""

from __future__ import annotations

from kg.bibliography.edition import TITLE_RUSSIAN, Edition
from kg.bibliography.numbers import ranges
from kg.bibliography.published import Published
from kg.bibliography.references import Piece, Reference
from kg.bibliography.sources import Name, Source
from kg.bibliography.titles import curled

__all__ = ["gost"]

_MONTHS = ("янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек.")
_CITIES = {"Москва": "М.", "Ленинград": "Л.", "Санкт-Петербург": "СПб."}
"""Cities that a footnote shortens (GOST R 7.0.12)."""


def gost(reference: Reference, edition: Edition) -> str:
    """Return a reference as a footnote (sections 6 and 9)."""
    graph = f"{_areas(TITLE_RUSSIAN, f'Версия {edition.version}', edition.year, f'URL: {reference.address}')}."
    if reference.entry is not None:
        return f"{reference.entry.russian} // {graph}"
    return f"{' ; '.join(_piece(piece) for piece in reference.pieces)}. Цит. по: {graph}"


def _piece(piece: Piece) -> str:
    source = piece.source
    place = [f"Разд. {source.section}"] if source.section else []
    if piece.sentences:
        place.append(f"предл. {ranges(piece.sentences)}")
    areas = [_title(source), *([f"Файл {source.file}"] if source.file else [])]
    head = ". ".join(areas)
    head += f" // {source.publisher.russian}" if source.publisher else ""
    return _areas(head, _imprint(source), ", ".join(place))


def _areas(*texts: str) -> str:
    """Return areas divided by full stops; one that ends in a full stop has no second one."""
    found = [text for text in texts if text]
    return "".join(f"{text.removesuffix('.')}. " for text in found[:-1]) + found[-1]


def _title(source: Source) -> str:
    authors = ", ".join(_author(name) for name in source.authors)
    title = curled(source.title) if source.title else f"[{source.devised.russian}]"
    return f"{authors} {title}" if authors else title


def _author(name: Name) -> str:
    """Return the family name with initials behind it."""
    *given, family = name.russian.split()
    return " ".join([family, *(f"{part[0]}." for part in given)])


def _imprint(source: Source) -> str:
    """Return place and date; with a place before it the date begins small (GOST 7.1-2003, 5.5)."""
    date = _date(source.date)
    if source.place is None:
        return date
    return f"{_CITIES.get(source.place.russian, source.place.russian)}, {date.replace('[Б', '[б').replace('[Н', '[н')}"


def _date(date: Published) -> str:
    """Return year, then day and month; what is not told stands in square brackets."""
    day = " ".join(part for part in (str(date.day or ""), _MONTHS[date.month - 1] if date.month else "") if part)
    if date.year is not None and not date.is_told:
        return f"[Не ранее {date.year}]" if date.is_earliest else f"[{date.year}{'?' if date.is_doubtful else ''}]"
    return ". ".join([str(date.year) if date.year else "[Б. г.]", *([day] if day else [])])
