"""The jobs of the API; all of them are done in the lane of canned queries."""

from __future__ import annotations

__all__ = ["ANSWER_JOBS"]

_HERE = "kg.server.api."
ANSWER_JOBS = {
    "canned": _HERE + "answering:canned",
    "queries": _HERE + "listing:queries",
    "description": _HERE + "listing:description",
    "query_text": _HERE + "listing:query_text",
    "openapi": _HERE + "openapi:openapi",
    "docs": _HERE + "docs:docs",
}
