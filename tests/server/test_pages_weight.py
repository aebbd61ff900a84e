"""What a page transfers before the reader opens anything: at most 150 kB for a life, compressed."""

from __future__ import annotations

import re
from gzip import compress

import pytest

from kg.build import Built
from kg.server.pages.home import home_page
from kg.server.pages.static import routes
from kg.server.pages.things import thing_page
from kg.server.wire.reply import Reply

from ..little import ROOT
from .pages_support import project_site

STATIC = ROOT / "src" / "kg" / "server" / "static"
MOST = 150_000
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="[^"]*/static/([\w.-]+)')
"""Styles, and scripts that a page asks for by itself."""


def weight_of(reply: Reply) -> int:
    """Return the bytes of a page with its styles and scripts, each compressed as the server sends it."""
    assert isinstance(reply.body, bytes)
    files = LOADED.findall(reply.body.decode())
    assert "site.css" in files
    return len(compress(reply.body)) + sum(len(compress((STATIC / name).read_bytes(), 9)) for name in set(files))


@pytest.mark.parametrize("life", ["rudolf-nureyev", "mikhail-baryshnikov", "viktoria-mullova"])
def test_a_life_transfers_little(built: Built, life: str):
    assert weight_of(thing_page(project_site(built), {"kind": "person", "slug": life})) <= MOST


def test_the_first_page_transfers_little(built: Built):
    assert weight_of(home_page(project_site(built), {})) <= MOST


def test_styles_and_scripts_are_counted():
    assert LOADED.findall(
        '<link rel="stylesheet" href="/x/static/a.css"><script type="module" src="/static/b.js?v=1">'
    ) == [
        "a.css",
        "b.js",
    ]
    assert routes
