"""The OWL 2 RL rule tables as little worlds: rule | premises | what follows (or `false`) | premises too weak for it.

OWL 2 Profiles, section 4.3, tables 4 to 9. The last part is a world that lacks one premise.
"""

from __future__ import annotations

TABLE_4 = """
eq-sym   | :a owl:sameAs :b . | :b owl:sameAs :a . | :a owl:differentFrom :b .
eq-trans | :a owl:sameAs :b . :b owl:sameAs :c . | :a owl:sameAs :c . | :a owl:sameAs :b . :c owl:sameAs :d .
eq-rep-s | :a owl:sameAs :b . :a :p :c . | :b :p :c . | :a owl:sameAs :b . :c :p :a .
eq-rep-p | :p owl:sameAs :q . :a :p :c . | :a :q :c . | :p owl:sameAs :r . :a :p :c .
eq-rep-p | :p owl:sameAs :q . :q a owl:SymmetricProperty . :a :p :c . | :c :q :a . :c :p :a . | :q a owl:SymmetricProperty . :a :p :c .
eq-rep-o | :a owl:sameAs :b . :c :p :a . | :c :p :b . | :a owl:sameAs :b . :a :p :c .
eq-rep-o | :C owl:sameAs :D . :x a :C . :D rdfs:subClassOf :E . | :x a :D , :E . | :x a :C . :D rdfs:subClassOf :E .
eq-diff1 | :a owl:sameAs :b ; owl:differentFrom :b . | false | :a owl:sameAs :b ; owl:differentFrom :c .
eq-diff1 | :a owl:sameAs :b . :b owl:sameAs :c . :c owl:differentFrom :a . | false | :a owl:sameAs :b . :c owl:differentFrom :a .
eq-diff2 | [] a owl:AllDifferent ; owl:members ( :a :b :c ) . :a owl:sameAs :c . | false | [] owl:members ( :a :b :c ) . :a owl:sameAs :c .
eq-diff3 | [] a owl:AllDifferent ; owl:distinctMembers ( :a :b :c ) . :b owl:sameAs :c . | false | [] a owl:AllDifferent ; owl:distinctMembers ( :a :b ) . :b owl:sameAs :c .
"""

TABLE_5 = """
prp-dom  | :p rdfs:domain :C . :x :p :y . | :x a :C . | :p rdfs:domain :C . :x :q :y .
prp-rng  | :p rdfs:range :C . :x :p :y . | :y a :C . | :p rdfs:range :C . :x :q :y .
prp-fp   | :p a owl:FunctionalProperty . :x :p :y , :z . | :y owl:sameAs :z . | :p a owl:FunctionalProperty . :x :p :y . :w :p :z .
prp-ifp  | :p a owl:InverseFunctionalProperty . :y :p :x . :z :p :x . | :y owl:sameAs :z . | :p a owl:InverseFunctionalProperty . :y :p :x . :z :p :w .
prp-irp  | :p a owl:IrreflexiveProperty . :x :p :x . | false | :p a owl:IrreflexiveProperty . :x :p :y .
prp-irp  | :p a owl:IrreflexiveProperty . :x :p :y . :x owl:sameAs :y . | false | :p a owl:IrreflexiveProperty . :x :p :y . :x owl:sameAs :z .
prp-symp | :p a owl:SymmetricProperty . :x :p :y . | :y :p :x . | :p a owl:SymmetricProperty . :x :q :y .
prp-asyp | :p a owl:AsymmetricProperty . :x :p :y . :y :p :x . | false | :p a owl:AsymmetricProperty . :x :p :y . :y :q :x .
prp-trp  | :p a owl:TransitiveProperty . :x :p :y . :y :p :z . :z :p :w . | :x :p :z , :w . | :p a owl:TransitiveProperty . :x :p :y . :z :p :w .
prp-spo1 | :p rdfs:subPropertyOf :q . :x :p :y . | :x :q :y . | :p rdfs:subPropertyOf :q . :x :r :y .
prp-spo2 | :p owl:propertyChainAxiom ( :q ) . :x :q :y . | :x :p :y . | :p owl:propertyChainAxiom ( :q ) . :x :r :y .
prp-spo2 | :p owl:propertyChainAxiom ( :q :r ) . :x :q :y . :y :r :z . | :x :p :z . | :p owl:propertyChainAxiom ( :q :r ) . :x :r :y . :y :q :z .
prp-spo2 | :p owl:propertyChainAxiom ( :q :r :s :t ) . :a :q :b . :b :r :c . :c :s :d . :d :t :e . | :a :p :e . | :p owl:propertyChainAxiom ( :q :r :s :t ) . :a :q :b . :b :r :c . :c :s :d .
prp-eqp1 | :p owl:equivalentProperty :q . :x :p :y . | :x :q :y . | :p owl:equivalentProperty :r . :x :r :y .
prp-eqp2 | :p owl:equivalentProperty :q . :x :q :y . | :x :p :y . | :p owl:equivalentProperty :r . :x :q :y .
prp-pdw  | :p owl:propertyDisjointWith :q . :x :p :y ; :q :y . | false | :p owl:propertyDisjointWith :q . :x :p :y ; :q :z .
prp-adp  | [] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :x :p :y ; :r :y . | false | [] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :x :p :y ; :r :z .
prp-inv1 | :p owl:inverseOf :q . :x :p :y . | :y :q :x . | :p owl:inverseOf :q . :x :r :y .
prp-inv2 | :p owl:inverseOf :q . :x :q :y . | :y :p :x . | :p owl:inverseOf :r . :x :q :y .
prp-key  | :C owl:hasKey ( :p ) . :x a :C ; :p :v . :y a :C ; :p :v . | :x owl:sameAs :y . | :C owl:hasKey ( :p ) . :x a :C ; :p :v . :y :p :v .
prp-key  | :C owl:hasKey ( :p :q :r ) . :x a :C ; :p 1 ; :q 2 , 5 ; :r 3 . :y a :C ; :p 1 ; :q 2 ; :r 3 . | :x owl:sameAs :y . | :C owl:hasKey ( :p :q :r ) . :x a :C ; :p 1 ; :q 2 ; :r 3 . :y a :C ; :p 1 ; :q 2 ; :r 4 .
prp-npa1 | [] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y . :x :p :y . | false | [] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y . :x :p :z .
prp-npa2 | [] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetValue 7 . :x :p 7 . | false | [] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetValue 7 . :x :p 8 .
"""

