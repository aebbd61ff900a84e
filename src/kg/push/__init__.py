"""Pushing a finished build to any SPARQL 1.1 server: whole, checked, and seen only when all of it is there."""

from __future__ import annotations

from kg.lazy import attributes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.push.patience import Patience
    from kg.push.pushing import Outcome, push
    from kg.push.release import Release, release_of
    from kg.push.target import Target, target_at

__all__ = ["Outcome", "Patience", "Release", "Target", "push", "release_of", "target_at"]

__getattr__ = attributes_of(
    __name__,
    {
        "patience": "Patience",
        "pushing": "Outcome push",
        "release": "Release release_of",
        "target": "Target target_at",
    },
)
