"""The `Link` header (RFC 8288): where else to go from here, for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Link", "link_header"]


@dataclass(frozen=True)
class Link:
    """One link: target, relation, and the media type that is found there."""

    target: str
    relation: str
    media_type: str = ""

    def __str__(self) -> str:
        kind = f'; type="{self.media_type}"' if self.media_type else ""
        return f'<{self.target}>; rel="{self.relation}"{kind}'


def link_header(links: Iterable[Link]) -> str:
    """Return the value of the header."""
    return ", ".join(str(link) for link in links)
