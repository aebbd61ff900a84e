"""The form of a question: one field for each blank, with what may fill it, and what is wrong with what did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from pyoxigraph import NamedNode

from kg.errors import AmbiguousNameError, KgError, NotFoundError, OtherClassError
from kg.queries import Parameter, Query
from kg.queries.columns import called
from kg.queries.language import NAME as LANGUAGE
from kg.queries.language import languages
from kg.queries.parameters import to_term
from kg.rdf.namespaces import IDENTIFIERS, RDF, SKOS, abbreviate, expand
from kg.server.pages.context import Choice, Context
from kg.settings import current
from kg.translation import gettext, language, marked

__all__ = ["Field", "field_of", "fields_of", "given_values"]

_INPUT_TYPES = {"iri": "text", "literal": "text", "integer": "number", "date": "date"}
_WRONG = {
    "integer": marked("“%(value)s” is no whole number."),
    "date": marked("“%(value)s” is no date: write it like 1961-06-16."),
}
_KINDS = (*current().kinds.offered, *current().kinds.facts_offered)


@dataclass(frozen=True)
class Field:
    """One field: its parameter, what it holds, what may fill it, and what is wrong with it."""

    parameter: Parameter
    value: str
    choices: tuple[Choice, ...]
    error: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What stands beside the field."""
        return called(self.parameter.name, language())

    @property
    def is_lacking(self) -> bool:
        """Tell whether it must be filled before the question can be asked."""
        return not self.value and not self.parameter.optional

    @property
    def input_type(self) -> str:
        """The type of the HTML input."""
        return _INPUT_TYPES[self.parameter.kind]


def given_values(query: Query, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return what was filled in; an empty field is one that was left out."""
    names = {parameter.name for parameter in query.parameters}
    if languages(query.path, query.name, query.text):
        names.add(LANGUAGE)
    return {name: value.strip() for name, value in arguments.items() if name in names and value.strip()}


def fields_of(context: Context, query: Query, values: Mapping[str, str]) -> list[Field]:
    """Return the fields of a question, each value checked."""
    found = [field_of(context, parameter, values.get(parameter.name)) for parameter in query.parameters]
    is_asked = any(field.parameter.name in values for field in found)
    return [
        replace(field, error=gettext("this is needed")) if is_asked and field.is_lacking else field for field in found
    ]


def field_of(context: Context, parameter: Parameter, value: str | None) -> Field:
    """Return the field of one parameter, its value checked."""
    choices = _choices(context, parameter)
    told = value if value is not None else parameter.default
    if told is None:
        return Field(parameter, "", choices)
    try:
        term = to_term(parameter, told, context.site.graph.names.resolve)
    except NotFoundError as error:
        return Field(parameter, told, choices, _missed(error, told), error.candidates)
    except KgError:
        return Field(parameter, told, choices, gettext(_WRONG[parameter.kind], value=told))
    shown = _written(context, term, parameter.cls) if isinstance(term, NamedNode) else told
    return Field(parameter, shown, choices)


def _missed(error: NotFoundError, name: str) -> str:
    """Say in the language of the page why a name names nothing."""
    if isinstance(error, AmbiguousNameError):
        return gettext("“%(name)s” is the name of several things. Which one is meant?", name=name)
    if isinstance(error, OtherClassError):
        return gettext("“%(name)s” is the name of something of another kind.", name=name)
    return gettext("Nothing here is called “%(name)s”.", name=name)


def _choices(context: Context, parameter: Parameter) -> tuple[Choice, ...]:
    if parameter.kind != "iri":
        return ()
    kept = context.choices.get(parameter.cls)
    if kept is None:
        kept = context.choices[parameter.cls] = tuple(_listed(context, parameter.cls))
    return kept


def _listed(context: Context, cls: str | None) -> list[Choice]:
    nodes = [node for node in _candidates(context, cls) if isinstance(node, NamedNode)]
    found = [Choice(_written(context, node, cls), _beside(context, node)) for node in nodes]
    return sorted(found, key=lambda choice: choice.value.casefold())


def _candidates(context: Context, cls: str | None) -> list[object]:
    if cls is not None:
        return list(context.graph.of_type(NamedNode(expand(cls) or cls)))
    allowed = tuple(f"{start}{kind}/" for start in IDENTIFIERS for kind in _KINDS)
    every = chain(context.site.authored.subjects(RDF.type), context.graph.subjects(RDF.type, SKOS.Concept))
    return [node for node in dict.fromkeys(every) if str(node.value).startswith(allowed)]


def _written(context: Context, node: NamedNode, cls: str | None) -> str:
    """Return what to write for a thing: its name where that leads back to it, else its prefixed name."""
    name = context.terms.title(node) if context.terms.is_named(node) else ""
    try:
        is_enough = bool(name) and context.site.graph.names.resolve(name, cls) == node
    except KgError:
        is_enough = False
    return name if is_enough else abbreviate(node.value)


def _beside(context: Context, node: NamedNode) -> str:
    if not context.terms.is_named(node):
        return context.terms.title(node)
    other = context.terms.other(node)
    return other.value if other else ""
