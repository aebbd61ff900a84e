"""What a site has not: a question or a view that nobody made, with those that there are (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["asks_others", "no_such_query", "no_such_view"]


def asks_others(name: str, address: str) -> Problem:
    """Return the problem of a question that asks another server, which this one does not do."""
    detail = message(
        "%(name)s asks %(address)s, and this server asks nobody: kg query %(name)s --allow-service %(address)s",
        name=name,
        address=address,
    )
    return Problem(403, "forbidden-feature", "The question asks another server", detail, feature="SERVICE")


def no_such_query(name: str, near: Sequence[dict[str, str]]) -> Problem:
    """Return the problem of a question that nobody has written, with those that come near."""
    detail = message("no question is called %(name)s", name=name)
    return Problem(404, "unknown-query", "Unknown question", detail, candidates=list(near))


def no_such_view(view: str, views: Iterable[str]) -> Problem:
    """Return the problem of a view that cannot be asked."""
    allowed = list(views)
    detail = message("no view is called %(view)s; there are: %(allowed)s", view=view, allowed=", ".join(allowed))
    return Problem(400, "unknown-view", "Unknown view", detail, parameter="view", allowed=allowed)
