"""How the editor's script tells of refusals: the titles that a query can be refused with, and what each kind means."""

from __future__ import annotations

from kg.server.wire.problemkinds import KINDS
from kg.translation import ENGLISH, gettext, language, marked

__all__ = ["TITLES", "words_of_refusals"]

TITLES = {
    marked("Ambiguous query"): "ambiguous-query",
    marked("Answer too large"): "answer-limit",
    marked("Federation is refused"): "forbidden-feature",
    marked("Internal error"): "internal-error",
    marked("Malformed parameters"): "malformed-parameters",
    marked("Malformed query"): "malformed-query",
    marked("Memory limit reached"): "memory-limit",
    marked("Method not allowed"): "method-not-allowed",
    marked("Missing query"): "missing-query",
    marked("Not acceptable"): "not-acceptable",
    marked("Not finished yet"): "not-finished",
    marked("Not loaded"): "not-loaded",
    marked("Query too complex"): "query-too-complex",
    marked("Query too long"): "query-too-long",
    marked("Repeated parameter"): "repeated-parameter",
    marked("Request too large"): "request-too-large",
    marked("Request too slow"): "request-timeout",
    marked("Restarting"): "restarting",
    marked("The query cannot be answered"): "query-not-answerable",
    marked("Time limit reached"): "time-limit",
    marked("Too busy"): "busy",
    marked("Two datasets"): "two-datasets",
    marked("Unknown graph"): "unknown-graph",
    marked("Unknown view"): "unknown-view",
    marked("Unsupported media type"): "unsupported-media-type",
    marked("Unsupported content coding"): "unsupported-media-type",
    marked("Updates are refused"): "forbidden-feature",
    marked("Worker lost"): "worker-lost",
}
"""The titles by their English text, each with the kind of its problem."""


def words_of_refusals() -> dict[str, str]:
    """Return titles by their English text and meanings by the type of the problem; nothing where English is spoken."""
    if language() == ENGLISH:
        return {}
    kinds = {*TITLES.values(), "rows-limit"}
    meanings = {f"/problems/{kind}": gettext(KINDS[kind]) for kind in sorted(kinds)}
    return {title: gettext(title) for title in TITLES} | meanings
