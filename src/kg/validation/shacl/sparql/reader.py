"""Read SPARQL-based constraints and components from the shapes graph (SHACL, sections 5.2 and 6.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.sparql.tokens import tokenize
from kg.validation.shacl.errors import ShapesError
from kg.validation.shacl.graph import Graph, Subject, Term
from kg.validation.shacl.model import Component, Query
from kg.validation.shacl.paths import Path
from kg.validation.shacl.sparql.matching import pattern_fault
from kg.validation.shacl.sparql.prebinding import check_prebinding, replace_variables, used_variables
from kg.validation.shacl.vocabulary import OWL, RDF, SH, TRUE, local_name

__all__ = ["read_components", "read_constraints"]

EMPTY = Store()  # asked only whether it takes a query
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# Names that mean something else in the queries of a component (6.2.1), and what a variable may be called.
RESERVED = ("this", "shapesGraph", "currentShape", "path", "PATH", "value")
NAME = re.compile(r"\w+")
NO_PATH = "<urn:x-path>"


def read_constraints(graph: Graph, shape: Subject, path: Path | None) -> tuple[Query, ...]:
    """Return the values of sh:sparql of a shape, each checked (5.2)."""
    found = []
    for node in graph.objects(shape, SH.sparql):
        query = _read_query(graph, node, shape, {"this"}, NO_PATH if path is None else str(path))
        if query.is_ask:
            raise ShapesError("sh:sparql needs sh:select", shape, Triple(shape, SH.sparql, node))
        found.append(query)
    return tuple(found)


def _read_query(graph: Graph, node: Term, shape: Subject, bound: set[str], path: str) -> Query:
    """Return a query with its prefixes and messages."""
    texts = [(kind, text) for kind in (SH.select, SH.ask) for text in graph.objects(node, kind)]
    if len(texts) != 1 or not isinstance(texts[0][1], Literal) or isinstance(node, Literal):
        raise ShapesError("one sh:select (or sh:ask) is needed", shape, _about(graph, node, shape))
    kind, text = texts[0]
    query = Query(
        node=node,
        text=text.value,
        prefixes=_prefixes(graph, node),
        messages=tuple(m for m in graph.objects(node, SH.message) if isinstance(m, Literal)),
        is_ask=kind == SH.ask,
        deactivated=TRUE in graph.objects(node, SH.deactivated),
    )
    may_call = bool(graph.instances(SH.SPARQLFunction))
    if problem := _problem(query, bound | ({"value"} if query.is_ask else set()), path, may_call):
        raise ShapesError(problem, shape, Triple(node, kind, text))
    return query


def _about(graph: Graph, node: Term, shape: Subject) -> Triple:
    """Return the triple by which a shape or component refers to the node."""
    return next((t for t in graph if t.subject == shape and t.object == node), Triple(shape, SH.sparql, node))


def _problem(query: Query, bound: set[str], path: str, may_call: bool) -> str | None:
    """Return why a query cannot be used: pre-binding (5.3.1, appendix A), syntax, or functions that nobody declares."""
    if "PATH" in used_variables(query.text) and path == NO_PATH and not query.is_ask:
        return "$PATH in a node shape"
    return (
        _wrong_form(query)
        or _syntax_error(query, path, may_call)
        or check_prebinding(query.text, bound)
        or pattern_fault(query.text)
    )


def _wrong_form(query: Query) -> str | None:
    """Return that a query is not of the form that its property asks for (5.2, 6.2.3)."""
    forms = [
        token.keyword for token in tokenize(query.text) if token.keyword in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    ]
    wanted = "ASK" if query.is_ask else "SELECT"
    return None if forms[:1] == [wanted] else f"sh:{wanted.lower()} with a query of another form"


def _syntax_error(query: Query, path: str, may_call: bool) -> str | None:
    """Return why the query does not parse; it may call functions of others where the shapes graph declares some."""
    try:
        EMPTY.query(replace_variables(query.text, {"PATH": path}), prefixes=query.prefixes)
    except SyntaxError as error:
        reason = (
            _undeclared(query.text, query.prefixes) or _ungrouped(str(error)) or str(error).partition("\n")[0][:120]
        )
        return f"SPARQL that does not parse ({reason})"
    except RuntimeError as error:
        return None if may_call else f"SPARQL that cannot be asked ({error})"
    return None


def _ungrouped(reason: str) -> str | None:
    """Return in plain words that a variable stands beside an aggregate (SPARQL 1.1, 11.4)."""
    if "SELECT contains a variable that is unbound" not in reason:
        return None
    return "a SELECT with an aggregate selects a variable that is not grouped: GROUP BY $this groups by the focus node"


def _undeclared(text: str, prefixes: dict[str, str]) -> str | None:
    """Return the first prefix that is used and not declared."""
    used = [token.prefix for token in tokenize(text) if token.prefix is not None]
    known = {*prefixes, *re.findall(r"(?i)\bPREFIX\s+([\w.-]*):", text)}
    return next((f"prefix {name}: is not declared" for name in used if name not in known), None)


def _prefixes(graph: Graph, node: Term) -> dict[str, str]:
    """Return the prefixes that sh:prefixes leads to, over owl:imports as well (5.2.1)."""
    waiting, seen = graph.objects(node, SH.prefixes), set[Term]()
    found: dict[str, str] = {}
    while waiting:
        ontology = waiting.pop()
        if ontology not in seen:
            seen.add(ontology)
            waiting += graph.objects(ontology, OWL.imports)
            for prefix, namespace, declaration in _declared(graph, ontology):
                if found.setdefault(prefix, namespace) != namespace:
                    told = f"the prefix {prefix}: is declared for <{found[prefix]}> and for <{namespace}>"
                    raise ShapesError(told, None, declaration)
    return found


def _declared(graph: Graph, ontology: Term) -> Iterator[tuple[str, str, Triple]]:
    """Yield the prefixes that one node declares, each with the triple that leads to it."""
    for declaration in graph.objects(ontology, SH.declare):
        prefix, namespace = graph.value(declaration, SH.prefix), graph.value(declaration, SH.namespace)
        if not isinstance(prefix, Literal) or not isinstance(namespace, Literal):
            raise ShapesError(
                "a prefix needs sh:prefix and sh:namespace",
                None,
                Triple(ontology, SH.declare, declaration),  # type: ignore[arg-type]
            )
        yield prefix.value, namespace.value, Triple(ontology, SH.declare, declaration)  # type: ignore[arg-type]


def read_components(graph: Graph) -> tuple[Component, ...]:
    """Return the SPARQL-based constraint components that the shapes graph defines (6.2), by subclasses too."""
    own = [node for node in graph.instances(SH.ConstraintComponent) if not node.value.startswith(SH.base)]
    if blank := next((node for node in own if not isinstance(node, NamedNode)), None):
        raise ShapesError("a constraint component needs an IRI", blank, _typed(graph, blank))
    return tuple(_read_component(graph, node) for node in own if isinstance(node, NamedNode))


def _typed(graph: Graph, node: Subject) -> Triple:
    """Return the triple that gives a node its type."""
    return Triple(node, RDF.type, graph.objects(node, RDF.type)[0])


def _read_component(graph: Graph, node: NamedNode) -> Component:
    """Return one component: its parameters (6.2.1) and validators (6.2.3)."""
    parameters: dict[str, tuple[NamedNode, bool]] = {}
    for parameter in graph.objects(node, SH.parameter):
        path = graph.value(parameter, SH.path)
        if not isinstance(path, NamedNode):
            raise ShapesError("a parameter needs one IRI as sh:path", node, Triple(node, SH.parameter, parameter))
        name = local_name(path)
        if name in RESERVED or not NAME.fullmatch(name):
            raise ShapesError(f"no parameter can be called {name!r}", node, Triple(parameter, SH.path, path))  # type: ignore[arg-type]
        parameters[name] = (path, TRUE in graph.objects(parameter, SH.optional))
    if all(optional for _, optional in parameters.values()):
        raise ShapesError(
            "a constraint component needs a parameter that is not optional",
            node,
            _typed(graph, node),
        )
    general = _validator(graph, node, SH.validator, parameters)
    return Component(
        node,
        parameters,
        _validator(graph, node, SH.nodeValidator, parameters) or general,
        _validator(graph, node, SH.propertyValidator, parameters) or general,
    )


def _validator(
    graph: Graph, node: NamedNode, predicate: NamedNode, parameters: dict[str, tuple[NamedNode, bool]]
) -> Query | None:
    """Return the validator that a property of the component points at."""
    value = graph.value(node, predicate)
    if value is None:
        return None
    path = "<urn:x-any>" if predicate == SH.propertyValidator else NO_PATH
    return _read_query(graph, value, node, {"this", *parameters}, path)
