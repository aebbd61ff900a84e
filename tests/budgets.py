"""How far the tests look: as much as everybody can wait for, or as long as `make fuzz` takes.

`EXAMPLES` is how many examples a property is tried on; a property that tells much tries a multiple of it.
"""

from __future__ import annotations

import os

from hypothesis import settings

__all__ = ["EXAMPLES", "load_profile"]

EXAMPLES = int(os.environ.get("EXAMPLES", "60"))
_USUAL = 60


def load_profile() -> None:
    """Try the same examples in every run; other ones each time when there are more than usual."""
    is_usual = EXAMPLES <= _USUAL
    settings.register_profile(
        "examples", max_examples=EXAMPLES, deadline=None, derandomize=is_usual, print_blob=not is_usual
    )
    settings.load_profile("examples")
