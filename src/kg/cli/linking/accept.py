"""kg link accept: judge that an item is the same."""

from __future__ import annotations

from kg.cli.linking.judging import configured
from kg.link.matches import ACCEPTED

__all__ = ["configure"]

configure = configured(ACCEPTED)
