"""Notes in the style of the Chicago Manual of Style, 17th edition, chapter 14 (notes and bibliography)."""

from __future__ import annotations

from kg.bibliography.edition import TITLE, Edition
from kg.bibliography.numbers import ranges
from kg.bibliography.published import Published
from kg.bibliography.references import Piece, Reference
from kg.bibliography.sources import Source
from kg.bibliography.titles import closed, headline, lowered, quoted, raised

__all__ = ["chicago"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PAIR = 2


def chicago(reference: Reference, edition: Edition) -> str:
    """Return a reference as a note; titles in italics stand between asterisks."""
    graph = f"*{TITLE}*, version {edition.version}" + (f" ({edition.year})" if edition.year else "")
    if reference.entry is not None:
        return f"{graph}, s.v. {closed(quoted(reference.entry.english), ',')} {reference.address}."
    pieces = "; ".join(_piece(piece) for piece in reference.pieces)
    return f"{raised(pieces)}{_cited(len(reference.pieces))} {graph}, {reference.address}."


def _cited(count: int) -> str:
    """Say where the passages were seen (14.260)."""
    if count == 1:
        return ", cited in"
    return f"; {'both' if count == _PAIR else 'all'} cited in"


def _piece(piece: Piece) -> str:
    source = piece.source
    parts = [*_authors(source), *_title(source), *_publication(source), _date(source.date)]
    parts += [f"section {source.section}"] if source.section else []
    if piece.sentences:
        parts.append(f"sentence{'s' if len(piece.sentences) > 1 else ''} {ranges(piece.sentences)}")
    text = parts[0]
    for part in parts[1:]:
        text = f"{closed(text, ',')} {part}"
    return text


def _authors(source: Source) -> list[str]:
    if source.form == "agency-report" and source.publisher and not source.authors:
        return [source.publisher.english]
    return [" and ".join(name.english for name in source.authors)] if source.authors else []


def _title(source: Source) -> list[str]:
    if source.form == "encyclopaedia-article" and source.publisher and source.title:
        return [source.publisher.english, f"s.v. {quoted(headline(source.title))}"]
    if source.title:
        return [quoted(headline(source.title))]
    return [lowered(source.devised.english), *([f"file {source.file}"] if source.file else [])]


def _publication(source: Source) -> list[str]:
    place = [source.place.english] if source.place else []
    if source.publisher is None or source.form in {"agency-report", "encyclopaedia-article"}:
        return place
    return [f"*{source.publisher.english}*", *place]


def _date(date: Published) -> str:
    """Return the date; what is not told stands in square brackets (14.145)."""
    day = _MONTHS[date.month - 1] + (f" {date.day}" if date.day else "") if date.month else ""
    if date.year is None:
        return f"{day}, [n.d.]" if day else "[n.d.]"
    if not date.is_told:
        return f"[{date.year} or later]" if date.is_earliest else f"[{date.year}{'?' if date.is_doubtful else ''}]"
    return f"{day}, {date.year}" if date.day else f"{day} {date.year}".strip()
