"""Values of parameters that work: taken from the answer itself, or tried until one gives rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFoundError
from kg.languages import TAGS, english_name
from kg.names import Names
from kg.queries import Answer, Parameter, Query
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIERS, abbreviate, expand
from kg.server.api.filling import fill
from kg.server.site.views import View

__all__ = ["examples_of"]

_DAY = "1979-01-01"
_YEAR = "1979"
_TRIES = 40


def examples_of(query: Query, parameter: Parameter, answer: Answer, view: View) -> dict[str, str]:
    """Return values for a parameter that can be asked with, each under the way in which it is written."""
    if parameter.kind == "iri":
        node = _thing(query, parameter, answer, view)
        return _spellings(node, parameter, view.graph.names) if node is not None else {}
    if parameter.default is not None:
        return {"default": parameter.default}
    if parameter.kind == "literal":
        found = next((str(term.value) for term in _column(answer, parameter.name)), None)
        return {"value": found} if found is not None else {}
    return {"value": _DAY if parameter.kind == "date" else _YEAR}


def _column(answer: Answer, name: str) -> Iterator[NamedNode | Literal]:
    if name in answer.variables:
        place = answer.variables.index(name)
        yield from (term for row in answer.rows if isinstance(term := row[place], NamedNode | Literal))


def _thing(query: Query, parameter: Parameter, answer: Answer, view: View) -> NamedNode | None:
    """Return the default, else a thing in the column that is called like the parameter, else one that gives rows."""
    if parameter.default is not None:
        return NamedNode(parameter.default)
    shown = [term for term in _column(answer, parameter.name) if isinstance(term, NamedNode)]
    if parameter.optional and shown:
        return shown[0]  # The answer without the parameter has such a row, so the one with it has, too.
    candidates = [*shown, *_instances(parameter, view.graph.graph)]
    return next((node for node in candidates[:_TRIES] if _gives_rows(query, parameter, node, view)), None)


def _instances(parameter: Parameter, graph: Graph) -> Iterable[NamedNode]:
    iri = expand(parameter.cls) if parameter.cls else None
    if iri is None:
        return ()
    found = graph.of_type(NamedNode(iri))
    return [node for node in found if isinstance(node, NamedNode) and node.value.startswith(IDENTIFIERS)]


def _gives_rows(query: Query, parameter: Parameter, node: NamedNode, view: View) -> bool:
    filled = fill(query, [(parameter.name, node.value)], view.graph.names.resolve)
    return len(view.ask(filled.text)) > 0


def _spellings(node: NamedNode, parameter: Parameter, names: Names) -> dict[str, str]:
    """Return the prefixed name, and the labels in the languages of the project where they mean this one thing."""
    spellings = {"prefixed": abbreviate(node.value)}
    for name, language in ((english_name(tag).lower(), tag) for tag in TAGS):
        label = names.label(node, language)
        if label not in spellings.values() and _means(label, node, parameter, names):
            spellings[name] = label
    return spellings


def _means(label: str, node: NamedNode, parameter: Parameter, names: Names) -> bool:
    try:
        return names.resolve(label, parameter.cls) == node
    except NotFoundError:
        return False