TABLE_6 = """
cls-nothing2 | :x a owl:Nothing . | false | :x a owl:Thing .
cls-int1 | :C owl:intersectionOf ( :A :B :D ) . :x a :A , :B , :D . | :x a :C . | :C owl:intersectionOf ( :A :B :D ) . :x a :A , :B .
cls-int2 | :C owl:intersectionOf ( :A :B ) . :x a :C . | :x a :A , :B . | :C owl:intersectionOf ( :D ) . :x a :C .
cls-uni  | :C owl:unionOf ( :A :B ) . :x a :B . | :x a :C . | :C owl:unionOf ( :A :B ) . :x a :D .
cls-com  | :C owl:complementOf :D . :x a :C , :D . | false | :C owl:complementOf :D . :x a :C . :y a :D .
cls-svf1 | :C owl:onProperty :p ; owl:someValuesFrom :D . :x :p :y . :y a :D . | :x a :C . | :C owl:onProperty :p ; owl:someValuesFrom :D . :x :p :y .
cls-svf1 | :C owl:onProperty :p ; owl:someValuesFrom xsd:decimal . :x :p 7 . | :x a :C . | :C owl:onProperty :p ; owl:someValuesFrom xsd:decimal . :x :p "seven" .
cls-svf2 | :C owl:onProperty :p ; owl:someValuesFrom owl:Thing . :x :p :y . | :x a :C . | :C owl:onProperty :p ; owl:someValuesFrom owl:Thing . :x :q :y .
cls-avf  | :C owl:onProperty :p ; owl:allValuesFrom :D . :x a :C ; :p :y . | :y a :D . | :C owl:onProperty :p ; owl:allValuesFrom :D . :x :p :y .
cls-hv1  | :C owl:onProperty :p ; owl:hasValue 7 . :x a :C . | :x :p 7 . | :C owl:onProperty :p ; owl:hasValue 7 . :x a :D .
cls-hv2  | :C owl:onProperty :p ; owl:hasValue :v . :x :p :v . | :x a :C . | :C owl:onProperty :p ; owl:hasValue :v . :x :p :w .
cls-maxc1 | :C owl:onProperty :p ; owl:maxCardinality 0 . :x a :C ; :p :y . | false | :C owl:onProperty :p ; owl:maxCardinality 0 . :x a :C ; :q :y .
cls-maxc2 | :C owl:onProperty :p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger . :x a :C ; :p :y , :z . | :y owl:sameAs :z . | :C owl:onProperty :p ; owl:maxCardinality 2 . :x a :C ; :p :y , :z .
cls-maxqc1 | :C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass :D . :x a :C ; :p :y . :y a :D . | false | :C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass :D . :x a :C ; :p :y .
cls-maxqc2 | :C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass owl:Thing . :x a :C ; :p :y . | false | :C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass owl:Thing . :x :p :y .
cls-maxqc3 | :C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :D . :x a :C ; :p :y , :z . :y a :D . :z a :D . | :y owl:sameAs :z . | :C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :D . :x a :C ; :p :y , :z . :y a :D .
cls-maxqc4 | :C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass owl:Thing . :x a :C ; :p :y , :z . | :y owl:sameAs :z . | :C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :D . :x a :C ; :p :y , :z .
cls-oo   | :C owl:oneOf ( :x :y ) . | :x a :C . :y a :C . | :C owl:members ( :x :y ) .
"""

