"""A notebook as a page: its text and its code, without outputs (nbformat 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["as_markdown"]


def as_markdown(path: Path) -> str:
    """Return the cells of a notebook as Markdown, with a link to the notebook itself after the first one."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts = [_part(cell) for cell in cells]
    parts.insert(1, f"[Download this notebook]({path.name}) and run it beside an installed `kg`.\n")
    return "\n".join(parts)


def _part(cell: dict[str, Any]) -> str:
    text = "".join(cell["source"]).rstrip("\n") + "\n"
    return text if cell["cell_type"] == "markdown" else f"```python\n{text}```\n"
