"""The vocabularies of shapes and reports, closed against misspelling (namespaces of SHACL, section 1.1)."""

from __future__ import annotations

from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.rdf import namespaces

__all__ = ["OWL", "RDF", "RDFS", "SH", "SHACL_1_2", "TRUE", "XSD", "Vocabulary", "local_name"]


class Vocabulary(namespaces.Vocabulary):
    """Terms of one namespace, complete enough to tell a misspelling."""

    def __getitem__(self, term: str) -> NamedNode:
        return self.__getattr__(term)

    def near(self, term: NamedNode) -> str | None:
        """Return the listed name that comes nearest to that of a term, if any comes near.

        >>> SH.near(NamedNode(SH.base + "minCout"))
        'minCount'
        """
        found = get_close_matches(local_name(term), sorted(self._terms), n=1, cutoff=0.75)
        return found[0] if found else None

    def misspelt(self, term: object) -> bool:
        """Tell whether an IRI lies in the namespace without being a listed term.

        >>> SH.misspelt(NamedNode(SH.base + "minCout"))
        True
        """
        if not isinstance(term, NamedNode) or not term.value.startswith(self.base):
            return False
        name = term.value[len(self.base) :]
        return name != "" and name not in self._terms


def local_name(term: NamedNode) -> str:
    """Return what follows the last # or / of an IRI."""
    return term.value.replace("#", "/").rpartition("/")[2]


OWL = Vocabulary(
    "http://www.w3.org/2002/07/owl#",
    """
    Class Ontology imports
    """,
)
RDF = Vocabulary(
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    """
    type first rest nil langString
    """,
)
RDFS = Vocabulary(
    "http://www.w3.org/2000/01/rdf-schema#",
    """
    Class subClassOf
    """,
)
SH = Vocabulary(
    "http://www.w3.org/ns/shacl#",
    """
    AbstractResult AndConstraintComponent BlankNode BlankNodeOrIRI BlankNodeOrLiteral ClassConstraintComponent
    ClosedConstraintComponent ConstraintComponent DatatypeConstraintComponent DisjointConstraintComponent
    EqualsConstraintComponent ExpressionConstraintComponent Function HasValueConstraintComponent IRI
    IRIOrLiteral InConstraintComponent Info JSConstraint JSConstraintComponent JSExecutable JSFunction
    JSLibrary JSRule JSTarget JSTargetType JSValidator LanguageInConstraintComponent
    LessThanConstraintComponent LessThanOrEqualsConstraintComponent Literal MaxCountConstraintComponent
    MaxExclusiveConstraintComponent MaxInclusiveConstraintComponent MaxLengthConstraintComponent
    MinCountConstraintComponent MinExclusiveConstraintComponent MinInclusiveConstraintComponent
    MinLengthConstraintComponent NodeConstraintComponent NodeKind NodeKindConstraintComponent NodeShape
    NotConstraintComponent OrConstraintComponent Parameter Parameterizable PatternConstraintComponent
    PrefixDeclaration PropertyConstraintComponent PropertyGroup PropertyShape
    QualifiedMaxCountConstraintComponent QualifiedMinCountConstraintComponent ResultAnnotation Rule
    SPARQLAskExecutable SPARQLAskValidator SPARQLConstraint SPARQLConstraintComponent
    SPARQLConstructExecutable SPARQLExecutable SPARQLFunction SPARQLRule SPARQLSelectExecutable
    SPARQLSelectValidator SPARQLTarget SPARQLTargetType SPARQLUpdateExecutable Severity Shape Target
    TargetType TripleRule UniqueLangConstraintComponent ValidationReport ValidationResult Validator Violation
    Warning XoneConstraintComponent alternativePath and annotationProperty annotationValue annotationVarName
    ask class closed condition conforms construct datatype deactivated declare defaultValue description detail
    disjoint entailment equals expression filterShape flags focusNode group hasValue ignoredProperties in
    intersection inversePath js jsFunctionName jsLibrary jsLibraryURL labelTemplate languageIn lessThan
    lessThanOrEquals maxCount maxExclusive maxInclusive maxLength message minCount minExclusive minInclusive
    minLength name namespace node nodeKind nodeValidator nodes not object oneOrMorePath optional or order
    parameter path pattern predicate prefix prefixes property propertyValidator qualifiedMaxCount
    qualifiedMinCount qualifiedValueShape qualifiedValueShapesDisjoint result resultAnnotation resultMessage
    resultPath resultSeverity returnType rule select severity shapesGraph shapesGraphWellFormed
    sourceConstraint sourceConstraintComponent sourceShape sparql subject suggestedShapesGraph target
    targetClass targetNode targetObjectsOf targetSubjectsOf this union uniqueLang update validator value xone
    zeroOrMorePath zeroOrOnePath AndConstraintComponent-and ClassConstraintComponent-class
    ClosedConstraintComponent-closed ClosedConstraintComponent-ignoredProperties
    DatatypeConstraintComponent-datatype DisjointConstraintComponent-disjoint EqualsConstraintComponent-equals
    ExpressionConstraintComponent-expression HasValueConstraintComponent-hasValue InConstraintComponent-in
    JSConstraint-js LanguageInConstraintComponent-languageIn LessThanConstraintComponent-lessThan
    LessThanOrEqualsConstraintComponent-lessThanOrEquals MaxCountConstraintComponent-maxCount
    MaxExclusiveConstraintComponent-maxExclusive MaxInclusiveConstraintComponent-maxInclusive
    MaxLengthConstraintComponent-maxLength MinCountConstraintComponent-minCount
    MinExclusiveConstraintComponent-minExclusive MinInclusiveConstraintComponent-minInclusive
    MinLengthConstraintComponent-minLength NodeConstraintComponent-node NodeKindConstraintComponent-nodeKind
    NotConstraintComponent-not OrConstraintComponent-or PatternConstraintComponent-flags
    PatternConstraintComponent-pattern PropertyConstraintComponent-property
    QualifiedMaxCountConstraintComponent-qualifiedMaxCount
    QualifiedMaxCountConstraintComponent-qualifiedValueShape
    QualifiedMaxCountConstraintComponent-qualifiedValueShapesDisjoint
    QualifiedMinCountConstraintComponent-qualifiedMinCount
    QualifiedMinCountConstraintComponent-qualifiedValueShape
    QualifiedMinCountConstraintComponent-qualifiedValueShapesDisjoint SPARQLConstraintComponent-sparql
    UniqueLangConstraintComponent-uniqueLang XoneConstraintComponent-xone
    """,
)
XSD = Vocabulary(
    "http://www.w3.org/2001/XMLSchema#",
    """
    anyURI boolean decimal double integer string
    """,
)
SHACL_1_2 = Vocabulary(
    SH.base,
    """
    BooleanExpression ByTypes ConditionalExpression ConstraintReifier Debug Expression Trace agentInstruction
    annotation closedExcept codeIdentifier conformanceDisallows countExpression distinct else equalsNode exists
    findFirst flatMap if instancesOf intent intersectionNodes join limit listParameter matchAll maxListLength
    memberShape minListLength minus nodeByExpression offset pathValues reificationRequired reifierShape remove
    rootClass ruleSet shape shapes singleLine someValue subsetOf sum targetShape targetWhere then types unionNodes
    uniqueMembers uniqueValuesForClass values
    """,
)
"""Terms that SHACL 1.2 is to add, as far as its drafts go; nothing here depends on them but a word of warning."""
TRUE = Literal("true", datatype=XSD.boolean)
"""What the Recommendation means by true: this term, and no other way to write its value (section 1.1)."""
