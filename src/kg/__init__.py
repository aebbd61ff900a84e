"""Defector Graph: a document-grounded knowledge graph of people who fled from behind the Iron Curtain.

>>> import kg
>>> g = kg.open()
>>> answer = g.query("theatres/who-left-on-whose-tour", person="Нуреев")
>>> [row["company_name"] for row in answer]
['Kirov Theatre']
"""

from __future__ import annotations

from kg.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kg.api import DefectorGraph, open  # noqa: A004

__all__ = ["DefectorGraph", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """Import the public functions when they are first asked for, so that starting costs little."""
    if name in {"DefectorGraph", "open"}:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module kg has no attribute {name}")
