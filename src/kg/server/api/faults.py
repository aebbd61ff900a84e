"""What may be wrong with a request: each fault says what is allowed instead (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import NotFoundError
from kg.queries.catalogue import Parameter
from kg.rdf.namespaces import expand
from kg.server.wire.problems import Problem
from kg.translation import Message, message

__all__ = [
    "expected_of",
    "ill_typed",
    "missing",
    "no_evidence",
    "no_one_thing",
    "no_such_family",
    "not_acceptable",
    "not_the_project",
    "one_of",
    "only_for_rows",
    "repeated",
    "unknown_parameter",
    "unusable",
]

_EXPECTED = {
    "iri": message("an IRI, a prefixed name, a slug or a label in any language"),
    "literal": message("a text"),
    "integer": message("a whole number"),
    "date": message("a day, as in 1961-06-16"),
}


def _candidates(error: NotFoundError) -> list[dict[str, str]]:
    pairs = (candidate.partition("  ") for candidate in error.candidates)
    return [{"name": name, "id": expand(name) or name, "label": label} for name, _, label in pairs]


def no_such_family(name: str, families: Iterable[str]) -> Problem:
    """Return the problem of a family that has no questions."""
    allowed = list(families)
    detail = message("there is no family %(name)s; there are: %(allowed)s", name=name, allowed=", ".join(allowed))
    return Problem(400, "invalid-parameter", "Invalid parameter", detail, parameter="family", allowed=allowed)


def unusable(parameter: str, value: str, expected: str, allowed: Iterable[str] = ()) -> Problem:
    """Return the problem of a value that a reserved parameter cannot take."""
    detail = message(
        "%(parameter)s=%(value)s: expected %(expected)s", parameter=parameter, value=value, expected=expected
    )
    members: dict[str, Any] = {"parameter": parameter, "expected": expected}
    if allowed:
        members["allowed"] = list(allowed)
    return Problem(400, "invalid-parameter", "Invalid parameter", detail, **members)


def one_of(values: Iterable[str]) -> Message:
    """Say that a parameter takes one of several values."""
    return message("one of %(values)s", values=", ".join(values))


def repeated(parameter: str) -> Problem:
    """Return the problem of a parameter that is given more than once."""
    detail = message("%(parameter)s is given more than once; give it once", parameter=parameter)
    return Problem(400, "repeated-parameter", "Repeated parameter", detail, parameter=parameter)


def unknown_parameter(parameter: str, query: str, allowed: Iterable[str]) -> Problem:
    """Return the problem of a parameter that a question has not."""
    known = list(allowed)
    detail = message(
        "%(query)s has no parameter %(parameter)s; it has: %(known)s",
        query=query,
        parameter=parameter,
        known=", ".join(known),
    )
    return Problem(400, "unknown-parameter", "Unknown parameter", detail, parameter=parameter, allowed=known)


def missing(parameter: Parameter, query: str) -> Problem:
    """Return the problem of a parameter that must be given."""
    expected = expected_of(parameter)
    detail = message("%(query)s needs %(name)s: %(expected)s", query=query, name=parameter.name, expected=expected)
    return Problem(400, "missing-parameter", "Missing parameter", detail, parameter=parameter.name, expected=expected)


def ill_typed(parameter: Parameter, value: str) -> Problem:
    """Return the problem of a value that is not of its parameter's kind."""
    return unusable(parameter.name, value, expected_of(parameter))


def expected_of(parameter: Parameter) -> str:
    """Say what a parameter takes."""
    expected = _EXPECTED[parameter.kind]
    return message("%(what)s of a %(kind)s", what=expected, kind=parameter.cls) if parameter.cls else expected


def no_one_thing(parameter: Parameter, error: NotFoundError) -> Problem:
    """Return the problem of a name that nothing bears, or several things, or a thing of another class."""
    found = _candidates(error)
    detail = message("%(name)s: %(error)s", name=parameter.name, error=error.message)
    if found:
        labels = "; ".join(candidate["label"] for candidate in found)
        detail = message("%(detail)s; candidates: %(candidates)s", detail=detail, candidates=labels)
    return Problem(
        400,
        "unknown-name",
        "Unknown name",
        detail,
        parameter=parameter.name,
        expected=expected_of(parameter),
        candidates=found,
    )


def not_the_project() -> Problem:
    """Return the problem of a server that serves other files than those of the project."""
    detail = message("this server serves other data than those that the canned queries are about")
    return Problem(404, "not-found", "Not found", detail)


def only_for_rows(parameter: str) -> Problem:
    """Return the problem of a parameter that makes sense for rows alone."""
    detail = message("%(parameter)s is for questions that are answered by rows; this one is not", parameter=parameter)
    return Problem(400, "invalid-parameter", "Invalid parameter", detail, parameter=parameter)


def no_evidence(said: str) -> Problem:
    """Return the problem of a question whose rows rest on no passages that can be told."""
    return Problem(400, "no-evidence", "No evidence", said, parameter="evidence")


def not_acceptable(offered: Iterable[str], why: str = "") -> Problem:
    """Return the problem of a client that takes none of the formats that there are."""
    allowed = list(offered)
    said = why or message("none of the formats of this answer is acceptable to the client")
    detail = message("%(said)s; there are: %(allowed)s", said=said, allowed=", ".join(allowed))
    return Problem(406, "not-acceptable", "Not acceptable", detail, offered=allowed)
