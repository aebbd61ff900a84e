"""Faults of a `project.toml` with the line on which they stand: tomllib tells no lines of keys."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import KgError

__all__ = ["fault", "missing_ontology"]


def fault(file: str, text: str, place: tuple[str, ...], message: str) -> KgError:
    """Return an error that names file and line of a key; `place` is the way to it, tables first."""
    line = _line(text, place)
    return KgError(f"{file}:{line}: {message}" if line else f"{file}: {message}")


def missing_ontology(file: str, named: Path) -> KgError:
    """Return the error of an ontology file that the settings name and that is not there."""
    text = Path(file).read_text(encoding="utf-8")
    message = f"files names {named.name}, but there is no {named}: write it, or take it out of the list"
    return fault(file, text, ("ontology", "files"), message)


def _line(text: str, place: tuple[str, ...]) -> int | None:
    """Return the line (from 1) of the key, else of the innermost table that is told, else nothing."""
    table: tuple[str, ...] = ()
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[+([^\]]+)\]", line):
            table = tuple(part.strip().strip("\"'") for part in head[1].split("."))
        depth = _depth(line, table, place)
        if depth and (best is None or depth > best[0]):
            best = (depth, number)
    return best[1] if best else None


def _depth(line: str, table: tuple[str, ...], place: tuple[str, ...]) -> int:
    if place[: len(table)] != table:
        return 0
    key = re.match(r"""\s*["']?([\w.:-]+)["']?\s*=""", line)
    words = tuple(key[1].split(".")) if key else ()
    told = (*table, *words)
    return len(told) if place[: len(told)] == told else 0
