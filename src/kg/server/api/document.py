"""An answer as plain JSON: rows of plain values, what was understood, and where the other parts are."""

from __future__ import annotations

import json
import math
from typing import Any

from pyoxigraph import Literal

from kg.queries import Answer
from kg.queries.answers import plain
from kg.rdf.graph import Term
from kg.server.api.answered import Answered

__all__ = ["as_json", "plain_value"]


def as_json(found: Answered) -> bytes:
    """Return an answer, or the part of it that was asked for, as a JSON document."""
    document: dict[str, Any] = {
        "query": found.query.name,
        "summary": found.query.summary,
        "view": found.asking.view,
        "parameters": {name: plain_value(term) for name, term in found.terms.items()},
    }
    if found.answer.boolean is not None:
        document["boolean"] = found.answer.boolean
    else:
        document["columns"] = list(found.answer.variables)
        document |= {"total": found.total, "offset": found.asking.offset, "limit": found.asking.limit}
        document |= {"links": found.links, "rows": _rows(found.answer)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _rows(answer: Answer) -> list[dict[str, Any]]:
    rows = [dict(zip(answer.variables, map(plain_value, row), strict=True)) for row in answer.rows]
    if answer.evidence is not None:
        for row, citations in zip(rows, answer.evidence, strict=True):
            row["evidence"] = [citation.as_dict() for citation in citations]
    return rows


def plain_value(term: Term | None) -> Any:
    """Return a term as a JSON value: number, truth value or text; null for an unbound variable.

    A number that JSON has not (infinity, or a form that is not of its datatype) stays a text.
    """
    try:
        value = plain(term)
    except ValueError:
        value = math.nan
    is_no_number = isinstance(value, float) and not math.isfinite(value)
    return term.value if is_no_number and isinstance(term, Literal) else value
