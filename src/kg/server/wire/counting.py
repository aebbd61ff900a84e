"""Counting the rows of an answer while its bytes pass, for the formats of SPARQL results."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["RowCounter", "counter_for"]

RowCounter = Callable[[bytes], int]
"""Takes the next bytes of an answer and returns how many rows have begun or ended so far."""


def counter_for(format_name: str) -> RowCounter:
    """Return a counter for json, xml, csv or tsv, as Oxigraph writes them."""
    return {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}[format_name]()


def _xml() -> RowCounter:
    """Count `<result>`; in the text of an element `<` is always escaped."""
    rows, rest = 0, b""

    def count(piece: bytes) -> int:
        nonlocal rows, rest
        whole = rest + piece
        rows += whole.count(b"<result>")
        rest = whole[-7:]
        return rows

    return count


def _tsv() -> RowCounter:
    """Count line ends after the first; in TSV those of a literal are escaped."""
    rows = -1

    def count(piece: bytes) -> int:
        nonlocal rows
        rows += piece.count(b"\n")
        return max(rows, 0)

    return count


def _csv() -> RowCounter:
    """Count line ends outside quotation marks, after the first (RFC 4180)."""
    rows, inside = -1, 0

    def count(piece: bytes) -> int:
        nonlocal rows, inside
        parts = piece.split(b'"')
        rows += sum(part.count(b"\n") for part in parts[inside::2])
        inside = (inside + len(parts) - 1) % 2
        return max(rows, 0)

    return count


def _json() -> RowCounter:
    """Count `},{` outside strings: between terms of one row a string, the variable's name, stands between them."""
    separators, inside, rest = 0, 0, b""

    def count(piece: bytes) -> int:
        nonlocal separators, inside, rest
        whole = rest + piece
        cut = len(whole) - (len(whole) - len(whole.rstrip(b"\\"))) % 2
        whole, slash = whole[:cut], whole[cut:]
        parts = whole.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
        separators += sum(part.count(b"},{") for part in parts[inside::2])
        inside = (inside + len(parts) - 1) % 2
        rest = (b"" if inside or slash else parts[-1][-2:]) + slash
        return separators + 1

    return count