TABLES_7_AND_8 = """
cax-sco  | :A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :x a :A . | :x a :B , :C . | :A rdfs:subClassOf :B . :x a :D .
cax-eqc1 | :A owl:equivalentClass :B . :x a :A . | :x a :B . | :A owl:equivalentClass :D . :x a :A .
cax-eqc2 | :A owl:equivalentClass :B . :x a :B . | :x a :A . | :A owl:equivalentClass :D . :x a :B .
cax-dw   | :A owl:disjointWith :B . :x a :A , :B . | false | :A owl:disjointWith :B . :x a :A , :C .
cax-adc  | [] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) . :x a :A , :C . | false | [] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) . :x a :A , :D .
dt-type2 | :C owl:onProperty :p ; owl:someValuesFrom xsd:nonNegativeInteger . :x :p 7 . | :x a :C . | :C owl:onProperty :p ; owl:someValuesFrom xsd:nonNegativeInteger . :x :p -7 .
dt-eq    | :p a owl:InverseFunctionalProperty . :x :p 1 . :y :p 1.0 . | :x owl:sameAs :y . | :p a owl:InverseFunctionalProperty . :x :p 1 . :y :p 1.0e0 .
dt-eq    | :C owl:onProperty :p ; owl:hasValue true . :x :p "1"^^xsd:boolean . | :x a :C . | :C owl:onProperty :p ; owl:hasValue true . :x :p 1 .
dt-diff  | :p a owl:FunctionalProperty . :x :p "a" , "b" . | false | :p a owl:FunctionalProperty . :x :p 1 , 1.0 .
dt-diff  | :x owl:sameAs 1 , 2 . | false | :x owl:sameAs 1 , 1.0 .
dt-not-type | :p rdfs:range rdf:langString . :x :p "a" . | false | :p rdfs:range rdf:langString . :x :p "a"@en .
dt-not-type | :x :p "seven"^^xsd:integer . | false | :x :p "seven"^^xsd:string , "soon"^^:moment .
dt-not-type | :p rdfs:range xsd:integer . :x :p "seven" . | false | :p rdfs:range xsd:decimal . :x :p 7 .
dt-not-type | :C owl:onProperty :p ; owl:allValuesFrom xsd:byte . :x a :C ; :p 128 . | false | :C owl:onProperty :p ; owl:allValuesFrom xsd:byte . :x a :C ; :p 127 .
"""

