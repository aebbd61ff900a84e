"""What lies outside OWL 2 RL in an ontology (W3C OWL 2 Profiles, 4.2; Structural Specification, 11).

Checked: class expressions on both sides, datatypes, owl:Thing, simple properties, the order of property chains,
forbidden constructs, reserved vocabulary, undeclared terms. Written for this ontology, not a full OWL 2 parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

__all__ = ["outside_rl"]

_DATATYPES = {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal} | {
    XSD[name]
    for name in [
        "decimal",
        "integer",
        "nonNegativeInteger",
        "nonPositiveInteger",
        "positiveInteger",
        "negativeInteger",
        "long",
        "int",
        "short",
        "byte",
        "unsignedLong",
        "unsignedInt",
        "unsignedShort",
        "unsignedByte",
        "float",
        "double",
        "string",
        "normalizedString",
        "token",
        "language",
        "Name",
        "NCName",
        "NMTOKEN",
        "boolean",
        "hexBinary",
        "base64Binary",
        "anyURI",
        "dateTime",
        "dateTimeStamp",
    ]
}
_FORBIDDEN = {
    OWL.ReflexiveProperty,
    OWL.hasSelf,
    OWL.disjointUnionOf,
    OWL.onDataRange,
    OWL.withRestrictions,
    OWL.onDatatype,
}
_RESERVED = {RDF.subject, RDF.predicate, RDF.object, RDF.Statement, RDF.Property, RDFS.member, RDF.value}
_PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_FOR_SIMPLE_ONLY = (
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
)


def outside_rl(graph: Graph) -> list[str]:
    """Return one line for each axiom outside the profile, sorted."""
    expressions = _Expressions(graph)
    properties = _Properties(graph)
    found = [
        *expressions.faults(),
        *properties.not_simple(),
        *properties.not_regular(),
        *_forbidden(graph),
        *_undeclared(graph),
    ]
    return sorted({f"{what}: {' '.join(node.n3(graph.namespace_manager) for node in nodes)}" for what, *nodes in found})


class _Expressions:
    """The three kinds of class expression (Profiles, section 4.2.3)."""

    def __init__(self, graph: Graph):
        self._graph = graph

    def faults(self) -> Iterator[tuple]:
        yield from self._sub_classes()
        yield from self._other_class_axioms()
        yield from self._property_axioms()

    def _sub_classes(self) -> Iterator[tuple]:
        for left, right in self._graph.subject_objects(RDFS.subClassOf):
            if not self._is_sub(left):
                yield "left side of subClassOf", left, right
            if not self._is_super(right):
                yield "right side of subClassOf", left, right

    def _other_class_axioms(self) -> Iterator[tuple]:
        graph = self._graph
        for left, right in graph.subject_objects(OWL.equivalentClass):
            if not (self._is_equivalent(left) and self._is_equivalent(right)):
                yield "equivalentClass", left, right
        for left, right in graph.subject_objects(OWL.disjointWith):
            if not (self._is_sub(left) and self._is_sub(right)):
                yield "disjointWith", left, right
        for axiom in graph.subjects(RDF.type, OWL.AllDisjointClasses):
            for member in self._items(graph.value(axiom, OWL.members)):
                if not self._is_sub(member):
                    yield "AllDisjointClasses member", member

    def _property_axioms(self) -> Iterator[tuple]:
        graph = self._graph
        data = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
        for name, cls in graph.subject_objects(RDFS.domain):
            if not self._is_super(cls):
                yield "domain", name, cls
        for name, values in graph.subject_objects(RDFS.range):
            if name in data and values not in _DATATYPES:
                yield "datatype range outside RL", name, values
            if name not in data and not self._is_super(values):
                yield "range", name, values
        for name in {*graph.subjects(RDFS.domain), *graph.subjects(RDFS.range)}:
            if (name, RDF.type, OWL.AnnotationProperty) in graph:
                yield "domain or range on an annotation property", name

    def _items(self, node: Node | None) -> list[Node]:
        return list(Collection(self._graph, node)) if node is not None else []

    def _parts(self, node: Node) -> dict[Node, Node]:
        return dict(self._graph.predicate_objects(node))

    @staticmethod
    def _is_name(node: Node) -> bool:
        builtin = isinstance(node, URIRef) and str(node).startswith((str(XSD), str(RDF), str(RDFS)))
        return isinstance(node, URIRef) and node != OWL.Thing and not builtin

    def _is_sub(self, node: Node) -> bool:
        if isinstance(node, URIRef):
            return self._is_name(node) or node in _DATATYPES
        parts = self._parts(node)
        for combination in (OWL.intersectionOf, OWL.unionOf):
            if combination in parts:
                return all(map(self._is_sub, self._items(parts[combination])))
        if OWL.someValuesFrom in parts:
            return parts[OWL.someValuesFrom] == OWL.Thing or self._is_sub(parts[OWL.someValuesFrom])
        return OWL.oneOf in parts or OWL.hasValue in parts

    def _is_super(self, node: Node) -> bool:
        if isinstance(node, URIRef):
            return self._is_name(node) or node in _DATATYPES
        parts = self._parts(node)
        if OWL.intersectionOf in parts:
            return all(map(self._is_super, self._items(parts[OWL.intersectionOf])))
        if OWL.complementOf in parts:
            return self._is_sub(parts[OWL.complementOf])
        if OWL.allValuesFrom in parts:
            return self._is_super(parts[OWL.allValuesFrom])
        for cardinality in (OWL.maxCardinality, OWL.maxQualifiedCardinality):
            if cardinality in parts:
                return int(parts[cardinality]) in {0, 1}
        return OWL.hasValue in parts

    def _is_equivalent(self, node: Node) -> bool:
        if isinstance(node, URIRef):
            return self._is_name(node)
        parts = self._parts(node)
        if OWL.intersectionOf in parts:
            return all(map(self._is_equivalent, self._items(parts[OWL.intersectionOf])))
        return OWL.hasValue in parts


class _Properties:
    """Simple properties and the order of chains (Structural Specification, section 11.2)."""

    def __init__(self, graph: Graph):
        self._graph = graph
        self._chains = [(name, list(Collection(graph, c))) for name, c in graph.subject_objects(OWL.propertyChainAxiom)]
        self._inverses: dict[Node, set[Node]] = {}
        for one, other in graph.subject_objects(OWL.inverseOf):
            self._inverses.setdefault(one, set()).add(other)
            self._inverses.setdefault(other, set()).add(one)

    def not_simple(self) -> Iterator[tuple]:
        composite = self._composite()
        for kind in _FOR_SIMPLE_ONLY:
            for name in self._graph.subjects(RDF.type, kind):
                if name in composite:
                    yield f"{kind.fragment} on a property that is not simple", name
        for pair in self._graph.subject_objects(OWL.propertyDisjointWith):
            for name in pair:
                if name in composite:
                    yield "disjoint property that is not simple", name

    def not_regular(self) -> Iterator[tuple]:
        before = self._order()
        for name in before:
            if name in self._all_before(before, name):
                yield "property order is not regular", name

    def _with_inverses(self, name: Node) -> set[Node]:
        return {name} | self._inverses.get(name, set())

    def _composite(self) -> set[Node]:
        found = {name for name, _ in self._chains} | set(self._graph.subjects(RDF.type, OWL.TransitiveProperty))
        while True:
            grown = {
                other
                for name in found
                for other in (*self._with_inverses(name), *self._graph.objects(name, RDFS.subPropertyOf))
            }
            if grown <= found:
                return found
            found |= grown

    def _order(self) -> dict[Node, set[Node]]:
        before: dict[Node, set[Node]] = {}
        for name, chain in self._chains:
            links = chain[1:] if chain[0] == name else chain[:-1] if chain[-1] == name else chain
            self._put_before(before, links, name)
        for name, above in self._graph.subject_objects(RDFS.subPropertyOf):
            if above not in self._with_inverses(name):
                self._put_before(before, [name], above)
        return before

    def _put_before(self, before: dict[Node, set[Node]], lower: Iterable[Node], name: Node) -> None:
        for link in lower:
            for upper in self._with_inverses(name):
                before.setdefault(upper, set()).update(self._with_inverses(link))

    @staticmethod
    def _all_before(before: dict[Node, set[Node]], name: Node) -> set[Node]:
        seen: set[Node] = set()
        todo = [name]
        while todo:
            new = before.get(todo.pop(), set()) - seen
            seen |= new
            todo.extend(new)
        return seen


def _forbidden(graph: Graph) -> Iterator[tuple]:
    for subject, predicate, value in graph:
        if predicate in _FORBIDDEN or value in _FORBIDDEN:
            yield "forbidden construct", subject, predicate, value
        is_type = predicate == RDF.type
        if predicate in _RESERVED or value in _RESERVED or (not is_type and subject in _RESERVED):
            yield "reserved vocabulary", subject, predicate, value


def _undeclared(graph: Graph) -> Iterator[tuple]:
    kinds = {kind: set(graph.subjects(RDF.type, kind)) for kind in _PROPERTY_KINDS}
    for name in kinds[OWL.ObjectProperty] & (kinds[OWL.DatatypeProperty] | kinds[OWL.AnnotationProperty]):
        yield "two kinds of property", name
    declared = set().union(*kinds.values())
    for predicate in set(graph.predicates()) - declared:
        if not str(predicate).startswith((str(RDF), str(RDFS), str(OWL))):
            yield "undeclared property", predicate
    logical = kinds[OWL.ObjectProperty] | kinds[OWL.DatatypeProperty]
    for name in _in_axioms(graph) - logical:
        yield "undeclared property in an axiom", name
    classes = set(graph.subjects(RDF.type, OWL.Class))
    for name in _classes_in_axioms(graph, kinds[OWL.DatatypeProperty]):
        if not isinstance(name, BNode) and name not in classes:
            yield "undeclared class", name


def _in_axioms(graph: Graph) -> set[Node]:
    chains = list(graph.subject_objects(OWL.propertyChainAxiom))
    links = {link for _, chain in chains for link in Collection(graph, chain)}
    return {name for name, _ in chains} | links | set(graph.objects(None, OWL.onProperty))


def _classes_in_axioms(graph: Graph, data: set[Node]) -> set[Node]:
    found = {o for p in (RDFS.subClassOf, RDFS.domain, OWL.someValuesFrom) for o in graph.objects(None, p)}
    return found | {values for name, values in graph.subject_objects(RDFS.range) if name not in data}
