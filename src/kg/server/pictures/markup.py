"""A drawing as SVG 1.1: within a page, where the style sheet colours it, or as a file that stands by itself.

Looks are presentation attributes (SVG 1.1, section 6.4): they need no style element, which the policy of the pages
forbids, and give way to the style sheet of a page, which knows light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from kg.server.pictures.drawing import Drawing, Shape

__all__ = ["svg_file", "svg_in_page"]

_INK, _SOFT, _LINE, _ACCENT, _PAPER = "#23201b", "#5b554b", "#a89f8d", "#7a2e24", "#fbf9f4"
_LOOKS: dict[str, Mapping[str, str]] = {
    "ground": {"fill": _PAPER},
    "water": {"fill": "#eef2f5"},
    "land": {"fill": "#e3dccd", "stroke": "#c9bfab", "stroke-width": "0.6", "stroke-linejoin": "round"},
    "grid": {"fill": "none", "stroke": "#d9d2c4", "stroke-width": "1"},
    "line": {"fill": "none", "stroke": _LINE, "stroke-width": "1.4"},
    "route": {"fill": "none", "stroke": _ACCENT, "stroke-width": "1.6", "stroke-opacity": "0.75"},
    "route-disputed": {
        "fill": "none", "stroke": _ACCENT, "stroke-width": "1.6", "stroke-opacity": "0.75", "stroke-dasharray": "6 5",
    },
    "arrow": {"fill": _ACCENT},
    "mark": {"fill": _ACCENT, "stroke": _PAPER, "stroke-width": "1.2"},
    "mark-open": {"fill": _PAPER, "stroke": _ACCENT, "stroke-width": "2"},
    "number-mark": {"fill": _PAPER, "font-weight": "600"},
    "number-mark-open": {"fill": _ACCENT, "font-weight": "600"},
    "bar": {"fill": _ACCENT},
    "open": {"fill": _LINE},
    "label": {"fill": _INK},
    "soft": {"fill": _SOFT},
    "halo": {
        "fill": _INK, "paint-order": "stroke", "stroke": _PAPER, "stroke-width": "3", "stroke-linejoin": "round",
    },
}  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPE = "font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif\""


def svg_in_page(drawing: Drawing, more: str = "") -> Markup:
    """Return the element `svg` for a page; its title is told to those who cannot see it."""
    size = f'viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}"'
    head = f'<svg class="picture {more}" {size} width="{_number(drawing.width)}" role="img" '
    return Markup(f'{head}aria-label="{_escaped(drawing.title)}" {_TYPE}>{"".join(_shapes(drawing))}</svg>')  # noqa: S704


def svg_file(drawing: Drawing) -> str:
    """Return a file that shows the same everywhere, on a ground of its own."""
    width, height = _number(drawing.width), _number(drawing.height)
    ground = Shape("rect", "ground", {"width": drawing.width, "height": drawing.height})
    shapes = "\n".join(_shapes(Drawing(drawing.width, drawing.height, drawing.title, (ground, *drawing.shapes))))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f"{head} {_TYPE}>\n<title>{_escaped(drawing.title)}</title>\n{shapes}\n</svg>\n"


def _shapes(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.shapes:
        told = {"class": f"p-{shape.role}", **_LOOKS[shape.role], **shape.geometry}
        hint = f"<title>{_escaped(shape.hint)}</title>" if shape.hint else ""
        inside = f"{hint}{_escaped(shape.text)}"
        opening = f"<{shape.tag}" + "".join(f' {key}="{escape(_value(value))}"' for key, value in told.items())
        yield f"{opening}>{inside}</{shape.tag}>" if inside else f"{opening}/>"


def _escaped(words: str) -> str:
    """Return words as XML has them; what XML 1.0 cannot hold (section 2.2) is left out."""
    return str(escape(_FORBIDDEN.sub("", words)))


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    """Return a number with at most one place behind the point."""
    return f"{value:.1f}".removesuffix(".0")
