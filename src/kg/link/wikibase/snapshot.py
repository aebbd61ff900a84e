"""A pinned file of entities in the form of Wikidata's JSON dumps: an array with one entity a line, sorted and hashed.

A slice of a real dump is read as well: plain, gzip or bzip2, with or without the brackets of the array. Beside a file
that was written here stands its SHA-256 (`FILE.sha256`, as sha256sum writes it); one that differs is refused.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from kg.errors import KgError, SourceError
from kg.link.wikibase.entities import Entity, entity_of

__all__ = ["digest_file", "read_lines", "read_snapshot", "write_snapshot"]

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open}


def read_snapshot(path: Path, wanted: Collection[str] | None = None) -> dict[str, Entity]:
    """Return the entities of a file by number, all or those that are wanted.

    Raises SourceError with the line for what is no JSON or no entity, and KgError where the digest beside differs.
    """
    _check_digest(path)
    found = {}
    for number, content in read_lines(path):
        if wanted is not None and content.get("id") not in wanted:
            continue
        try:
            entity = entity_of(content)
        except ValueError as error:
            raise SourceError(path, str(error), line=number) from None
        found[entity.id] = entity
    return found


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the JSON object of each line that holds one."""
    try:
        with _opened(path) as file:
            for number, raw in enumerate(file, start=1):
                line = raw.strip().rstrip(b",")
                if line not in {b"", b"[", b"]"}:
                    yield number, _object(path, number, line)
    except (OSError, EOFError) as error:
        raise KgError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _opened(path: Path) -> IO[bytes]:
    opened: IO[bytes] = _OPENERS[path.suffix](path, "rb") if path.suffix in _OPENERS else path.open("rb")
    return opened


def _object(path: Path, number: int, line: bytes) -> dict[str, Any]:
    hint = "one entity a line, as in Wikidata's JSON dumps; is the file cut off?"
    try:
        content = json.loads(line)
    except ValueError as error:
        raise SourceError(path, f"is no JSON: {error}", line=number, hint=hint) from None
    if not isinstance(content, dict):
        raise SourceError(path, "holds no entity", line=number, hint=hint)
    return content


def write_snapshot(path: Path, contents: Iterable[dict[str, Any]]) -> str:
    """Write entities by number, and the digest beside; return the digest; the same are the same bytes."""
    ordered = sorted(contents, key=lambda content: (content["id"][0], int(content["id"][1:])))
    lines = (json.dumps(each, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for each in ordered)
    data = ("[\n" + ",\n".join(lines) + "\n]\n").encode()
    digest = hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    digest_file(path).write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    return digest


def digest_file(path: Path) -> Path:
    """Return the file that holds the digest of another."""
    return path.with_name(path.name + ".sha256")


def _check_digest(path: Path) -> None:
    beside = digest_file(path)
    if beside.is_file() and path.is_file():
        told = beside.read_text(encoding="utf-8").split()[:1]
        if told != [hashlib.sha256(path.read_bytes()).hexdigest()]:
            raise KgError(f"{path} is not what {beside.name} says: fetch it anew, or delete {beside.name}")
