"""A part of an answer, and the links to the other parts (RFC 8288)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

__all__ = ["address", "links"]


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return a path with a query string, every value percent-encoded."""
    query = urlencode(list(pairs), quote_via=quote)
    return f"{path}?{query}" if query else path


def links(path: str, pairs: Iterable[tuple[str, str]], total: int, limit: int | None, offset: int) -> dict[str, str]:
    """Return the addresses of the first, previous, next and last part by their relation; none when all is in one."""
    if limit is None:
        return {}
    last = _last(total, limit, offset % limit)
    starts = {"first": 0, "prev": min(offset - limit, last), "next": offset + limit, "last": last}
    if offset == 0:
        del starts["prev"]
    if offset + limit >= total:
        del starts["next"]
    kept = list(pairs)
    return {
        relation: address(path, [*kept, ("limit", str(limit)), ("offset", str(max(start, 0)))])
        for relation, start in starts.items()
    }


def _last(total: int, limit: int, first: int) -> int:
    """Return where the last part begins when the parts begin at `first`, or 0 when there is nothing there."""
    return first + (total - 1 - first) // limit * limit if total > first else 0
