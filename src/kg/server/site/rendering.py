"""From a template and what it needs to a reply; everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import kg
from kg.languages import MAIN, TAGS, native_name
from kg.queries.columns import called
from kg.rdf.namespaces import CG, abbreviate, slug_of
from kg.server.site.dates import in_words, machine_readable
from kg.server.site.reader import reader
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import (
    ENGLISH,
    gettext,
    label_language,
    language,
    languages_in_words,
    pgettext,
    plural,
    plural_within,
    said,
)

__all__ = ["HTML", "environment", "page_of", "render_plain"]

HTML = "text/html"
_COLUMN = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
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
        extensions=["jinja2.ext.i18n"],
    )
    # Words that go over several lines are looked up in one, as `tools/messages.py` finds them.
    made.policies["ext.i18n.trimmed"] = True
    contexts = {"pgettext": pgettext, "npgettext": plural_within}
    made.install_gettext_callables(gettext, plural, newstyle=True, **contexts)  # type: ignore[attr-defined]
    made.filters.update(date=in_words, machine_date=machine_readable, short=_short, slug=slug_of, spaced=_spaced)
    made.filters.update(said=said, autonym=native_name, asked=_asked, explained=_explained, translated=_translated)
    made.globals.update(CG=CG, software_version=kg.__version__, settings=current())
    return made


def page_of(template: str, status: int, root: str, version: str, variables: Mapping[str, Any]) -> Reply:
    """Return a page in the reader’s language; `root` is the path of the site, below which everything lies.

    In templates `root` is where pages begin, in the language that the reader’s own address names, and `bare` where
    everything else does; `origin` before either makes an absolute address.
    """
    common = {"root": root + reader().prefix, "bare": root, "data_version": version, **_of_language(root)}
    text = environment().get_template(template).render(common | dict(variables))
    return Reply(text.encode(), HTML, status)


def _of_language(root: str) -> dict[str, Any]:
    titles, main = current().project.title, label_language()
    shown = said(titles) or current().title
    return {
        "language": language(),
        "versions": reader().versions(root),
        "address": reader().address,
        "base": reader().base,
        "origin": reader().base.removesuffix(root),
        "site_title": shown,
        "other_titles": {tag: title for tag, title in titles.items() if title != shown},
        "main_language": main,
        "other_languages": tuple(tag for tag in TAGS if tag != main),
        "languages": languages_in_words(TAGS),
        "editors_language": MAIN,
    }


def render_plain(template: str, status: int, root: str, version: str, **variables: Any) -> Reply:
    """Return a page that needs no graph."""
    return page_of(template, status, root, version, variables)


def _asked(question: Any) -> str:
    """Return a question in the language that is spoken."""
    return str(question.summary_in(language()))


def _explained(question: Any) -> tuple[str, str]:
    """Return what a row of a question is, and the language in which that is told."""
    tag = language() if f"description-{language()}" in question.header else ENGLISH
    return _COLUMN.sub(_heading, str(question.description_in(language()))), tag


def _heading(column: re.Match[str]) -> str:
    """Return a column, which a description names by its variable, as it is called above the table."""
    return gettext("“%(words)s”", words=called(column[0], language()))


def _translated(text: str) -> str:
    """Return a text that is no literal of a template in the reader’s language; unlike that of `_()` it is escaped."""
    return gettext(text)


def _short(node: Any) -> str:
    return abbreviate(node.value)


def _spaced(name: str) -> str:
    """Return the name of a variable or a path as words."""
    return called(name.replace("-", "_"), language())
