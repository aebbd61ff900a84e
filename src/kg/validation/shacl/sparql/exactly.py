"""Author's queries in rdflib, which keeps the text and datatype of every literal and computes with numbers of any size.

rdflib binds variables before a query runs, as SHACL wants it (appendix A), but for one focus node at a time.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import rdflib
from rdflib.plugins.sparql import CUSTOM_EVALS

from kg.errors import KgError
from kg.rdf.interchange import term_from_rdflib, term_to_rdflib
from kg.validation.shacl.dataset import SHAPES_GRAPH, Dataset
from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.graph import Graph, Term
from kg.validation.shacl.sparql.aggregating import aggregate
from kg.validation.shacl.sparql.mended import prepared

__all__ = ["Exactly"]

_KNOWN: WeakKeyDictionary[Dataset, tuple[int, Exactly]] = WeakKeyDictionary()


class Exactly:
    """The data, and the shapes in a graph of their own, in rdflib."""

    def __init__(self, data: Dataset, shapes: Graph):
        with _by_the_book():
            self._dataset = rdflib.Dataset()
            _fill(self._dataset.default_graph, data.triples())
            _fill(self._dataset.graph(rdflib.URIRef(SHAPES_GRAPH.value)), shapes)

    @classmethod
    def of(cls, data: Dataset, shapes: Graph) -> Exactly:
        """Return the data in rdflib, made once unless they have grown."""
        size, known = _KNOWN.get(data, (-1, None))
        if known is None or size != len(data.store):
            known = cls(data, shapes)
            _KNOWN[data] = (len(data.store), known)
        return known

    def select(self, text: str, prefixes: dict[str, str], terms: Mapping[str, Term]) -> Iterator[dict[str, Term]]:
        """Yield the bound variables of each solution of a SELECT query."""
        with _by_the_book(), _failures_told():
            rows = list(self._run(text, prefixes, terms).bindings)
        for row in rows:
            yield {str(name): term_from_rdflib(term) for name, term in row.items()}

    def ask(self, text: str, prefixes: dict[str, str], terms: Mapping[str, Term]) -> bool:
        """Return the answer to an ASK query."""
        with _by_the_book(), _failures_told():
            return bool(self._run(text, prefixes, terms).askAnswer)

    def _run(self, text: str, prefixes: dict[str, str], terms: Mapping[str, Term]) -> Any:
        bindings: Any = {rdflib.Variable(name): term_to_rdflib(term) for name, term in terms.items()}
        return self._dataset.query(_prepared(text, tuple(sorted(prefixes.items()))), initBindings=bindings)


@cache
def _prepared(text: str, prefixes: tuple[tuple[str, str], ...]) -> Any:
    return prepared(text, dict(prefixes))


def _fill(graph: rdflib.Graph, triples: Iterable[Any]) -> None:
    for subject, predicate, value in triples:
        graph.add((term_to_rdflib(subject), term_to_rdflib(predicate), term_to_rdflib(value)))


@contextmanager
def _by_the_book() -> Iterator[None]:
    """Keep rdflib from rewriting literals while they are made, in queries too, and from aggregating as it would."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    CUSTOM_EVALS[__name__] = aggregate
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
        CUSTOM_EVALS.pop(__name__, None)


@contextmanager
def _failures_told() -> Iterator[None]:
    """Say in a sentence what rdflib cannot compute: it has no common class of errors, and warns of odd literals."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (LimitError, KgError):
            raise
        except Exception as error:
            raise LimitError(f"a query cannot be computed with its literals as they were written: {error}") from None
