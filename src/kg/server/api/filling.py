"""Filling the blanks of a question with what a request gives: each value checked, and bound as a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal

from kg.errors import KgError, NotFoundError
from kg.queries import Parameter, Query, bind
from kg.queries.language import NAME as LANGUAGE
from kg.queries.language import languages
from kg.queries.parameters import Resolver, to_term
from kg.rdf.graph import Term
from kg.server.api import faults
from kg.server.api.asking import RESERVED, Pairs

__all__ = ["Filled", "fill"]


@dataclass(frozen=True)
class Filled:
    """A question ready to be asked: its text, and the term that stands for each parameter."""

    text: str
    terms: dict[str, Term]


def fill(query: Query, pairs: Pairs, resolve: Resolver) -> Filled:
    """Return a question with the parameters of a request; a Problem names the parameter and says what is allowed."""
    given = _once(query, pairs)
    if not given and query.needs_nothing:
        return Filled(query.text, {})
    remembered = cache(resolve)
    found = {parameter.name: _term(query, parameter, given, remembered) for parameter in query.parameters}
    terms = {name: term for name, term in found.items() if term is not None}
    if LANGUAGE in given:
        terms[LANGUAGE] = Literal(given[LANGUAGE])
    return Filled(bind(query, given, remembered), terms)


def _once(query: Query, pairs: Pairs) -> dict[str, str]:
    given: dict[str, str] = {}
    tags = languages(query.path, query.name, query.text) if pairs else ()
    for name, value in pairs:
        allowed = [*(parameter.name for parameter in query.parameters), *([LANGUAGE] if tags else [])]
        if name not in allowed:
            raise faults.unknown_parameter(name, query.name, [*allowed, *RESERVED])
        if name in given:
            raise faults.repeated(name)
        given[name] = _tag(value, tags) if name == LANGUAGE else value
    return given


def _tag(value: str, tags: Sequence[str]) -> str:
    """Return the tag of a language in which the question can be answered; case does not matter (RFC 5646, 2.1.1)."""
    if value.lower() not in tags:
        raise faults.unusable(LANGUAGE, value, faults.one_of(tags), tags)
    return value.lower()


def _term(query: Query, parameter: Parameter, given: dict[str, str], resolve: Resolver) -> Term | None:
    """Return the term of one parameter, or None when it may be left out and is."""
    value = given.get(parameter.name, parameter.default)
    if value is None:
        if parameter.optional:
            return None
        raise faults.missing(parameter, query.name)
    try:
        return to_term(parameter, value, resolve)
    except NotFoundError as error:
        raise faults.no_one_thing(parameter, error) from None
    except (KgError, ValueError):
        raise faults.ill_typed(parameter, value) from None
