"""An answer as a table of linked names: the columns that people read, and the passages behind each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.languages import english_name
from kg.queries import Answer
from kg.queries.columns import called
from kg.rdf.graph import Term
from kg.rdf.namespaces import XSD
from kg.server.pages.footnotes import Footnotes, Mark
from kg.server.pages.terms import Terms
from kg.translation import gettext, language

__all__ = ["Cell", "Column", "Table", "table_of"]

_LANGUAGE = "language"
_NUMBERS = (XSD.integer, XSD.decimal, XSD.nonNegativeInteger, XSD.double)


@dataclass(frozen=True)
class Column:
    """A column: the variable, what stands above it, whether it holds numbers, and whether it names a thing."""

    name: str
    heading: str
    is_number: bool
    names_thing: bool

    @property
    def is_name(self) -> bool:
        """Tell whether it holds names, of things in the answer or not."""
        return self.names_thing or self.name.endswith("_name")


@dataclass(frozen=True)
class Cell:
    """A value, and the thing that it names."""

    term: Term | None
    thing: NamedNode | None = None


@dataclass(frozen=True)
class Line:
    """A row with the marks of its passages."""

    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Table:
    """An answer ready for a template."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    has_evidence: bool

    def texts(self, column: int, terms: Terms) -> list[str | None]:
        """Return a column as people read it."""
        found = (line.cells[column].term for line in self.lines)
        return [None if term is None else terms.title(term) for term in found]

    def lexical(self, column: int) -> list[str | None]:
        """Return a column as it is written in the data."""
        found = (line.cells[column].term for line in self.lines)
        return [str(term.value) if isinstance(term, Literal) else None for term in found]


def table_of(answer: Answer, notes: Footnotes) -> Table:
    """Return the table of an answer, its passages numbered."""
    shown = answer.without_nodes()
    columns = tuple(_column(name, answer, shown) for name in shown.variables)
    evidence: Sequence[Sequence[object]] = answer.evidence or [() for _ in answer.rows]
    lines = tuple(
        Line(
            tuple(_cell(name, row[i], answer, original) for i, name in enumerate(shown.variables)),
            tuple(notes.mark(citations)),  # type: ignore[arg-type]
        )
        for row, original, citations in zip(shown.rows, answer.rows, evidence, strict=True)
    )
    return Table(columns, lines, answer.evidence is not None)


def _column(name: str, answer: Answer, shown: Answer) -> Column:
    values = [value for row in shown.rows if (value := row[shown.variables.index(name)]) is not None]
    is_number = bool(values) and all(isinstance(v, Literal) and v.datatype in _NUMBERS for v in values)
    thing = name.removesuffix("_name")
    names_thing = thing != name and thing in answer.variables
    return Column(name, called(thing if names_thing else name, language()), is_number, names_thing)


def _cell(name: str, term: Term | None, answer: Answer, original: Sequence[Term | None]) -> Cell:
    """Return a cell: a typed value beside a name is shown in its stead, the tag of a language by its name."""
    beside = _beside(name, answer, original)
    if isinstance(beside, Literal) and name.endswith("_name") and beside.datatype != XSD.string and not beside.language:
        return Cell(beside)
    if name == _LANGUAGE and isinstance(term, Literal):
        return Cell(Literal(gettext(english_name(term.value))))
    return Cell(term, beside if isinstance(beside, NamedNode) else None)


def _beside(name: str, answer: Answer, original: Sequence[Term | None]) -> Term | None:
    """Return what stands beside a name: `person` beside `person_name`; or the value itself."""
    wanted = name.removesuffix("_name")
    return original[answer.variables.index(wanted if wanted in answer.variables else name)]
