"""References as BibTeX entries: titles in double braces, so that no style changes their capitals."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from kg.bibliography.edition import TITLE, Edition
from kg.bibliography.items import Item, items_of
from kg.bibliography.published import Published
from kg.bibliography.references import Reference

__all__ = ["bibtex"]

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(references: Sequence[Reference], edition: Edition) -> str:
    """Return one entry for each piece that is cited, divided by empty lines."""
    return "\n".join(_entry(item, edition) for item in items_of(references))


def _entry(item: Item, edition: Edition) -> str:
    fields = _fields(item)
    kind = "article" if "journal" in fields else "misc"
    seen = f"{'Cited in' if item.source else 'Entry of'} {TITLE}, version {edition.version}"
    note = ". ".join(part for part in (fields.pop("note", ""), seen) if part)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    lines += [f"  note = {{{note}}}", f"  url = {{{item.address}}}"]
    return f"@{kind}{{{item.key},\n" + ",\n".join(lines) + "\n}\n"


def _fields(item: Item) -> dict[str, str]:
    source = item.source
    title = f"{{{_escaped(item.title)}}}"
    if source is None:
        return {"title": title}
    is_agency = source.form == "agency-report"
    publisher = f"{_escaped(source.publisher.english)}" if source.publisher else ""
    authors = " and ".join(_escaped(name.english) for name in source.authors)
    place = ", ".join(part for part in (f"section {source.section}" if source.section else "", item.place) if part)
    fields = {
        "author": authors or (f"{{{publisher}}}" if is_agency and publisher else ""),
        "title": title,
        "year": _year(source.date),
        "month": _month(source.date),
        "address": _escaped(source.place.english) if source.place else "",
        "note": _escaped(place[:1].upper() + place[1:]),
    }
    return {**fields, "journal": publisher} if publisher and not is_agency else fields


def _year(date: Published) -> str:
    if date.year is None:
        return "[n.d.]"
    if date.is_told:
        return str(date.year)
    return f"[{date.year} or later]" if date.is_earliest else f"[{date.year}{'?' if date.is_doubtful else ''}]"


def _month(date: Published) -> str:
    if date.month is None or (date.year and not date.is_told):
        return ""
    name = calendar.month_name[date.month]
    return f"{name} {date.day}" if date.day else name


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
