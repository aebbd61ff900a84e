"""Filling the blanks of a question: values are checked, then bound as terms in a VALUES block, never pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError
from kg.queries.catalogue import OPENING, Parameter, Query
from kg.queries.language import ENGLISH, languages, put_into, words_of
from kg.queries.language import NAME as LANGUAGE
from kg.rdf.graph import Term
from kg.rdf.namespaces import XSD

__all__ = ["Resolver", "bind", "to_term"]

Resolver = Callable[[str, str | None], NamedNode]
"""Turns an IRI, prefixed name, slug or label into the thing it names; the second argument is the class wanted."""


def bind(query: Query, values: Mapping[str, str], resolve: Resolver) -> str:
    """Return the query text with its parameters bound.

    Raises KgError for an unknown parameter, a missing one, and a value of the wrong type.
    """
    if not values and query.needs_nothing:
        return query.text
    values = dict(values)
    text = _in_language(query, values.pop(LANGUAGE, ENGLISH)) if LANGUAGE in values else query.text
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            has = f"it has: {', '.join(known)}" if known else "it takes none"
            raise KgError(f"{query.name} has no parameter {name} ({has})")
    lines = []
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            lines.append(f"  VALUES ?{parameter.variable} {{ {to_term(parameter, value, resolve)} }}")
        elif not parameter.optional:
            raise KgError(f"{query.name} needs -p {parameter.name}=… ({_wanted(parameter)})")
    if not lines:
        return text
    return text.replace(f"\n{OPENING}\n", "\n".join(["", OPENING, *lines, ""]), 1)


def _in_language(query: Query, value: str) -> str:
    tags = languages(query.path, query.name, query.text)
    tag = value.lower()
    if tag not in tags:
        raise KgError(f"{LANGUAGE}={value}: one of {', '.join(tags)}" if tags else f"{query.name} has no {LANGUAGE}")
    return query.text if tag == ENGLISH else put_into(query.text, tag, words_of(query.path, query.name)[tag])


def to_term(parameter: Parameter, value: str, resolve: Resolver) -> Term:
    """Return a value as the term that its parameter's kind asks for."""
    if parameter.kind == "iri":
        return resolve(value, parameter.cls)
    if parameter.kind == "integer":
        if not re.fullmatch(r"[+-]?[0-9]+", value):
            raise KgError(f"{parameter.name}={value}: {_wanted(parameter)}")
        return Literal(value, datatype=XSD.integer)
    if parameter.kind == "date":
        return Literal(_iso_date(parameter, value), datatype=XSD.date)
    return Literal(value)


def _iso_date(parameter: Parameter, value: str) -> str:
    try:
        return str(date.fromisoformat(value))
    except ValueError:
        raise KgError(f"{parameter.name}={value}: {_wanted(parameter)}") from None


def _wanted(parameter: Parameter) -> str:
    kinds = {
        "iri": f"an IRI, a prefixed name, a slug or a label of a {parameter.cls or 'thing'}",
        "integer": "a whole number",
        "date": "a day, as in 1961-06-16",
        "literal": "a text",
    }
    return kinds[parameter.kind]
