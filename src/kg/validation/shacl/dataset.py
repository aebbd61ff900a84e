"""The data graph in an Oxigraph store, seen in two ways: exact (terms) and plain (values)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, Variable

from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import CANONICAL
from kg.validation.shacl.literals import ILL_TYPED, WRITTEN, Literals, decode
from kg.validation.shacl.vocabulary import RDF, RDFS

__all__ = ["Dataset", "Row"]

Row = tuple[Term, ...]

EXACT, PLAIN = NamedNode("urn:x-graph:exact"), NamedNode("urn:x-graph:plain")
MENTIONS = NamedNode("urn:x-mentions")
CHUNK = 100_000
TYPED = b'"^^<http://www.w3.org/2001/XMLSchema#'
SUSPECT = re.compile(
    rb'\S+ \S+ "(?!' + CANONICAL + rb')((?:[^"\\\n]|\\.)*"\^\^<http://www\.w3\.org/2001/XMLSchema#\w+>) \.\n'
)


class Dataset:
    """The data: most triples in the default graph, those with an odd literal once as twin and once as value.

    An exact query reads the default graph and the twins, a plain one the default graph and the values.
    """

    def __init__(self, triples: Iterable[Triple] = ()):
        self.literals = Literals()
        self.store = Store()
        self.odd: set[bytes] = set()
        self.mentions = False
        self.extend(triples)

    def extend(self, triples: Iterable[Triple]) -> None:
        """Add triples; `parse` keeps the names of blank nodes, which `Store.load` would change."""
        self._written: dict[Literal, Term] = {}
        self._subclasses: dict[NamedNode, list[NamedNode]] = {}
        left = iter(triples)
        while some := list(islice(left, CHUNK)):
            self._load((pyoxigraph.serialize(some, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True))

    def _load(self, lines: list[bytes]) -> None:
        """Add triples, given as lines of N-Triples."""
        suspects = {line: match[1] for line in lines if TYPED in line and (match := SUSPECT.match(line))}
        self.odd |= self._odd(sorted(set(suspects.values())))
        aside = {line for line, form in suspects.items() if form in self.odd}
        kept = [line for line in lines if line not in aside] if aside else lines
        self.store.bulk_extend(pyoxigraph.parse(b"".join(kept), RdfFormat.N_QUADS, lenient=True))
        for quad in pyoxigraph.parse(b"".join(aside), RdfFormat.N_QUADS):
            twin = self.literals.encode(quad.object)
            self.store.add(Quad(quad.subject, quad.predicate, twin, EXACT))
            self.store.add(Quad(quad.subject, quad.predicate, quad.object, PLAIN))

    def triples(self) -> Iterator[Triple]:
        """Yield the data as they were written."""
        for graph in (DefaultGraph(), EXACT):
            for quad in self.store.quads_for_pattern(None, None, None, graph):
                if quad.subject != MENTIONS:
                    yield Triple(quad.subject, quad.predicate, decode(quad.object))  # type: ignore[arg-type]

    def _odd(self, forms: list[bytes]) -> set[bytes]:
        """Return the written forms of the literals that have a twin."""
        lines = b"".join(b'<urn:x> <urn:x> "%s .\n' % form for form in forms)
        literals = [quad.object for quad in pyoxigraph.parse(lines, RdfFormat.N_QUADS)]
        self.literals.learn(literals)
        encode = self.literals.encode
        return {form for form, value in zip(forms, literals, strict=True) if encode(value) != value}

    def mention(self, terms: Iterable[Term]) -> None:
        """Let a path of no steps lead from a target node to itself, though no triple has the node."""
        for term in terms:
            self.store.add(Quad(MENTIONS, MENTIONS, self.literals.encode(term), EXACT))
            self.mentions = True

    @staticmethod
    def _graphs(extra: NamedNode) -> list[NamedNode | BlankNode | DefaultGraph]:
        """Return the default graph and one of the two views of odd literals."""
        return [DefaultGraph(), extra]

    def select(self, query: str) -> Iterator[Row]:
        """Run a SELECT query over the terms as they were written (odd literals appear as their twins)."""
        graphs = self._graphs(EXACT) if self.odd or self.mentions else None
        for row in self.store.query(query, default_graph=graphs, named_graphs=[]):  # type: ignore[union-attr]
            yield tuple(row)

    def _query_plain(self, query: str, prefixes: dict[str, str], known: dict[str, Term]) -> Any:
        """Run a query of the shapes' author, over values, with some variables known."""
        return self.store.query(
            query,
            prefixes=prefixes,
            default_graph=self._graphs(PLAIN) if self.odd else None,
            named_graphs=[],
            substitutions={Variable(name): decode(term) for name, term in known.items()} or None,
        )

    def select_plain(self, query: str, prefixes: dict[str, str], known: dict[str, Term]) -> Iterator[dict[str, Term]]:
        """Yield the bound variables of each solution of a SELECT query, literals as written."""
        solutions = self._query_plain(query, prefixes, known)
        names = [variable.value for variable in solutions.variables]
        written = self._as_written
        for row in solutions:
            yield {n: written(t) for n, t in zip(names, row, strict=True) if t is not None}

    def _as_written(self, normal: Term) -> Term:
        """Return the twin of what the store shows as `normal`, if the data wrote it in one way only."""
        if not self.odd or not isinstance(normal, Literal):
            return normal
        if normal not in self._written:
            forms = self.literals.written_forms(normal)
            plain = next(self.store.quads_for_pattern(None, None, normal, DefaultGraph()), None)
            self._written[normal] = forms[0] if len(forms) == 1 and plain is None else normal
        return self._written[normal]

    def subclasses(self, cls: NamedNode) -> list[NamedNode]:
        """Return the class and its subclasses in the data graph (SHACL type, section 1.2)."""
        if cls not in self._subclasses:
            rows = self.select(f"SELECT DISTINCT ?class WHERE {{ ?class {RDFS.subClassOf}+ {cls} }}")
            self._subclasses[cls] = sorted({cls, *(row[0] for row in rows if isinstance(row[0], NamedNode))}, key=str)
        return self._subclasses[cls]

    def has_instances(self, cls: NamedNode) -> bool:
        """Tell whether any node has the class as its type."""
        return next(self.store.quads_for_pattern(None, RDF.type, cls, None), None) is not None

    def comparable(self, variable: str) -> str:
        """Return an expression that gives the value of a variable whose term may be a twin."""
        if not self.odd:
            return variable
        kind = f"STR(DATATYPE({variable}))"
        value = f"STRDT(STR({variable}), IRI(SUBSTR({kind}, {len(WRITTEN) + 1})))"
        return f'IF(STRSTARTS({kind}, "{WRITTEN}"), {value}, {variable})'

    @staticmethod
    def plain(pattern: str) -> str:
        """Return a pattern about terms as one about values."""
        return pattern.replace(f"<{WRITTEN}", "<").replace(f"<{ILL_TYPED}", "<")

    def text(self, term: Term) -> str | None:
        """Return a term for use in an exact query; a blank node of the shapes has none."""
        if isinstance(term, NamedNode | Literal):
            return str(self.literals.encode(term))
        return None
