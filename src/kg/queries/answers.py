"""Answers: rows of terms, a yes or no, or triples; the same whichever engine gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.layout import columns
from kg.rdf.graph import Term
from kg.rdf.namespaces import PREFIXES, XSD
from kg.settings import current

if TYPE_CHECKING:
    import pandas as pd

    from kg.evidence import Citation

__all__ = ["Answer", "Row", "plain"]

_NODES_WITHOUT_NAMES = ("claim", "citation", "proposition", "span", "sentence", "statement", *current().kinds.unnamed)
_NUMBERS = {
    XSD.integer: int,
    XSD.nonNegativeInteger: int,
    XSD.decimal: float,
    XSD.double: float,
    XSD.float: float,
}


def plain(term: Term | None) -> Any:
    """Return a term as a Python value: number, truth value or text; None for an unbound variable.

    A literal that is not what its datatype says is text.
    """
    if not isinstance(term, Literal):
        return None if term is None else term.value
    if term.datatype == XSD.boolean:
        return term.value in {"true", "1"}
    try:
        return _NUMBERS.get(term.datatype, str)(term.value)
    except ValueError:
        return term.value


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _is_unnamed_node(term: Term | None) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(tuple(PREFIXES[kind] for kind in _NODES_WITHOUT_NAMES))


@dataclass(frozen=True)
class Row(Mapping[str, Any]):
    """One row, a mapping: `row["name"]` is a Python value, `row.term("name")` the RDF term.

    Being mappings, the rows of an answer make a table as they are: `pandas.DataFrame(answer)`.
    """

    variables: tuple[str, ...]
    terms: tuple[Term | None, ...]

    def __getitem__(self, variable: str) -> Any:
        if variable not in self.variables:
            raise KeyError(variable)
        return plain(self.term(variable))

    def __iter__(self) -> Iterator[str]:
        return iter(self.variables)

    def __len__(self) -> int:
        return len(self.variables)

    def term(self, variable: str) -> Term | None:
        """Return the RDF term of a variable, or None when it is unbound."""
        return self.terms[self.variables.index(variable)]

    def as_dict(self) -> dict[str, Any]:
        """Return the row as a mapping of Python values."""
        return {variable: plain(term) for variable, term in zip(self.variables, self.terms, strict=True)}


@dataclass(repr=False)
class Answer:
    """The answer to a query.

    A SELECT fills `variables` and `rows`, an ASK `boolean`, a CONSTRUCT or DESCRIBE `triples`;
    `evidence` has the citations of each row when they were asked for.
    """

    variables: tuple[str, ...] = ()
    rows: list[tuple[Term | None, ...]] = field(default_factory=list)
    boolean: bool | None = None
    triples: list[Triple] | None = None
    evidence: list[list[Citation]] | None = None

    def __iter__(self) -> Iterator[Row]:
        return (Row(self.variables, row) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        """Return what kind of answer it is, how large, and of which columns; `str()` has the values."""
        if self.boolean is not None:
            return f"<Answer: {'yes' if self.boolean else 'no'}>"
        if self.triples is not None:
            return f"<Answer: {_counted(len(self.triples), 'triple')}>"
        return f"<Answer: {_counted(len(self.rows), 'row')} of {', '.join(self.variables)}>"

    def __str__(self) -> str:
        """Return the values in aligned columns, without those of IRIs that another column names."""
        if self.boolean is not None or self.triples is not None:
            return "\n".join(map(str, self.triples or ())) if self.triples is not None else repr(self)
        shown = self.without_nodes()
        values = [["" if value is None else str(value) for value in row] for row in shown.values()]
        return columns([shown.variables, *values]).rstrip()

    def without_nodes(self) -> Answer:
        """Return the answer without the columns whose IRIs another column names (`person` beside `person_name`)."""
        kept = [i for i, name in enumerate(self.variables) if not self._is_named_or_node(i, name)]
        if not kept or self.triples is not None:
            return self
        rows = [tuple(row[i] for i in kept) for row in self.rows]
        return Answer(tuple(self.variables[i] for i in kept), rows, self.boolean, None, self.evidence)

    def _is_named_or_node(self, column: int, name: str) -> bool:
        if any(other == f"{name}_name" for other in self.variables):
            return True
        values = [row[column] for row in self.rows if row[column] is not None]
        return bool(values) and all(_is_unnamed_node(value) for value in values)

    def column(self, variable: str) -> list[Any]:
        """Return one column as Python values."""
        return [row[variable] for row in self]

    def values(self) -> list[Sequence[Any]]:
        """Return the rows as tuples of Python values."""
        return [tuple(map(plain, row)) for row in self.rows]

    def _repr_html_(self) -> str:
        """Return the answer as an HTML table: what a notebook shows of it."""
        from kg.queries.answerhtml import rows_html, triples_html

        if self.boolean is not None:
            return f"<p>{'yes' if self.boolean else 'no'}</p>"
        if self.triples is not None:
            return triples_html(self.triples)
        return rows_html(self.variables, self.rows, self.without_nodes().variables)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame, its columns named also where there is no row.

        Raises KgError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise KgError("pandas is not installed: pip install pandas") from None

        return pandas.DataFrame(self.values(), columns=list(self.variables))
