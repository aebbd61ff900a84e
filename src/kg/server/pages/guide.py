"""The guide: pages of the documentation, references made of the project, and search in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kg.guide import INDEX, Article, Finder, Found, Guide, Page, article_of, read_guide
from kg.server.pages.guidefiles import MEDIA_TYPES
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["found_in_guide", "guide_file", "guide_index", "guide_page"]

_LONGEST = 200
_GENERATED = "reference/"
"""Pages whose words the search of the site finds already, as terms and questions."""


def guide_index(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page at which readers begin, or what was found. Arguments: q, the words that are looked for."""
    words = " ".join(str(arguments.get("q", "")).split())[:_LONGEST]
    if not words:
        return _page(site, _guide(site).pages[INDEX])
    return _render(site, None, guide_words=words, found=found_in_guide(site, words))


def guide_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return one page. Arguments: name."""
    page = _guide(site).pages.get(str(arguments["name"]))
    if page is None:
        raise Problem(404, "not-found", "Not found", message("The guide has no page %(name)s.", name=arguments["name"]))
    return _page(site, page)


def guide_file(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return a picture or a notebook that belongs to a page. Arguments: name."""
    path = _guide(site).assets.get(str(arguments["name"]))
    if path is None:
        raise Problem(404, "not-found", "Not found", message("The guide has no file %(name)s.", name=arguments["name"]))
    return _file(path)


def found_in_guide(site: Site, words: str, limit: int = 20) -> list[Found]:
    """Return the parts of the guide that have the words, best first."""
    return site.kept("search in the guide", lambda: Finder(_told(_guide(site)))).find(words, limit)


def _told(guide: Guide) -> list[Page]:
    return [page for name, page in guide.pages.items() if not name.startswith(_GENERATED)]


def _guide(site: Site) -> Guide:
    return site.kept("guide", lambda: read_guide(site.project))


def _file(path: Path) -> Reply:
    return Reply(path.read_bytes(), MEDIA_TYPES[path.suffix])


def _page(site: Site, page: Page) -> Reply:
    def lead(link: str) -> str | None:
        found = _guide(site).target(page, link)
        return _address(site, *found) if found else None

    article = site.kept_for_reader(f"guide {page.name}", lambda: article_of(page.text, lead))
    return _render(site, page, article=Article(Markup(article.html), article.headings))  # noqa: S704


def _address(site: Site, name: str, anchor: str = "") -> str:
    start = site.root if name.endswith(tuple(MEDIA_TYPES)) else site.pages
    return f"{start}/guide{'' if name == INDEX else f'/{name}'}{anchor}"


def _render(site: Site, page: Page | None, **variables: Any) -> Reply:
    told: dict[str, Any] = {"article": None, "guide_words": "", "found": [], **variables}
    told["page"] = page
    told["is_index"] = page is not None and page.name == INDEX
    return render_plain("guide.html", 200, site.root, site.data_version, **told)
