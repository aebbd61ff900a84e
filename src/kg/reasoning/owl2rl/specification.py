"""The OWL 2 RL/RDF rules as they stand in OWL 2 Profiles, section 4.3, tables 4 to 9.

One line is one rule: name | axiom | body | head. The axiom is looked up when the rules are compiled, and each
answer makes one rule of body and head. The schema rules (table 9) have no axiom and run as they are.

Rules over lists (`LIST[?x, ?y1, ..., ?yn]`) are in `listrules`. Not here: eq-ref, eq-sym, eq-trans and
eq-rep-* (`equality` merges what is the same), eq-diff* and dt-* (`inconsistency`, `values`), prp-ap,
cls-thing, cls-nothing1 and dt-type1 (`vocabulary.axiomatic_triples`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.reasoning.owl2rl.rules import Clause, Numbers, variable

__all__ = ["SCHEMA_RULES", "SUBSUMED_AT_THING", "SUPERFLUOUS_AXIOMS", "TABLES", "templates"]

TABLES = """
table 5: axioms about properties
prp-dom  | ?p rdfs:domain ?c | ?x ?p ?y | ?x rdf:type ?c
prp-rng  | ?p rdfs:range ?c | ?x ?p ?y | ?y rdf:type ?c
prp-fp   | ?p rdf:type owl:FunctionalProperty | ?x ?p ?y1 . ?x ?p ?y2 | ?y1 owl:sameAs ?y2
prp-ifp  | ?p rdf:type owl:InverseFunctionalProperty | ?x1 ?p ?y . ?x2 ?p ?y | ?x1 owl:sameAs ?x2
prp-irp  | ?p rdf:type owl:IrreflexiveProperty | ?x ?p ?x | false
prp-symp | ?p rdf:type owl:SymmetricProperty | ?x ?p ?y | ?y ?p ?x
prp-asyp | ?p rdf:type owl:AsymmetricProperty | ?x ?p ?y . ?y ?p ?x | false
prp-trp  | ?p rdf:type owl:TransitiveProperty | ?x ?p ?y . ?y ?p ?z | ?x ?p ?z
prp-spo1 | ?p1 rdfs:subPropertyOf ?p2 | ?x ?p1 ?y | ?x ?p2 ?y
prp-eqp1 | ?p1 owl:equivalentProperty ?p2 | ?x ?p1 ?y | ?x ?p2 ?y
prp-eqp2 | ?p1 owl:equivalentProperty ?p2 | ?x ?p2 ?y | ?x ?p1 ?y
prp-pdw  | ?p1 owl:propertyDisjointWith ?p2 | ?x ?p1 ?y . ?x ?p2 ?y | false
prp-inv1 | ?p1 owl:inverseOf ?p2 | ?x ?p1 ?y | ?y ?p2 ?x
prp-inv2 | ?p1 owl:inverseOf ?p2 | ?x ?p2 ?y | ?y ?p1 ?x
prp-npa1 | ?x owl:sourceIndividual ?i1 . ?x owl:assertionProperty ?p . ?x owl:targetIndividual ?i2 | ?i1 ?p ?i2 | false
prp-npa2 | ?x owl:sourceIndividual ?i . ?x owl:assertionProperty ?p . ?x owl:targetValue ?lt | ?i ?p ?lt | false

