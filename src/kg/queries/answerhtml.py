"""An answer as an HTML table, as notebooks show it: names lead to the things they name; everything is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pyoxigraph import NamedNode, Triple

from kg.rdf.graph import Term, subject_of, value_of
from kg.rdf.namespaces import abbreviate

__all__ = ["MOST", "rows_html", "triples_html"]

MOST = 200
"""How many rows are shown; a line below says how many more there are."""


def rows_html(variables: Sequence[str], rows: Sequence[Sequence[Term | None]], shown: Sequence[str]) -> str:
    """Return rows as a table of the columns that are shown; a column that names a thing of another leads to it."""
    heads = [name.removesuffix("_name") for name in shown]
    places = [(variables.index(name), _place_of_node(name, variables)) for name in shown]
    cells = [[_cell(row[at], None if node is None else row[node]) for at, node in places] for row in rows[:MOST]]
    return _table(heads, cells, len(rows))


def triples_html(triples: Sequence[Triple]) -> str:
    """Return triples as a table of three columns."""
    cells = [[_cell(subject_of(t)), _cell(t.predicate), _cell(value_of(t))] for t in triples[:MOST]]
    return _table(("subject", "property", "value"), cells, len(triples))


def _place_of_node(name: str, variables: Sequence[str]) -> int | None:
    node = name.removesuffix("_name")
    return variables.index(node) if node != name and node in variables else None


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> str:
    lines = ["<table>", f"<thead><tr>{''.join(f'<th>{escape(_spaced(head))}</th>' for head in heads)}</tr></thead>"]
    lines += ["<tbody>", *(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows), "</tbody>"]
    return "\n".join([*lines, "</table>", f"<p>{_count(count)}</p>"])


def _cell(term: Term | None, lead: Term | None = None) -> str:
    if term is None:
        return ""
    node = term if isinstance(term, NamedNode) else lead
    words = escape(abbreviate(term.value) if isinstance(term, NamedNode) else term.value)
    is_address = isinstance(node, NamedNode) and node.value.startswith(("http:", "https:"))
    return f'<a href="{escape(node.value)}">{words}</a>' if node is not None and is_address else words


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _count(rows: int) -> str:
    told = "1 row" if rows == 1 else f"{rows} rows"
    return told if rows <= MOST else f"{told}, of which the first {MOST} are shown"
