"""A digest for the triples of each property, and for those of each class: what tells whether an answer still holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from kg.validation.shacl.sparql.reads import EVERYTHING
from kg.validation.shacl.vocabulary import RDF

__all__ = ["Digests"]

TYPE = str(RDF.type).encode()


class Digests:
    """Digests of a graph that grows step by step; the same steps give the same digests."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def extend(self, lines: Iterable[bytes]) -> None:
        """Take in the triples of one step, as lines of N-Triples."""
        groups: dict[str, list[bytes]] = defaultdict(list)
        for line in sorted(set(lines)):
            _, predicate, rest = line.split(b" ", 2)
            groups[predicate[1:-1].decode()].append(line)
            if predicate == TYPE:
                groups[f"{RDF.type.value} {rest[1:-4].decode()}"].append(line)
        for name, group in groups.items():
            self._found[name] = sha256(self._found.get(name, b"") + b"".join(group)).digest()

    def note(self, name: str, value: str) -> None:
        """Take in something else on which answers depend."""
        self._found[name] = value.encode()

    def of(self, reads: Iterable[str]) -> str:
        """Return one digest of everything that is read."""
        names = sorted(self._found if EVERYTHING & set(reads) else set(reads))
        parts = (name.encode() + b"\0" + self._found.get(name, b"") + b"\n" for name in names)
        return sha256(b"".join(parts)).hexdigest()
