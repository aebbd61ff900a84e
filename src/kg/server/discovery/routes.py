"""Where search engines and crawlers look: path, job, and the function that does it."""

from __future__ import annotations

from kg.server.web.exchange import Exchange
from kg.server.web.routing import job, route

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.discovery."
JOBS = {
    "page": {
        "sitemap": _HERE + "sitemap:sitemap",
        "part of the sitemap": _HERE + "sitemap:sitemap_part",
        "robots": _HERE + "crawlers:robots_text",
        "llms": _HERE + "crawlers:llms_text",
    }
}


async def _icon(exchange: Exchange) -> None:
    """Lead those who ask for an icon without having read a page to one that pages name: a raster, as they expect."""
    name = "apple-touch-icon" if "apple" in exchange.scope["path"] else "icon"
    await exchange.send_redirect(f"{exchange.root}/static/{name}.png", 308)


routes = [
    route("/robots.txt", job("robots")),
    route("/sitemap.xml", job("sitemap")),
    route("/sitemap/{part}.xml", job("part of the sitemap")),
    route("/llms.txt", job("llms")),
    route("/favicon.ico", _icon),
    route("/apple-touch-icon.png", _icon),
    route("/apple-touch-icon-precomposed.png", _icon),
]
