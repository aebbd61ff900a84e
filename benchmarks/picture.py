"""The growth curves: CPU seconds against triples, readable on light and on dark ground, the same bytes each time."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

__all__ = ["draw"]

_INK = "#7d8590"
_LINES = (
    ("closure", "OWL 2 RL closure, rules only", "rules", "authored", ("compiled", "owlrl", "reasonable")),
    ("validation", "SHACL validation, both stages", "both", "whole", ("compiled", "pyshacl", "pyrudof")),
    ("turtle", "Reading Turtle", "read", "data", ("pyoxigraph", "rdflib")),
)
_COLOURS = ("#2f9e44", "#e8590c", "#4c8dd6")
_NAMES = {"compiled": "ours", "pyshacl": "pySHACL", "pyoxigraph": "ours (pyoxigraph)"}


def draw(results: dict[str, Any], path: Path) -> bool:
    """Draw the curves; without matplotlib, or with fewer than two sizes, there is no picture."""
    try:
        import matplotlib as mpl
    except ImportError:
        return False
    if len(results["sizes"]) < 2:
        return False
    mpl.use("svg")
    settings: dict[str, Any] = {
        "svg.hashsalt": "defector-graph",
        "svg.fonttype": "none",
        "font.size": 9,
        "text.color": _INK,
        "axes.labelcolor": _INK,
        "axes.edgecolor": _INK,
        "xtick.color": _INK,
        "ytick.color": _INK,
        "grid.color": _INK,
    }
    with mpl.rc_context(settings):
        _panels(results, path)
    return True


def _panels(results: dict[str, Any], path: Path) -> None:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, len(_LINES), figsize=(11, 3.6), sharey=True, layout="constrained")
    for panel, (group, title, stage, size_of, names) in zip(axes, _LINES, strict=True):
        panel.set(title=title, xlabel="triples", xscale="log", yscale="log")
        panel.grid(alpha=0.25, linewidth=0.5)
        panel.patch.set_alpha(0)
        for name, colour in zip(names, _COLOURS, strict=False):
            points = _points(results, group, name, stage, size_of)
            if points:
                label = _NAMES.get(name, name)
                panel.plot(*zip(*points, strict=True), marker="o", markersize=4, color=colour, label=label)
        if panel.lines:
            panel.legend(frameon=False, labelcolor=_INK)
    axes[0].set_ylabel("CPU seconds")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)


def _points(results: dict[str, Any], group: str, name: str, stage: str, size_of: str) -> list[tuple[int, float]]:
    found = []
    for size, entry in results["measured"].get(group, {}).items():
        seconds = entry.get(name, {}).get("seconds", {}).get(stage)
        if seconds:
            found.append((results["sizes"][size][size_of], statistics.median(seconds)))
    return sorted(found)