table 6: classes
cls-nothing2 | | ?x rdf:type owl:Nothing | false
cls-com  | ?c1 owl:complementOf ?c2 | ?x rdf:type ?c1 . ?x rdf:type ?c2 | false
cls-svf1 | ?x owl:someValuesFrom ?y . ?x owl:onProperty ?p | ?u ?p ?v . ?v rdf:type ?y | ?u rdf:type ?x
cls-svf2 | ?x owl:someValuesFrom owl:Thing . ?x owl:onProperty ?p | ?u ?p ?v | ?u rdf:type ?x
cls-avf  | ?x owl:allValuesFrom ?y . ?x owl:onProperty ?p | ?u rdf:type ?x . ?u ?p ?v | ?v rdf:type ?y
cls-hv1  | ?x owl:hasValue ?y . ?x owl:onProperty ?p | ?u rdf:type ?x | ?u ?p ?y
cls-hv2  | ?x owl:hasValue ?y . ?x owl:onProperty ?p | ?u ?p ?y | ?u rdf:type ?x
cls-maxc1 | ?x owl:maxCardinality 0 . ?x owl:onProperty ?p | ?u rdf:type ?x . ?u ?p ?y | false
cls-maxc2 | ?x owl:maxCardinality 1 . ?x owl:onProperty ?p | ?u rdf:type ?x . ?u ?p ?y1 . ?u ?p ?y2 | ?y1 owl:sameAs ?y2
cls-maxqc1 | ?x owl:maxQualifiedCardinality 0 . ?x owl:onProperty ?p . ?x owl:onClass ?c | ?u rdf:type ?x . ?u ?p ?y . ?y rdf:type ?c | false
cls-maxqc2 | ?x owl:maxQualifiedCardinality 0 . ?x owl:onProperty ?p . ?x owl:onClass owl:Thing | ?u rdf:type ?x . ?u ?p ?y | false
cls-maxqc3 | ?x owl:maxQualifiedCardinality 1 . ?x owl:onProperty ?p . ?x owl:onClass ?c | ?u rdf:type ?x . ?u ?p ?y1 . ?y1 rdf:type ?c . ?u ?p ?y2 . ?y2 rdf:type ?c | ?y1 owl:sameAs ?y2
cls-maxqc4 | ?x owl:maxQualifiedCardinality 1 . ?x owl:onProperty ?p . ?x owl:onClass owl:Thing | ?u rdf:type ?x . ?u ?p ?y1 . ?u ?p ?y2 | ?y1 owl:sameAs ?y2

table 7: class axioms
cax-sco  | ?c1 rdfs:subClassOf ?c2 | ?x rdf:type ?c1 | ?x rdf:type ?c2
cax-eqc1 | ?c1 owl:equivalentClass ?c2 | ?x rdf:type ?c1 | ?x rdf:type ?c2
cax-eqc2 | ?c1 owl:equivalentClass ?c2 | ?x rdf:type ?c2 | ?x rdf:type ?c1
cax-dw   | ?c1 owl:disjointWith ?c2 | ?x rdf:type ?c1 . ?x rdf:type ?c2 | false

