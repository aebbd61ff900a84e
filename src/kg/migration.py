"""Moving a project to new addresses of terms, by a table in Turtle: `old dcterms:isReplacedBy new`.

Names are rewritten as they stand, in data, queries, shapes, answers and guides: prefixed names by the prefixes that
their file declares, and whole addresses; comments and messages of shapes too. Each part of a file that begins with
declarations of prefixes has those that it needs afterwards and no others of those that were touched. What was in
canonical form stays so. A name that has no single successor is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.rdf import turtle
from kg.rdf.namespaces import DCTERMS, PREFIXES, abbreviate
from kg.sparql.tokens import Token, tokenize

__all__ = ["Moved", "migrate", "migrated", "read_moves"]

_SUFFIXES = (".ttl", ".rq", ".md", ".csv", ".jsonld", ".toml", ".tsv", ".yaml", ".py")
_LEFT_ALONE = {".git", ".venv", "build", "node_modules", "__pycache__"}
_ESCAPE = re.compile(r"\\.")
_ADDRESS = re.compile(r"(https?://[\w./#%~:@+-]*[\w#/])")


class _Declaration(NamedTuple):
    """A line that declares a prefix and nothing else, in Turtle or in SPARQL."""

    prefix: str
    iri: str


@dataclass(frozen=True)
class Moved:
    """A file that was rewritten, and how many names in it."""

    path: Path
    names: int


def read_moves(table: Path) -> dict[str, str]:
    """Return the new address of each old one that has exactly one successor."""
    found: dict[str, list[str]] = {}
    for old, predicate, new in turtle.read(table):
        if predicate == DCTERMS.isReplacedBy and isinstance(old, NamedNode) and isinstance(new, NamedNode):
            found.setdefault(old.value, []).append(new.value)
    if not found:
        raise KgError(f"{table} moves nothing: it has no triple with dcterms:isReplacedBy")
    return {old: new[0] for old, new in found.items() if len(new) == 1}


def migrate(folder: Path, table: Path) -> list[Moved]:
    """Rewrite every file of a folder in place; return those that changed. The table itself is left as it is."""
    moves = read_moves(table)
    kept = {table.resolve(), *(path.resolve() for path in folder.rglob("deprecated.ttl"))}
    done = []
    for path in _files(folder):
        if path.resolve() not in kept and (moved := _rewrite(path, moves)):
            done.append(Moved(path, moved))
    return done


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in _LEFT_ALONE:
            yield from _files(path)
        elif path.is_file() and path.suffix in _SUFFIXES and not path.is_symlink():
            yield path


def _rewrite(path: Path, moves: Mapping[str, str]) -> int:
    with path.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    new, count = migrated(text, moves)
    if not count:
        return 0
    was_canonical = path.suffix == ".ttl" and _is_canonical(path, text)
    with path.open("w", encoding="utf-8", newline="") as opened:
        opened.write(new)
    if was_canonical:
        path.write_text(turtle.canonical(path), encoding="utf-8")
    return count


def _is_canonical(path: Path, text: str) -> bool:
    try:
        return turtle.canonical(path) == text
    except KgError:
        return False


def migrated(text: str, moves: Mapping[str, str]) -> tuple[str, int]:
    """Return a text with new names, and how many were rewritten.

    >>> migrated("a:keeps .", {PREFIXES["dcterms"] + "x": PREFIXES["dcterms"] + "y"})
    ('a:keeps .', 0)
    """
    context = _context(text)
    parts, total = [], 0
    for part in _parts(text):
        new, count = _part(part, moves, context)
        parts.append(new)
        total += count
    return "".join(parts), total


def _context(text: str) -> dict[str, str]:
    """Return the prefixes of a JSON-LD context; none for other texts."""
    try:
        found = json.loads(text)["@context"] if text.startswith("{") else {}
    except (ValueError, KeyError, TypeError):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str) and value.endswith(("/", "#"))}


def _declaration(line: str) -> _Declaration | None:
    told = [token for token in tokenize(line) if token.kind != "space"] if "prefix" in line.lower() else []
    opening = told[0].text.upper() if len(told) > 2 and told[1].text.endswith(":") else ""
    is_turtle = opening == "@PREFIX" and told[-1].text == "."
    if not is_turtle and opening != "PREFIX":
        return None
    iri = "".join(token.text for token in (told[2:-1] if is_turtle else told[2:]))
    is_whole = iri.startswith("<") and iri.find(">") == len(iri) - 1
    return _Declaration(told[1].text[:-1], iri[1:-1]) if is_whole else None


def _names(text: str) -> Iterator[Token]:
    """Yield the prefixed names of a text, those within its comments and strings too, in their order.

    >>> [(name.text, name.start) for name in _names('a:b "c:d # e:f"')]
    [('a:b', 0), ('c:d', 5), ('e:f', 11)]
    """
    for token in tokenize(text):
        if token.kind == "name":
            yield token
        elif token.kind in ("string", "space"):
            mark = 1 if token.kind == "string" else token.text.find("#") + 1
            within = token.text[mark:] if mark else ""
            within = _ESCAPE.sub("  ", within) if token.kind == "string" else within
            yield from (Token(each.kind, each.text, each.start + token.start + mark) for each in _names(within))


def _parts(text: str) -> Iterator[list[str]]:
    """Yield the lines of a text in parts, each of which begins with declarations but perhaps the first."""
    part: list[str] = []
    declaring = True
    for line in text.splitlines(keepends=True):
        is_declaration = _declaration(line.rstrip("\r\n")) is not None
        if is_declaration and not declaring:
            yield part
            part = []
        declaring = is_declaration if line.strip() else declaring
        part.append(line)
    if part:
        yield part


def _part(lines: list[str], moves: Mapping[str, str], context: Mapping[str, str]) -> tuple[str, int]:
    found = [_declaration(line.rstrip("\r\n")) for line in lines]
    declared = dict(declaration for declaration in found if declaration)
    body, count, given_up, needed = _body(lines, found, {**PREFIXES, **context, **declared}, moves)
    if declared and count:
        unused = {prefix for prefix in given_up if not _uses(prefix, body)}
        body = _redeclared(lines, found, body, unused, needed - set(declared))
    elif context and count:
        body = [_with_prefixes("".join(body), needed - set(context))]
    return "".join(body), count


def _body(
    lines: list[str], found: list[_Declaration | None], prefixes: Mapping[str, str], moves: Mapping[str, str]
) -> tuple[list[str], int, set[str], set[str]]:
    """Return the lines with names moved, how many were, and the prefixes that were given up and that are needed."""
    given_up: set[str] = set()
    needed: set[str] = set()
    count = 0

    def moved(piece: str) -> str:
        nonlocal count
        if piece in moves:
            count += 1
            return moves[piece]
        written, done = [], 0
        for name in _names("" if _ADDRESS.fullmatch(piece) else piece):
            told = name.text.rstrip(":")  # In running text a colon may follow.
            prefix, _, local = told.partition(":")
            new = moves.get(prefixes.get(prefix, "") + local)
            if new is not None:
                written += [piece[done : name.start], abbreviate(new)]
                done = name.start + len(told)
                count += 1
                given_up.add(prefix)
                needed.add(written[-1].partition(":")[0])
        return "".join((*written, piece[done:]))

    body = [
        line if declaration else "".join(map(moved, _ADDRESS.split(line)))
        for line, declaration in zip(lines, found, strict=True)
    ]
    return body, count, given_up, needed


def _uses(prefix: str, body: Iterable[str]) -> bool:
    lines = (line for line in body if f"{prefix}:" in line and not _declaration(line.rstrip("\r\n")))
    return any(name.prefix == prefix for line in lines for piece in _ADDRESS.split(line)[::2] for name in _names(piece))


def _redeclared(
    lines: list[str], found: list[_Declaration | None], body: list[str], unused: set[str], needed: set[str]
) -> list[str]:
    """Return the lines with new declarations in alphabetical place and without those that nothing uses any more."""
    kept = [(told.prefix, line) for line, told in zip(lines, found, strict=True) if told and told.prefix not in unused]
    pattern = next((line, told) for line, told in zip(lines, found, strict=True) if told)
    kept += [(prefix, _like(*pattern, prefix)) for prefix in needed]
    first = next(place for place, match in enumerate(found) if match)
    rest = [line for line, match in zip(body, found, strict=True) if not match]
    return [*rest[:first], *(line for _, line in sorted(kept)), *rest[first:]]


def _like(line: str, told: _Declaration, prefix: str) -> str:
    """Return a declaration of another prefix in the form of one that stands there."""
    renamed = line.replace(f"{told.prefix}:", f"{prefix}:", 1)
    return renamed.replace(told.iri, PREFIXES[prefix], 1)


def _with_prefixes(text: str, needed: set[str]) -> str:
    """Return a JSON-LD context with more prefixes, each before the first that comes after it in the alphabet."""
    for prefix in sorted(needed):
        entries = re.finditer(r'^  "(?P<key>[\w-]+)": "https?://[^"]*[/#]",$', text, re.M)
        place = next((m.start() for m in entries if m["key"] > prefix), None)
        if place is not None:
            text = f'{text[:place]}  "{prefix}": "{PREFIXES[prefix]}",\n{text[place:]}'
    return text
