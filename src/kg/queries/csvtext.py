"""Rows as CSV (RFC 4180, line feeds; SPARQL 1.1 Query Results CSV), the same bytes whichever engine gave them."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.rdf.graph import Term

__all__ = ["cell", "csv_text", "shown"]

_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_SPECIAL = frozenset(',"\n\r')


def csv_text(variables: Sequence[str], rows: Iterable[Sequence[Term | None]], head: bool = True) -> str:
    """Return a header line, unless it is not wanted, and one line per row."""
    lines = (_line([cell(term) for term in row]) for row in rows)
    return "".join([_line(variables), *lines] if head else lines)


def cell(term: Term | None) -> str:
    """Return a term as plain text; decimals in their shortest form, unbound as nothing."""
    if term is None:
        return ""
    if isinstance(term, Literal) and term.datatype == _DECIMAL:
        whole, point, fraction = term.value.partition(".")
        return whole + (point + fraction).rstrip("0").rstrip(".")
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return str(term.value) if hasattr(term, "value") else f"<<( {term} )>>"


def shown(term: Term | None) -> str:
    """Return a term as people read it: prefixed names, no quotation marks."""
    if isinstance(term, NamedNode):
        from kg.rdf.namespaces import abbreviate

        return abbreviate(term.value)
    return cell(term)


def _line(cells: Sequence[str]) -> str:
    if len(cells) == 1 and not cells[0]:
        return '""\n'
    return ",".join(_quoted(text) for text in cells) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not _SPECIAL.isdisjoint(text) else text
