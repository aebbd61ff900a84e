"""Random little ontologies within OWL 2 RL: owlrl agrees, and the closure has the properties of a closure.

Left out are the places where owlrl is known to be wrong (see `test_owlrl_faults.py`).
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Triple

from kg.rdf.namespaces import RDFS
from kg.reasoning.owl2rl import close

from .oracle import owlrl_closure, world

CLASSES = st.sampled_from([":A", ":B", ":C", ":D", ":R1", ":R2"])
PROPERTIES = st.sampled_from([":p", ":q", ":r"])
PEOPLE = st.sampled_from([":a", ":b", ":c", ":d"])
VALUES = st.sampled_from([":a", ":b", ":c", "7", '"word"', '"Wort"@de'])

CLASS_AXIOMS = st.builds(
    "{0} {2} {1} .".format,
    CLASSES,
    CLASSES,
    st.sampled_from(["rdfs:subClassOf", "owl:equivalentClass", "owl:disjointWith", "owl:complementOf", "owl:sameAs"]),
)
PROPERTY_AXIOMS = st.builds(
    "{0} {2} {1} .".format,
    PROPERTIES,
    PROPERTIES,
    st.sampled_from(
        [
            "rdfs:subPropertyOf",
            "owl:equivalentProperty",
            "owl:inverseOf",
            "owl:propertyDisjointWith",
            "owl:sameAs",
        ]
    ),
)
DOMAINS = st.builds("{0} {1} {2} .".format, PROPERTIES, st.sampled_from(["rdfs:domain", "rdfs:range"]), CLASSES)
CHARACTERISTICS = st.builds(
    "{0} a owl:{1}Property .".format,
    st.sampled_from([":p", ":q"]),
    st.sampled_from(["Symmetric", "Transitive", "Asymmetric", "Irreflexive", "Object"]),
)
FUNCTIONAL = st.builds(
    ":o a owl:{0}Property . {1} :o {2} , {3} .".format,
    st.sampled_from(["Functional", "InverseFunctional"]),
    PEOPLE,
    PEOPLE,
    PEOPLE,
)
CHAINS = st.builds(
    "{0} owl:propertyChainAxiom ( {1} ) .".format,
    PROPERTIES,
    st.lists(PROPERTIES, min_size=1, max_size=3).map(" ".join),
)
LISTS = st.builds(
    "{0} owl:{1} ( {2} ) .".format,
    CLASSES,
    st.sampled_from(["intersectionOf", "unionOf"]),
    st.lists(CLASSES, min_size=1, max_size=3).map(" ".join),
)
ENUMERATIONS = st.builds("{0} owl:oneOf ( {1} {2} ) .".format, CLASSES, PEOPLE, PEOPLE)
RESTRICTIONS = st.builds(
    "{0} owl:onProperty {1} ; {2} .".format,
    st.sampled_from([":R1", ":R2"]),
    PROPERTIES,
    st.one_of(
        st.builds("owl:someValuesFrom {0}".format, st.sampled_from([":A", ":B", "owl:Thing", "xsd:integer"])),
        st.builds("owl:allValuesFrom {0}".format, CLASSES),
        st.builds("owl:hasValue {0}".format, VALUES),
        st.just("owl:maxCardinality 0"),
        st.builds("owl:maxQualifiedCardinality 0 ; owl:onClass {0}".format, st.sampled_from([":A", "owl:Thing"])),
    ),
)
META = st.sampled_from(
    [
        ":isA rdfs:subPropertyOf rdf:type . :a :isA :B .",
        ":below rdfs:subPropertyOf rdfs:subClassOf . :B :below :C .",
        ":equals rdfs:subPropertyOf owl:sameAs . :a :equals :b .",
        ":under rdfs:subPropertyOf rdfs:subPropertyOf . :q :under :r .",
        ":A a owl:Class . :B a owl:Class .",
        "owl:Thing rdfs:subClassOf :E . :A a owl:Class .",
        ":E owl:intersectionOf ( owl:Thing :B ) . :B a owl:Class .",
        ":p a :Kind . :Kind rdfs:subClassOf owl:SymmetricProperty .",
        ":C rdfs:subClassOf [ owl:onProperty rdfs:range ; owl:hasValue :A ] . :q a :C .",
    ]
)
FACTS = st.one_of(
    st.builds("{0} {1} {2} .".format, PEOPLE, PROPERTIES, VALUES),
    st.builds("{0} a {1} .".format, PEOPLE, CLASSES),
    st.builds("{0} owl:{2} {1} .".format, PEOPLE, PEOPLE, st.sampled_from(["sameAs", "differentFrom"])),
)
AXIOMS = st.one_of(
    CLASS_AXIOMS,
    PROPERTY_AXIOMS,
    DOMAINS,
    CHARACTERISTICS,
    FUNCTIONAL,
    CHAINS,
    LISTS,
    ENUMERATIONS,
    RESTRICTIONS,
    META,
)
WORLDS = st.builds(
    lambda axioms, facts: "\n".join([*axioms, *facts]),
    st.lists(AXIOMS, min_size=1, max_size=7),
    st.lists(FACTS, min_size=1, max_size=6),
)


def below_themselves(triples):
    """Return what stands below itself over others (scm-sco, scm-spo), which owlrl does not derive."""
    below = {t for t in triples if t.predicate in {RDFS.subClassOf, RDFS.subPropertyOf}}
    return [
        Triple(t.subject, t.predicate, t.subject) for t in below if Triple(t.object, t.predicate, t.subject) in below
    ]


@given(WORLDS)
def test_owlrl_derives_the_same(turtle):
    triples = world(turtle)
    closure = close(triples)
    theirs, errors = owlrl_closure([*triples, *below_themselves([*triples, *closure.inferred])])
    if "dt-diff" not in {one.rule for one in closure.inconsistencies}:
        assert set(closure.inferred) == theirs
    assert closure.is_consistent == (not errors) or {one.rule for one in closure.inconsistencies} <= {
        "dt-diff",
        "dt-not-type",
    }


@given(WORLDS)
def test_closing_again_adds_nothing(turtle):
    triples = set(world(turtle))
    for axiomatic in (False, True):
        closure = close(triples, axiomatic=axiomatic)
        assert not set(close([*triples, *closure.inferred], axiomatic=axiomatic).inferred)


@given(WORLDS, st.randoms(use_true_random=False))
def test_more_premises_never_take_back_a_conclusion(turtle, random):
    triples = world(turtle)
    fewer = random.sample(triples, len(triples) // 2)
    assert set(close(fewer).inferred) <= set(close(triples).inferred) | set(triples)


@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_premises_does_not_matter(turtle, random):
    triples = world(turtle)
    shuffled = random.sample(triples, len(triples))
    first, second = close(triples), close(shuffled)
    assert set(first.inferred) == set(second.inferred)
    assert {one.rule for one in first.inconsistencies} == {one.rule for one in second.inconsistencies}
    assert first.is_consistent == second.is_consistent


@given(WORLDS)
def test_every_conclusion_is_new_legal_and_told_once(turtle):
    triples = world(turtle)
    inferred = list(close(triples).inferred)
    assert len(inferred) == len(set(inferred))
    assert not set(inferred) & set(triples)
