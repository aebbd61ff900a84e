"""What may be wrong with a request: each fault says what is allowed instead (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.errors import NotFoundError
from kg.queries.catalogue import Parameter
from kg.server.problems import Problem

__all__ = [
    "expected_of",
    "ill_typed",
    "missing",
    "no_evidence",
    "no_one_thing",
    "no_such_family",
    "no_such_query",
    "no_such_view",
    "not_acceptable",
    "only_for_rows",
    "repeated",
    "unknown_parameter",
    "unusable",
]

_EXPECTED = {
    "iri": "an IRI, a prefixed name, a slug or a label in any language",
    "literal": "a text",
    "integer": "a whole number",
    "date": "a day, as in 1961-06-16",
}


def _candidates(error: NotFoundError) -> list[dict[str, str]]:
    pairs = (candidate.partition("  ") for candidate in error.candidates)
    return [{"name": name, "label": label} for name, _, label in pairs]


def no_such_query(name: str, near: Sequence[str]) -> Problem:
    """Return the problem of a question that nobody has written, with those that come near."""
    detail = f"No question is called {name}."
    candidates = [{"name": candidate} for candidate in near]
    return Problem(404, "unknown-query", "There is no such question", detail, candidates=candidates)


def no_such_family(name: str, families: Iterable[str]) -> Problem:
    """Return the problem of a family that has no questions."""
    allowed = list(families)
    detail = f"There is no family {name}; there are: {', '.join(allowed)}."
    title = "A parameter has a value that is not allowed"
    return Problem(400, "invalid-parameter", title, detail, parameter="family", allowed=allowed)


def no_such_view(view: str, views: Iterable[str]) -> Problem:
    """Return the problem of a view that cannot be asked."""
    allowed = list(views)
    detail = f"There is no view {view}; there are: {', '.join(allowed)}."
    title = "A parameter has a value that is not allowed"
    return Problem(400, "invalid-parameter", title, detail, parameter="view", allowed=allowed)


def unusable(parameter: str, value: str, expected: str, allowed: Iterable[str] = ()) -> Problem:
    """Return the problem of a value that a reserved parameter cannot take."""
    detail = f"{parameter}={value}: expected {expected}."
    title = "A parameter has a value that is not allowed"
    members: dict[str, Any] = {"allowed": list(allowed)} if allowed else {}
    return Problem(400, "invalid-parameter", title, detail, parameter=parameter, expected=expected, **members)


def repeated(parameter: str) -> Problem:
    """Return the problem of a parameter that is given more than once."""
    detail = f"{parameter} is given more than once; give it once."
    return Problem(400, "repeated-parameter", "A parameter is repeated", detail, parameter=parameter)


def unknown_parameter(parameter: str, query: str, allowed: Iterable[str]) -> Problem:
    """Return the problem of a parameter that a question has not."""
    known = list(allowed)
    detail = f"{query} has no parameter {parameter}; it has: {', '.join(known)}."
    title = "A parameter is unknown"
    return Problem(400, "unknown-parameter", title, detail, parameter=parameter, allowed=known)


def missing(parameter: Parameter, query: str) -> Problem:
    """Return the problem of a parameter that must be given."""
    expected = expected_of(parameter)
    detail = f"{query} needs {parameter.name}: {expected}."
    title = "A parameter is missing"
    return Problem(400, "missing-parameter", title, detail, parameter=parameter.name, expected=expected)


def ill_typed(parameter: Parameter, value: str) -> Problem:
    """Return the problem of a value that is not of its parameter's kind."""
    return unusable(parameter.name, value, expected_of(parameter))


def expected_of(parameter: Parameter) -> str:
    """Say what a parameter takes."""
    cls = f" of a {parameter.cls}" if parameter.cls else ""
    return _EXPECTED[parameter.kind] + cls


def no_one_thing(parameter: Parameter, error: NotFoundError) -> Problem:
    """Return the problem of a name that nothing bears, or several things, or a thing of another class."""
    listed = "".join(f"\n  {candidate}" for candidate in error.candidates)
    said = str(error).removesuffix(listed).rstrip(":")
    found = _candidates(error)
    return Problem(
        400,
        "unknown-name",
        "A name does not lead to one thing",
        f"{parameter.name}: {said}." + (" Candidates: " + "; ".join(c["label"] for c in found) + "." if found else ""),
        parameter=parameter.name,
        expected=expected_of(parameter),
        candidates=found,
    )


def only_for_rows(parameter: str) -> Problem:
    """Return the problem of a parameter that makes sense for rows alone."""
    detail = f"{parameter} is for questions that are answered by rows; this one is not."
    return Problem(400, "invalid-parameter", "A parameter has a value that is not allowed", detail, parameter=parameter)


def no_evidence(said: str) -> Problem:
    """Return the problem of a question whose rows rest on no passages that can be told."""
    return Problem(400, "no-evidence", "No evidence can be told for this question", said + ".", parameter="evidence")


def not_acceptable(offered: Iterable[str], detail: str = "") -> Problem:
    """Return the problem of a client that takes none of the formats that there are."""
    allowed = list(offered)
    said = detail or "None of the formats of this answer is acceptable to the client."
    title = "The answer cannot be had in that format"
    return Problem(406, "not-acceptable", title, f"{said} There are: {', '.join(allowed)}.", offered=allowed)
