"""From a template and what it needs to a reply; everything is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import kg
from kg.languages import MAIN, OTHERS, languages_in_words
from kg.rdf.namespaces import CG, abbreviate, slug_of
from kg.server.site.dates import in_words, machine_readable
from kg.server.wire.reply import Reply
from kg.settings import current

__all__ = ["HTML", "environment", "render_plain"]

HTML = "text/html"
_TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def environment() -> Environment:
    """Return the one environment of all templates: whatever is written into a page is escaped."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(date=in_words, machine_date=machine_readable, short=_short, slug=slug_of, spaced=_spaced)
    made.globals.update(CG=CG, software_version=kg.__version__, settings=current(), languages=languages_in_words())
    made.globals.update(main_language=MAIN, other_languages=OTHERS, other_titles=_other_titles())
    return made


def _other_titles() -> dict[str, str]:
    titles, shown = current().project.title, current().title
    return {tag: title for tag, title in titles.items() if title != shown}


def render_plain(template: str, status: int, root: str, version: str, **variables: Any) -> Reply:
    """Return a page that needs no graph."""
    text = environment().get_template(template).render(root=root, data_version=version, **variables)
    return Reply(text.encode(), HTML, status)


def _short(node: Any) -> str:
    return abbreviate(node.value)


def _spaced(name: str) -> str:
    """Return the name of a variable or a path as words."""
    return name.replace("_", " ").replace("-", " ")
