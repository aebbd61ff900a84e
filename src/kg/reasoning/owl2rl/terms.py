"""Terms as numbers, and what the engine must know of literals (OWL 2 Profiles, table 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.reasoning.owl2rl.values import LANGUAGE_STRING, STRING, IllTypedError, Value, value_of
from kg.reasoning.owl2rl.vocabulary import ANNOTATION_PROPERTIES, RECOGNISED, VOCABULARY, term

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Dictionary", "Ids", "Literals", "Term"]

Ids = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]
Term = NamedNode | BlankNode | Literal | Triple
_KINDS = {NamedNode: 0, BlankNode: 1, Literal: 2, Triple: 3}


class Dictionary(dict[Term, int]):
    """Numbers terms in the order of their appearance; looking up a new term numbers it."""

    def __init__(self) -> None:
        for name in (*VOCABULARY, *ANNOTATION_PROPERTIES, *RECOGNISED):
            self[term(name)]

    def __missing__(self, key: Term) -> int:
        number = self[key] = len(self)
        return number

    def encode(self, triples: Iterable[Triple]) -> Ids:
        """Return the triples as rows of three numbers."""
        numbers = np.fromiter((self[part] for triple in triples for part in triple), dtype=np.int64)
        return numbers.reshape(-1, 3)

    def kinds(self) -> NDArray[np.int8]:
        """Tell of each number: an IRI (0), a blank node (1), a literal (2) or a triple (3)."""
        return np.fromiter(map(_KINDS.__getitem__, map(type, self)), dtype=np.int8, count=len(self))


class Literals:
    """The literals of a dictionary: their values, the malformed ones, and those that spell the same value."""

    def __init__(self, dictionary: Dictionary):
        self.terms: list[Term] = list(dictionary)
        self.kinds = dictionary.kinds()
        self.is_literal = self.kinds == 2
        self.malformed: list[int] = []
        self._values: dict[int, Value | None] = {}
        self._spellings: dict[int, list[int]] = {}
        self.is_respelled = np.zeros(len(self.terms), dtype=np.bool_)
        self._codes: dict[str, int] = {}
        self._datatypes = self._read_datatypes()
        self._find_equal_values(dictionary)

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self.is_literal).tolist())

    def value(self, number: int) -> Value | None:
        """Return the data value of a literal; None when it is unknown or the literal malformed."""
        if number not in self._values:
            literal = self.terms[number]
            try:
                self._values[number] = value_of(literal) if isinstance(literal, Literal) else None
            except IllTypedError:
                self._values[number] = None
                self.malformed.append(number)
        return self._values[number]

    def spellings(self, number: int) -> list[int]:
        """Return all literals with the value of this one, itself among them (dt-eq)."""
        return self._spellings.get(number, [number])

    def respell(self, column: Ids) -> tuple[Ids | None, Ids]:
        """Return each literal in every spelling, and from which row each came (None: as it was)."""
        if not self._spellings or not self.is_respelled[column].any():
            return None, column
        found = [self.spellings(number) for number in column.tolist()]
        rows = np.repeat(np.arange(len(column)), [len(spelling) for spelling in found])
        return rows, np.array([number for spelling in found for number in spelling], dtype=np.int64)

    def has_datatype(self, column: Ids, datatype: str) -> NDArray[np.bool_]:
        """Tell which terms are literals written with the datatype."""
        return np.asarray(self._datatypes[column] == self._codes.get(datatype, -2), dtype=np.bool_)

    def _read_datatypes(self) -> NDArray[np.int64]:
        """Return a code of the datatype of each literal; -1 for other terms."""
        codes, found = self._codes, np.full(len(self.terms), -1, dtype=np.int64)
        for number in self:
            literal = self.terms[number]
            if isinstance(literal, Literal):
                found[number] = codes.setdefault(literal.datatype.value, len(codes))
        return found

    def _find_equal_values(self, dictionary: Dictionary) -> None:
        """Group the literals by value; plain strings, of which there are many, are only looked up."""
        groups: dict[Value, list[int]] = defaultdict(list)
        typed = self._datatypes >= 0
        for plain in (STRING, LANGUAGE_STRING):
            typed &= self._datatypes != self._codes.get(plain, -2)
        for number in np.flatnonzero(typed).tolist():
            value = self.value(number)
            if value is not None and value[0] != "xml":
                groups[value].append(number)
        for (kind, content), numbers in groups.items():
            if kind in ("string", "text"):
                numbers.extend(_plain_spelling(dictionary, kind, content))
            if len(numbers) > 1:
                self._spellings.update(dict.fromkeys(numbers, sorted(numbers)))
                self.is_respelled[numbers] = True


def _plain_spelling(dictionary: Dictionary, kind: str, content: object) -> list[int]:
    """Return the plain literal with this content, if the graph has it."""
    if kind == "text" and isinstance(content, tuple):
        plain = Literal(content[0], language=content[1])
    else:
        plain = Literal(str(content))
    return [dictionary[plain]] if plain in dictionary else []