table 9: schema vocabulary
scm-cls  | | ?c rdf:type owl:Class | ?c rdfs:subClassOf ?c
scm-cls  | | ?c rdf:type owl:Class | ?c owl:equivalentClass ?c
scm-cls  | | ?c rdf:type owl:Class | ?c rdfs:subClassOf owl:Thing
scm-cls  | | ?c rdf:type owl:Class | owl:Nothing rdfs:subClassOf ?c
scm-sco  | | ?c1 rdfs:subClassOf ?c2 . ?c2 rdfs:subClassOf ?c3 | ?c1 rdfs:subClassOf ?c3
scm-eqc1 | | ?c1 owl:equivalentClass ?c2 | ?c1 rdfs:subClassOf ?c2
scm-eqc1 | | ?c1 owl:equivalentClass ?c2 | ?c2 rdfs:subClassOf ?c1
scm-eqc2 | | ?c1 rdfs:subClassOf ?c2 . ?c2 rdfs:subClassOf ?c1 | ?c1 owl:equivalentClass ?c2
scm-op   | | ?p rdf:type owl:ObjectProperty | ?p rdfs:subPropertyOf ?p
scm-op   | | ?p rdf:type owl:ObjectProperty | ?p owl:equivalentProperty ?p
scm-dp   | | ?p rdf:type owl:DatatypeProperty | ?p rdfs:subPropertyOf ?p
scm-dp   | | ?p rdf:type owl:DatatypeProperty | ?p owl:equivalentProperty ?p
scm-spo  | | ?p1 rdfs:subPropertyOf ?p2 . ?p2 rdfs:subPropertyOf ?p3 | ?p1 rdfs:subPropertyOf ?p3
scm-eqp1 | | ?p1 owl:equivalentProperty ?p2 | ?p1 rdfs:subPropertyOf ?p2
scm-eqp1 | | ?p1 owl:equivalentProperty ?p2 | ?p2 rdfs:subPropertyOf ?p1
scm-eqp2 | | ?p1 rdfs:subPropertyOf ?p2 . ?p2 rdfs:subPropertyOf ?p1 | ?p1 owl:equivalentProperty ?p2
scm-dom1 | | ?p rdfs:domain ?c1 . ?c1 rdfs:subClassOf ?c2 | ?p rdfs:domain ?c2
scm-dom2 | | ?p2 rdfs:domain ?c . ?p1 rdfs:subPropertyOf ?p2 | ?p1 rdfs:domain ?c
scm-rng1 | | ?p rdfs:range ?c1 . ?c1 rdfs:subClassOf ?c2 | ?p rdfs:range ?c2
scm-rng2 | | ?p2 rdfs:range ?c . ?p1 rdfs:subPropertyOf ?p2 | ?p1 rdfs:range ?c
scm-hv   | | ?c1 owl:hasValue ?i . ?c1 owl:onProperty ?p1 . ?p1 rdfs:subPropertyOf ?p2 . ?c2 owl:onProperty ?p2 . ?c2 owl:hasValue ?i | ?c1 rdfs:subClassOf ?c2
scm-svf1 | | ?c1 owl:someValuesFrom ?y1 . ?c1 owl:onProperty ?p . ?c2 owl:onProperty ?p . ?c2 owl:someValuesFrom ?y2 . ?y1 rdfs:subClassOf ?y2 | ?c1 rdfs:subClassOf ?c2
scm-svf2 | | ?c1 owl:someValuesFrom ?y . ?c1 owl:onProperty ?p1 . ?p1 rdfs:subPropertyOf ?p2 . ?c2 owl:onProperty ?p2 . ?c2 owl:someValuesFrom ?y | ?c1 rdfs:subClassOf ?c2
scm-avf1 | | ?c1 owl:allValuesFrom ?y1 . ?c1 owl:onProperty ?p . ?c2 owl:onProperty ?p . ?c2 owl:allValuesFrom ?y2 . ?y1 rdfs:subClassOf ?y2 | ?c1 rdfs:subClassOf ?c2
scm-avf2 | | ?c1 owl:allValuesFrom ?y . ?c1 owl:onProperty ?p1 . ?p1 rdfs:subPropertyOf ?p2 . ?c2 owl:onProperty ?p2 . ?c2 owl:allValuesFrom ?y | ?c2 rdfs:subClassOf ?c1
"""

SCHEMA_RULES = "scm-"

# What these rules derive is true, but as an axiom gives no new facts: `a subClassOf c` from scm-sco says of
# the members of `a` what cax-sco says in two steps. Without them rules are few, and proofs use assertions.
SUPERFLUOUS_AXIOMS = frozenset(
    [
        "scm-sco",
        "scm-eqc1",
        "scm-eqc2",
        "scm-op",
        "scm-dp",
        "scm-spo",
        "scm-eqp1",
        "scm-eqp2",
        "scm-dom1",
        "scm-dom2",
        "scm-rng1",
        "scm-rng2",
        "scm-hv",
        "scm-int",
        "scm-uni",
    ]
)

# With owl:Thing as the class, the next rule of the same table says more.
SUBSUMED_AT_THING = frozenset(("cls-svf1", "cls-maxqc1", "cls-maxqc3"))


def templates(number_of: Callable[[str], int]) -> Iterator[Clause]:
    """Yield the rules of the tables with constants numbered; the axiom patterns stand in `axiom`."""
    for line in TABLES.splitlines():
        if "|" in line:
            name, axiom, body, head = (part.strip() for part in line.split("|"))
            conclusion = None if head == "false" else next(_patterns(head, number_of))
            yield Clause(name, tuple(_patterns(axiom, number_of)), tuple(_patterns(body, number_of)), conclusion)


def _patterns(text: str, number_of: Callable[[str], int]) -> Iterator[Numbers]:
    for pattern in text.split(" . "):
        if pattern:
            subject, predicate, value = (_part(name, number_of) for name in pattern.split())
            yield subject, predicate, value


def _part(name: str, number_of: Callable[[str], int]) -> int:
    return variable(name[1:]) if name.startswith("?") else number_of(name)
