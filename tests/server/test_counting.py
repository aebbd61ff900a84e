"""Rows counted while the bytes of an answer pass are the rows that the engine wrote, in whatever pieces they come."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, Store

from kg.server.wire.counting import counter_for

FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
NASTY = [
    '"',
    "'",
    "\n",
    "\r\n",
    "\\",
    '\\"',
    "{",
    "}",
    "},{",
    '"},{"',
    "<result>",
    "</result>",
    ",",
    "\t",
    "é",
    "",
    "\\\\",
    "]}",
]

values = st.one_of(
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join), st.text(max_size=6).filter(str.isprintable)
)
terms = st.one_of(
    st.none(),
    values.map(Literal),
    st.builds(lambda value: Literal(value, language="en"), values),
    st.builds(lambda value: Literal(value, datatype=NamedNode("http://example.org/type")), values),
    st.sampled_from([NamedNode("http://example.org/a"), Literal(1), Literal(True)]),
)
rows_of = st.integers(0, 3).flatmap(
    lambda width: st.lists(st.lists(terms, min_size=width, max_size=width), max_size=12)
)


def solutions(rows: list[list], width: int) -> QuerySolutions:
    """Return the rows as solutions of the engine; None is an unbound variable."""
    names = " ".join(f"?v{number}" for number in range(width))
    bodies = "".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    found = Store().query(f"SELECT * {{ VALUES ({names}) {{ {bodies} }} }}")
    assert isinstance(found, QuerySolutions)
    return found


def counted(name: str, written: bytes, cuts: list[int]) -> list[int]:
    count = counter_for(name)
    places = sorted({0, len(written), *(cut % (len(written) + 1) for cut in cuts)})
    return [count(written[start:end]) for start, end in pairwise(places)]


@pytest.mark.parametrize("name", FORMATS)
@given(rows=rows_of, cuts=st.lists(st.integers(0, 5000), max_size=8))
def test_rows_are_counted_in_any_pieces(name, rows, cuts):
    stream = io.BytesIO()
    solutions(rows, len(rows[0]) if rows else 1).serialize(stream, FORMATS[name])
    counts = counted(name, stream.getvalue(), cuts)
    assert counts[-1] == max(len(rows), 1 if name == "json" else 0)
    assert counts == sorted(counts)


@pytest.mark.parametrize("name", FORMATS)
def test_every_byte_by_itself(name):
    rows = [[Literal("".join(NASTY)), None], [None, None], [Literal("\\},{\\"), Literal('"')]]
    stream = io.BytesIO()
    solutions(rows, 2).serialize(stream, FORMATS[name])
    written = stream.getvalue()
    assert counted(name, written, list(range(len(written))))[-1] == 3