TABLE_9 = """
scm-sco  | :A rdfs:subClassOf :B . :B rdfs:subClassOf :C . | :A rdfs:subClassOf :C . | :A rdfs:subClassOf :B . :D rdfs:subClassOf :C .
scm-eqc1 | :A owl:equivalentClass :B . | :A rdfs:subClassOf :B . :B rdfs:subClassOf :A . | :A rdfs:subClassOf :C .
scm-eqc2 | :A rdfs:subClassOf :B . :B rdfs:subClassOf :A . | :A owl:equivalentClass :B . | :A rdfs:subClassOf :B .
scm-spo  | :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . | :p rdfs:subPropertyOf :r . | :p rdfs:subPropertyOf :q .
scm-eqp1 | :p owl:equivalentProperty :q . | :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p . | :p rdfs:subPropertyOf :r .
scm-eqp2 | :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p . | :p owl:equivalentProperty :q . | :p rdfs:subPropertyOf :q .
scm-dom1 | :p rdfs:domain :A . :A rdfs:subClassOf :B . | :p rdfs:domain :B . | :p rdfs:domain :A . :B rdfs:subClassOf :A .
scm-dom2 | :q rdfs:domain :A . :p rdfs:subPropertyOf :q . | :p rdfs:domain :A . | :p rdfs:subPropertyOf :q .
scm-rng1 | :p rdfs:range :A . :A rdfs:subClassOf :B . | :p rdfs:range :B . | :p rdfs:range :A . :B rdfs:subClassOf :A .
scm-rng2 | :q rdfs:range :A . :p rdfs:subPropertyOf :q . | :p rdfs:range :A . | :p rdfs:subPropertyOf :q .
scm-hv   | :A owl:hasValue :v ; owl:onProperty :p . :B owl:hasValue :v ; owl:onProperty :q . :p rdfs:subPropertyOf :q . | :A rdfs:subClassOf :B . | :A owl:hasValue :v ; owl:onProperty :p . :B owl:hasValue :w ; owl:onProperty :q . :p rdfs:subPropertyOf :q .
scm-svf1 | :A owl:someValuesFrom :C ; owl:onProperty :p . :B owl:someValuesFrom :D ; owl:onProperty :p . :C rdfs:subClassOf :D . :x a :A . | :A rdfs:subClassOf :B . :x a :B . | :A owl:someValuesFrom :C ; owl:onProperty :p . :B owl:someValuesFrom :D ; owl:onProperty :q . :C rdfs:subClassOf :D .
scm-svf2 | :A owl:someValuesFrom :C ; owl:onProperty :p . :B owl:someValuesFrom :C ; owl:onProperty :q . :p rdfs:subPropertyOf :q . :x a :A . | :A rdfs:subClassOf :B . :x a :B . | :A owl:someValuesFrom :C ; owl:onProperty :q . :B owl:someValuesFrom :C ; owl:onProperty :p . :p rdfs:subPropertyOf :q .
scm-avf1 | :A owl:allValuesFrom :C ; owl:onProperty :p . :B owl:allValuesFrom :D ; owl:onProperty :p . :C rdfs:subClassOf :D . | :A rdfs:subClassOf :B . | :A owl:allValuesFrom :C ; owl:onProperty :p . :B owl:allValuesFrom :D ; owl:onProperty :p . :D rdfs:subClassOf :C .
scm-avf2 | :A owl:allValuesFrom :C ; owl:onProperty :p . :B owl:allValuesFrom :C ; owl:onProperty :q . :p rdfs:subPropertyOf :q . | :B rdfs:subClassOf :A . | :A owl:allValuesFrom :C ; owl:onProperty :q . :B owl:allValuesFrom :D ; owl:onProperty :p . :q rdfs:subPropertyOf :p .
scm-int  | :C owl:intersectionOf ( :A :B ) . | :C rdfs:subClassOf :A , :B . | :C owl:unionOf ( :A :B ) .
scm-uni  | :C owl:unionOf ( :A :B ) . | :A rdfs:subClassOf :C . :B rdfs:subClassOf :C . | :C owl:intersectionOf ( :A :B ) .
"""

AXIOMATIC = """
eq-ref   | :a :p :b . | :a owl:sameAs :a . :p owl:sameAs :p . :b owl:sameAs :b . | :a :q :c .
prp-ap   | :a :p :b . | rdfs:label a owl:AnnotationProperty . owl:incompatibleWith a owl:AnnotationProperty . |
cls-thing | :a :p :b . | owl:Thing a owl:Class . |
cls-nothing1 | :a :p :b . | owl:Nothing a owl:Class . |
dt-type1 | :a :p :b . | xsd:integer a rdfs:Datatype . rdf:PlainLiteral a rdfs:Datatype . |
scm-cls  | :C a owl:Class . :x a :C . | :C rdfs:subClassOf :C , owl:Thing ; owl:equivalentClass :C . owl:Nothing rdfs:subClassOf :C . :x a owl:Thing . | :C a rdfs:Class . :x a :C .
scm-op   | :p a owl:ObjectProperty . | :p rdfs:subPropertyOf :p ; owl:equivalentProperty :p . | :p a owl:AnnotationProperty .
scm-dp   | :p a owl:DatatypeProperty . | :p rdfs:subPropertyOf :p ; owl:equivalentProperty :p . | :p a owl:AnnotationProperty .
"""


def rows(table: str) -> list[list[str]]:
    """Return the lines of a table as rule, premises, conclusion, weaker premises."""
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


CASES = rows(TABLE_4 + TABLE_5.lstrip() + TABLE_6.lstrip() + TABLES_7_AND_8.lstrip() + TABLE_9.lstrip())
AXIOMATIC_CASES = rows(AXIOMATIC)
