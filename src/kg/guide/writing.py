"""The guide as plain files: pages, styles and a search that needs no server; they open from a disk as they are."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import KgError
from kg.guide.articles import Article, article_of
from kg.guide.pages import Guide, Page
from kg.guide.sections import sections_of

__all__ = ["write_guide"]

_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = Path(__file__).parents[1] / "server" / "static"
_MARK = "search-data.js"
"""The file by which a folder is known to be a guide that was written before."""


def write_guide(guide: Guide, folder: Path, site: str) -> int:
    """Write every page into a folder, and return how many pages there are; `site` is the title of the project.

    Raises KgError for a folder that holds something else already.
    """
    _check(folder)
    for page in guide.pages.values():
        _write(folder / f"{page.name}.html", _html(guide, page, site))
    for name, path in guide.assets.items():
        _copy(path, folder / name)
    for path in (_STYLES / "site.css", _STYLES / "guide.css", _TEMPLATES / "search.js"):
        _copy(path, folder / path.name)
    _write(folder / _MARK, _data(guide.pages.values()))
    return len(guide.pages)


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise KgError(f"{folder} is a file; name a folder for the pages")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise KgError(f"{folder} holds other files; name a new folder, or an empty one")


def _html(guide: Guide, page: Page, site: str) -> str:
    article = article_of(page.text, lambda link: _address(guide, page, link))
    parts = [heading for heading in article.headings if heading.level == 2]
    shown = Article(Markup(article.html), article.headings)  # noqa: S704
    up = "../" * page.name.count("/")
    return _template().get_template("page.html").render(title=page.title, site=site, article=shown, parts=parts, up=up)


@cache
def _template() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _address(guide: Guide, page: Page, link: str) -> str | None:
    """Return a link as seen from the folder of the page."""
    found = guide.target(page, link)
    if found is None:
        return None
    name, anchor = found
    path = name if name in guide.assets else f"{name}.html"
    return posixpath.relpath(path, posixpath.dirname(page.name) or ".") + anchor


def _data(pages: Iterable[Page]) -> str:
    """Return the parts of all pages as a script, which a page may load from a disk (JSON it may not)."""
    parts = [asdict(section) for page in pages for section in sections_of(page)]
    return f"window.guideParts = {json.dumps(parts, ensure_ascii=False)};\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
