"""Notes in the style of the MLA Handbook, 9th edition: core elements, and the graph as a second container."""

from __future__ import annotations

from kg.bibliography.edition import TITLE, Edition
from kg.bibliography.numbers import ranges
from kg.bibliography.published import Published
from kg.bibliography.references import Piece, Reference
from kg.bibliography.sources import Source
from kg.bibliography.titles import closed, headline, quoted, raised

__all__ = ["mla"]

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def mla(reference: Reference, edition: Edition) -> str:
    """Return a reference as a note; titles in italics stand between asterisks."""
    address = reference.address.partition("://")[2]
    parts = (f"*{TITLE}*", f"version {edition.version}", edition.year, address)
    graph = ", ".join(filter(None, parts)) + "."
    if reference.entry is not None:
        return f"{closed(quoted(reference.entry.english), '.')} {graph}"
    return f"{'; '.join(_piece(piece) for piece in reference.pieces)}. {graph}"


def _piece(piece: Piece) -> str:
    source = piece.source
    parts = [*_container(source), _date(source.date)]
    parts += [f"section {source.section}"] if source.section else []
    if piece.sentences:
        parts.append(f"sentence{'s' if len(piece.sentences) > 1 else ''} {ranges(piece.sentences, '-')}")
    return " ".join([*_authors(source), closed(_title(source), "."), raised(", ".join(parts))])


def _authors(source: Source) -> list[str]:
    """Return the authors, the first with the family name in front."""
    if not source.authors:
        return []
    given, _, family = source.authors[0].english.rpartition(" ")
    first = f"{family}, {given}" if given else family
    return [closed(" and ".join([first, *(name.english for name in source.authors[1:])]), ".")]


def _title(source: Source) -> str:
    return quoted(headline(source.title)) if source.title else source.devised.english


def _container(source: Source) -> list[str]:
    """Return the periodical or work of reference in italics; an agency is a publisher."""
    if source.file:
        return [f"file {source.file}"]
    if source.publisher is None:
        return []
    name = source.publisher.english
    return [name if source.form == "agency-report" else f"*{name}*"]


def _date(date: Published) -> str:
    day = " ".join(part for part in (str(date.day or ""), _MONTHS[date.month - 1] if date.month else "") if part)
    if date.year is None:
        return f"{day} [n.d.]".strip()
    if not date.is_told:
        return f"[{date.year} or later]" if date.is_earliest else f"[{date.year}{'?' if date.is_doubtful else ''}]"
    return f"{day} {date.year}".strip()
