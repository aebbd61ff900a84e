"""Components that look at one value alone, as SPARQL expressions that hold when the value is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.graph import Graph, Term
from kg.validation.shacl.literals import WRITTEN
from kg.validation.shacl.numbers import held
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.vocabulary import RDF, RDFS, SH

__all__ = ["VALUE_TESTS", "same_term", "value_handler"]

Test = Callable[[Dataset, Graph, Term, str], str]

NODE_KINDS = {
    SH.BlankNode: "isBlank({0})",
    SH.IRI: "isIRI({0})",
    SH.Literal: "isLiteral({0})",
    SH.BlankNodeOrIRI: "(isBlank({0}) || isIRI({0}))",
    SH.BlankNodeOrLiteral: "(isBlank({0}) || isLiteral({0}))",
    SH.IRIOrLiteral: "(isIRI({0}) || isLiteral({0}))",
}


def is_instance(data: Dataset, graph: Graph, cls: Term, variable: str) -> str:
    """Sh:class: the value is a SHACL instance of the class (4.1.1)."""
    del graph
    if not isinstance(cls, NamedNode):
        return "false"
    classes = data.subclasses(cls)
    if any(isinstance(sub, BlankNode) for sub in classes):
        return f"EXISTS {{ {variable} {RDF.type}/{RDFS.subClassOf}* {cls} }}"
    if len(classes) == 1:
        return f"EXISTS {{ {variable} {RDF.type} {cls} }}"
    return f"EXISTS {{ {variable} {RDF.type} ?_kind FILTER(?_kind IN ({', '.join(map(str, classes))})) }}"


def has_datatype(data: Dataset, graph: Graph, datatype: Term, variable: str) -> str:
    """Sh:datatype: the value is a literal of the datatype, and not ill-typed (4.1.2)."""
    del data, graph
    return f"(isLiteral({variable}) && DATATYPE({variable}) IN ({datatype}, <{WRITTEN}{datatype.value}>))"


def has_node_kind(data: Dataset, graph: Graph, kind: Term, variable: str) -> str:
    """Sh:nodeKind: IRI, blank node or literal, or two of them (4.1.3)."""
    del data, graph
    return NODE_KINDS[kind].format(variable)  # type: ignore[index]


def _compares(operator: str) -> Test:
    """Return the test of a value range component (4.3); what cannot be compared is wrong."""

    def test(data: Dataset, graph: Graph, bound: Term, variable: str) -> str:
        del graph
        return data.comparison(variable, operator, str(bound), bound)

    return test


def _has_length(operator: str) -> Test:
    """Return the test of sh:minLength or sh:maxLength (4.4.1, 4.4.2); a blank node has no length."""

    def test(data: Dataset, graph: Graph, length: Term, variable: str) -> str:
        del data, graph
        return f"(!isBlank({variable}) && STRLEN(STR({variable})) {operator} {held(length)})"

    return test


def has_language(data: Dataset, graph: Graph, head: Term, variable: str) -> str:
    """Sh:languageIn: the language tag matches one of the list (4.4.4)."""
    del data
    tests = [f"LANGMATCHES(LANG({variable}), {language})" for language in graph.items(head)]
    return f"(isLiteral({variable}) && ({' || '.join(tests) or 'false'}))"


def same_term(data: Dataset, term: Term, variable: str) -> str:
    """Return a test for one term."""
    text = data.text(term)
    return f"sameTerm({variable}, {text})" if text else "false"


VALUE_TESTS: dict[str, Test] = {
    "class": is_instance,
    "datatype": has_datatype,
    "nodeKind": has_node_kind,
    "minExclusive": _compares(">"),
    "minInclusive": _compares(">="),
    "maxExclusive": _compares("<"),
    "maxInclusive": _compares("<="),
    "minLength": _has_length(">="),
    "maxLength": _has_length("<="),
    "languageIn": has_language,
}


def value_handler(parameter: str) -> Callable[[Scope, Term], Iterator[Result]]:
    """Return the function that reports the values that fail the test of a parameter."""

    def check(scope: Scope, value: Term) -> Iterator[Result]:
        test = VALUE_TESTS[parameter](scope.data, scope.evaluation.shapes.graph, value, scope.variable)
        return scope.violating(parameter, None if _is_list(value) else value, f"FILTER(!({test}))")

    return check


def _is_list(value: Term) -> bool:
    """Tell whether a parameter is a list, which a message cannot show."""
    return not isinstance(value, NamedNode | Literal)
