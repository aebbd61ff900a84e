"""kg link reject: judge that an item is another thing."""

from __future__ import annotations

from kg.cli.linking.judging import configured
from kg.link.matches import REJECTED

__all__ = ["configure"]

configure = configured(REJECTED)
