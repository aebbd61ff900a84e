"""How far the tests look: as much as everybody can wait for, or as long as `make fuzz` and `make release-check` take.

`EXAMPLES` is how many examples a property is tried on; a property that tells much tries a multiple of it, one that asks
a slow engine a part. `THOROUGH=1` has whole collections looked at, of which a usual run sees an even selection; the
tests that have one are marked `thorough`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

__all__ = ["EXAMPLES", "THOROUGH", "load_profile", "spread"]

EXAMPLES = int(os.environ.get("EXAMPLES", "60"))
THOROUGH = bool(os.environ.get("THOROUGH"))
_USUAL = 60
_Item = TypeVar("_Item")


def load_profile() -> None:
    """Try the same examples in every run; other ones each time when there are more than usual."""
    is_usual = EXAMPLES <= _USUAL
    settings.register_profile(
        "examples", max_examples=EXAMPLES, deadline=None, derandomize=is_usual, print_blob=not is_usual
    )
    settings.load_profile("examples")


def spread(items: Sequence[_Item], size: int) -> list[_Item]:
    """Return all items in a thorough run, else at most `size` of them, evenly spread and the same ones every time."""
    if THOROUGH or len(items) <= size:
        return list(items)
    return [items[number * len(items) // size] for number in range(size)]
