"""The data graph in an Oxigraph store, with every literal as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import CANONICAL
from kg.validation.shacl.literals import WRITTEN, Literals, decode
from kg.validation.shacl.numbers import COMPARE, COMPARISONS, FUNCTIONS, exceeds_store
from kg.validation.shacl.patterns.calling import CALL, CALLED
from kg.validation.shacl.vocabulary import RDF, RDFS

__all__ = ["BOUND", "SHAPES_GRAPH", "WALKED", "Dataset", "Row"]

Row = tuple[Term, ...]

EXACT, MENTIONED = NamedNode("urn:x-graph:exact"), NamedNode("urn:x-graph:mentioned")
NODES, BOUND = NamedNode("urn:x-graph:nodes"), NamedNode("urn:x-graph:bound")
WALKED = NamedNode("urn:x-graph:walked")
SHAPES_GRAPH = NamedNode("urn:x-graph:shapes")
MENTIONS = NamedNode("urn:x-mentions")
CHUNK = 100_000
TYPED = b'"^^<http://www.w3.org/2001/XMLSchema#'
UNORDERED = re.compile(
    rb'<([^<> ]+)> "(?:[^"\n]*"\^\^<http://www\.w3\.org/2001/XMLSchema#boolean>'
    rb'|NaN"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:double|float)>) \.\n'
)
LONG = re.compile(rb'"[+-]?(?:\d{10}\d*(?:\.\d*)?|\d*\.\d{10}\d*)"\^\^<http://www\.w3\.org/2001/XMLSchema#')
SUSPECT = re.compile(
    rb'\S+ <(\S+)> "(?!' + CANONICAL + rb')((?:[^"\\\n]|\\.)*"\^\^<http://www\.w3\.org/2001/XMLSchema#\w+>) \.\n'
)


class Dataset:
    """The data: most triples in the default graph, those with an odd literal as twins in a graph beside it.

    `odd` are the properties with literals that the store would rewrite or cannot compare; what an author's query makes
    of their values the store cannot tell. `unordered` are those with values that it orders wrongly or not at all, and
    `long` tells of numbers whose sums or products may be too much for it. Nodes that a query is about are kept in
    graphs of their own.
    """

    def __init__(self, triples: Iterable[Triple] = ()):
        self.literals = Literals()
        self.store = Store()
        self.odd: set[NamedNode] = set()
        self.unordered: set[NamedNode] = set()
        self.twins = self.exceeds = self.long = self.nan = self.mentions = False
        self._limits: list[LimitError] = []
        self._sets: dict[frozenset[Term], NamedNode] = {}
        self.extend(triples)

    def extend(self, triples: Iterable[Triple]) -> None:
        """Add triples; `parse` keeps the names of blank nodes, which `Store.load` would change."""
        self._subclasses: dict[NamedNode, list[NamedNode | BlankNode]] = {}
        left = iter(triples)
        while some := list(islice(left, CHUNK)):
            self._load((pyoxigraph.serialize(some, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True))

    def _load(self, lines: list[bytes]) -> None:
        """Add triples, given as lines of N-Triples."""
        typed = [line for line in lines if TYPED in line]
        suspects = {line: match for line in typed if (match := SUSPECT.match(line))}
        odd = self._odd(sorted({match[2] for match in suspects.values()}))
        aside = {line for line, match in suspects.items() if odd.get(match[2])}
        self.odd |= {NamedNode(match[1].decode()) for match in suspects.values() if match[2] in odd}
        self._note(b"".join(typed))
        kept = [line for line in lines if line not in aside] if aside else lines
        self.store.bulk_extend(pyoxigraph.parse(b"".join(kept), RdfFormat.N_QUADS, lenient=True))
        for quad in pyoxigraph.parse(b"".join(aside), RdfFormat.N_QUADS):
            self.store.add(Quad(quad.subject, quad.predicate, self.literals.encode(quad.object), EXACT))
            self.twins = True

    def _note(self, text: bytes) -> None:
        """Note booleans, NaN and numbers of many digits: odd not as they are but in what a query may make of them."""
        nan = b'"NaN"^^' in text
        found = UNORDERED.findall(text) if nan or b"#boolean>" in text else ()
        self.unordered |= {NamedNode(name.decode()) for name in set(found)}
        self.nan = self.nan or nan
        self.long = self.long or LONG.search(text) is not None

    def triples(self) -> Iterator[Triple]:
        """Yield the data as they were written."""
        for graph in (DefaultGraph(), EXACT):
            for quad in self.store.quads_for_pattern(None, None, None, graph):
                yield Triple(quad.subject, quad.predicate, decode(quad.object))  # type: ignore[arg-type]

    def _odd(self, forms: list[bytes]) -> dict[bytes, bool]:
        """Return the written forms that the store rewrites (which get a twin: True) or may not compare."""
        lines = b"".join(b'<urn:x> <urn:x> "%s .\n' % form for form in forms)
        literals = [quad.object for quad in pyoxigraph.parse(lines, RdfFormat.N_QUADS)]
        self.literals.learn(literals)
        found = {}
        for form, literal in zip(forms, literals, strict=True):
            exceeds = exceeds_store(literal)
            self.exceeds |= exceeds
            has_twin = self.literals.encode(literal) != literal
            if has_twin or exceeds:
                found[form] = has_twin
        return found

    def mention(self, terms: Iterable[Term]) -> None:
        """Let a path of no steps lead from a target node to itself, though no triple has the node."""
        for term in terms:
            self.store.add(Quad(MENTIONS, MENTIONS, self.kept(term), MENTIONED))
            self.mentions = True

    def remember(self, nodes: frozenset[Term]) -> NamedNode:
        """Keep a set of nodes (as the store shows them) for `members`, and return its name."""
        if nodes not in self._sets:
            self._sets[nodes] = name = NamedNode(f"urn:x-nodes:{len(self._sets)}")
            self.store.extend(Quad(name, NODES, node, NODES) for node in nodes)
        return self._sets[nodes]

    @staticmethod
    def members(name: NamedNode, variable: str) -> str:
        """Return the pattern that binds a variable to each member of a set of nodes."""
        return f"GRAPH {NODES} {{ {name} {NODES} {variable} }}"

    def select(self, query: str) -> Iterator[Row]:
        """Run a SELECT query of ours over the terms as they were written (odd literals appear as their twins)."""
        graphs = [DefaultGraph(), *[EXACT] * self.twins, *[MENTIONED] * self.mentions]
        functions = FUNCTIONS if COMPARE in query else None
        found = self.store.query(query, default_graph=graphs, named_graphs=[NODES, WALKED], custom_functions=functions)  # type: ignore[arg-type]
        for row in found:  # type: ignore[union-attr]
            yield tuple(row)

    def bind(self, terms: Mapping[str, Term]) -> None:
        """Give variables of an author's query their values, for `bound`."""
        self.store.remove_graph(BOUND)
        self.store.extend(
            Quad(BOUND, NamedNode(f"{BOUND.value}:{name}"), self.kept(term), BOUND) for name, term in terms.items()
        )

    def kept(self, term: Term) -> Term:
        """Return a term as the store keeps it, and expect twins from now on if that is one."""
        kept = self.literals.encode(term)
        self.twins |= kept != term
        return kept

    def knows(self, node: Term) -> bool:
        """Tell whether a node is in the data, as subject or object of a triple."""
        kept = self.literals.encode(node)
        found = self.store.quads_for_pattern(None, None, kept, None)
        if not isinstance(kept, Literal):
            found = chain(self.store.quads_for_pattern(kept, None, None, None), found)
        return any(quad.graph_name in (DefaultGraph(), EXACT) for quad in found)

    def objects(self, subject: Term, predicate: NamedNode) -> set[Term]:
        """Return the values of a property of a node, as the store keeps them."""
        found: set[Term] = set()
        if isinstance(subject, Literal):
            return found
        for graph in (DefaultGraph(), EXACT):
            found.update(quad.object for quad in self.store.quads_for_pattern(subject, predicate, None, graph))  # type: ignore[misc]
        return found

    def subjects(self, predicate: NamedNode, value: Term) -> set[Term]:
        """Return the nodes that have a value of a property."""
        found: set[Term] = set()
        for graph in (DefaultGraph(), EXACT):
            found.update(quad.subject for quad in self.store.quads_for_pattern(None, predicate, value, graph))  # type: ignore[misc]
        return found

    @staticmethod
    def bound(name: str) -> str:
        """Return the pattern that binds a variable to its value."""
        return f"GRAPH {BOUND} {{ {BOUND} <{BOUND.value}:{name}> ?{name} }}"

    def ask_author(self, query: str, prefixes: dict[str, str]) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
        """Run an author's query over the data, with what `bind` and `load_shapes` have put beside them."""
        graphs = [DefaultGraph(), *[EXACT] * self.twins]
        named = [BOUND, NODES, SHAPES_GRAPH]
        functions = {name: self._guarded(call) for name, call in CALLED.items()} if "<" + CALL in query else None
        return self.store.query(  # type: ignore[return-value]
            query,
            prefixes=prefixes,
            default_graph=graphs,  # type: ignore[arg-type]
            named_graphs=named,  # type: ignore[arg-type]
            custom_functions=functions,  # type: ignore[arg-type]
        )

    def _guarded(self, call: Callable[..., Literal | None]) -> Callable[..., Literal | None]:
        """Return a function that keeps the limit which it meets: to the store it would be an error like any other."""

        def called(*terms: Term) -> Literal | None:
            try:
                return call(*terms)
            except LimitError as limit:
                self._limits.append(limit)
                return None

        return called

    def end(self) -> None:
        """Raise the limit that an author's query has met, if any."""
        if self._limits:
            raise self._limits.pop()

    def load_shapes(self, shapes: Iterable[Triple]) -> None:
        """Put the shapes graph beside the data, for `$shapesGraph` (SHACL, section 5.3.1), literals as written."""
        if self.store.contains_named_graph(SHAPES_GRAPH):
            return
        for triple in shapes:
            kept = self.kept(triple.object)  # type: ignore[arg-type]
            if kept != triple.object:
                self.odd.add(triple.predicate)
            self.store.add(Quad(triple.subject, triple.predicate, kept, SHAPES_GRAPH))

    def subclasses(self, cls: NamedNode) -> list[NamedNode | BlankNode]:
        """Return the class and its subclasses in the data graph (SHACL type, section 1.1), those without IRI too."""
        if cls not in self._subclasses:
            rows = self.select(f"SELECT DISTINCT ?class WHERE {{ ?class {RDFS.subClassOf}+ {cls} }}")
            found = {cls, *(row[0] for row in rows if not isinstance(row[0], Literal))}
            self._subclasses[cls] = sorted(found, key=str)
        return self._subclasses[cls]

    def has_instances(self, cls: NamedNode) -> bool:
        """Tell whether any node has the class as its type."""
        return next(self.store.quads_for_pattern(None, RDF.type, cls, None), None) is not None

    def instance(self, variable: str, classes: Collection[NamedNode], helper: str) -> str:
        """Return a pattern for the SHACL instances of any of some classes; a query can name no blank one."""
        below = {sub for cls in classes for sub in self.subclasses(cls)}
        if any(isinstance(sub, BlankNode) for sub in below):
            choice = " ".join(map(str, sorted(classes, key=str)))
            return f"VALUES {helper} {{ {choice} }} {variable} {RDF.type}/{RDFS.subClassOf}* {helper} ."
        wanted = sorted((sub for sub in below if isinstance(sub, NamedNode)), key=str)
        named = [cls for cls in wanted if self.has_instances(cls)] or wanted[:1]
        if len(named) == 1:
            return f"{variable} {RDF.type} {named[0]} ."
        return f"VALUES {helper} {{ {' '.join(map(str, named))} }} {variable} {RDF.type} {helper} ."

    def comparison(self, left: str, sign: str, right: str, bound: Term | None = None) -> str:
        """Return an expression that compares two values whose terms may be twins; false where they do not compare."""
        other = right if bound is not None else self.comparable(right)
        number = f"{left} = {left} && " if self.nan else ""  # NaN is not even itself (XPath functions 3.1, 4.3)
        return (
            f"({number}COALESCE({self.comparable(left)} {sign} {other}, {COMPARISONS[sign]}({left}, {right}), false))"
        )

    def comparable(self, variable: str) -> str:
        """Return an expression that gives the value of a variable whose term may be a twin."""
        if not self.twins:
            return variable
        kind = f"STR(DATATYPE({variable}))"
        value = f"STRDT(STR({variable}), IRI(SUBSTR({kind}, {len(WRITTEN) + 1})))"
        return f'COALESCE(IF(STRSTARTS({kind}, "{WRITTEN}"), {value}, {variable}), {variable})'

    def text(self, term: Term) -> str | None:
        """Return a term for use in an exact query; a blank node of the shapes has none."""
        if isinstance(term, NamedNode | Literal):
            return str(self.kept(term))
        return None
