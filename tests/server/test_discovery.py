"""What search engines, crawlers and previews find: addresses that lead somewhere, and what they are told of a page."""

from __future__ import annotations

import json
import re
import struct
import sys
import zlib
from importlib import util
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from starlette.routing import Match

from kg.rdf.namespaces import BASE, SKOS
from kg.server.application import routes_of
from kg.server.dataset.dumps import dumps_of
from kg.server.discovery import sitemap as sitemaps
from kg.server.discovery.crawlers import llms_text, robots_text
from kg.server.pages.home import home_page
from kg.server.pages.searching import search_page
from kg.server.pages.things import thing_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from ..little import ROOT, node
from .linked_support import body_of
from .pages_support import parsed

HERE = "https://example.org/graph"


def _icons():
    """Return the tool that draws the pictures."""
    spec = util.spec_from_file_location("icons", ROOT / "tools" / "icons.py")
    assert spec is not None
    assert spec.loader is not None
    found = sys.modules["icons"] = util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


icons = _icons()
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(reply) -> list[str]:
    return [element.text for element in ElementTree.fromstring(body_of(reply)).iter(LOCATION)]  # noqa: S314


def test_the_sitemap_has_every_page_that_people_look_for(rootless: Site):
    found = addresses(sitemaps.sitemap(rootless, {"base": HERE}))
    assert len(found) == len(set(found))
    wanted = ("/", "/questions/theatres/who-left-on-whose-tour", "/page/person/rudolf-nureyev", "/page/section/aif")
    assert {HERE + path for path in wanted} <= set(found)
    assert [each for each in found if "/page/span/" in each or "/page/sentence/" in each] == []


def test_pages_beyond_the_limit_of_a_file_stand_in_parts(rootless: Site, monkeypatch: pytest.MonkeyPatch):
    whole = addresses(sitemaps.sitemap(rootless, {"base": HERE}))
    monkeypatch.setattr(sitemaps, "MOST", 100)
    parts = addresses(sitemaps.sitemap(rootless, {"base": HERE}))
    assert parts[0] == f"{HERE}/sitemap/1.xml"
    numbers = [part.rpartition("/")[2].partition(".")[0] for part in parts]
    got = [sitemaps.sitemap_part(rootless, {"base": HERE, "part": number}) for number in numbers]
    assert [address for part in got for address in addresses(part)] == whole


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "²", "1000000"])
def test_there_is_no_other_part(rootless: Site, part: str):
    with pytest.raises(Problem) as error:
        sitemaps.sitemap_part(rootless, {"base": HERE, "part": part})
    assert error.value.status == 404


@pytest.mark.parametrize(
    ("path", "is_open"),
    [
        ("/", True),
        ("/page/person/rudolf-nureyev", True),
        ("/data/person/rudolf-nureyev.ttl", True),
        ("/ontology", True),
        ("/sparql?query=ASK%7B%7D", False),
        ("/search?q=x", False),
        ("/api/people/defectors-in-order-of-date", False),
    ],
)
def test_robots_are_kept_from_what_each_address_computes(rootless: Site, path: str, is_open: bool):
    text = body_of(robots_text(Site(rootless.graph, "/graph", "test"), {"base": HERE})).decode()
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.can_fetch("anybody", HERE + path) == is_open
    assert robots.site_maps() == [f"{HERE}/sitemap.xml"]


def test_what_a_language_model_is_told_leads_somewhere(rootless: Site):
    text = body_of(llms_text(rootless, {"base": HERE})).decode()
    assert text.startswith("# Defector Graph\n\n> ")
    links = re.findall(r"\]\((http[^)]+)\)", text)
    here = [urlsplit(link.removeprefix(HERE)) for link in links if link.startswith(HERE)]
    assert len(here) > 10
    assert [link.path for link in here if not any(has_path(route, link.path) for route in routes_of())] == []
    thing = "/data/person/rudolf-nureyev.json"
    assert [link.path for link in here if link.path.startswith("/data/")] == [thing]


def has_path(route, path: str) -> bool:
    return route.matches({"type": "http", "method": "GET", "path": path, "root_path": ""})[0] != Match.NONE


def metas(page) -> dict[str, str]:
    return {str(each.get("name") or each.get("property")): each.get("content", "") for each in page.iter("meta")}


def test_a_page_of_a_thing_has_what_a_preview_shows(rootless: Site):
    page = parsed(thing_page(rootless, {"kind": "person", "slug": "alexander-godunov"}))
    told = metas(page)
    assert told["og:title"] == "Alexander Godunov"
    assert told["og:url"] == BASE + "page/person/alexander-godunov"
    assert told["og:type"] == "article"
    assert told["description"] == told["og:description"]
    assert told["description"].startswith("Alexander Godunov, Александр Годунов (")


def test_the_page_of_a_concept_is_described_by_its_meaning(rootless: Site):
    told = metas(parsed(thing_page(rootless, {"kind": "concept", "slug": "treason"})))
    assert rootless.ontology.text(node("c:treason"), SKOS.definition) in told["description"]


def test_the_first_page_tells_searches_of_data_sets_what_it_is(rootless: Site):
    page = parsed(home_page(rootless, {}))
    (script,) = [each for each in page.iter("script") if each.get("type") == "application/ld+json"]
    found = json.loads(script.text)
    assert (found["@type"], found["name"], found["version"]) == ("Dataset", "Defector Graph", "0.1.0")
    assert 50 <= len(found["description"]) <= 5000  # what Google's search of data sets asks for
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    dumps = {each["contentUrl"]: each["encodingFormat"] for each in found["distribution"]}
    assert dumps[BASE + "dump/accepted.ttl"] == "text/turtle"
    assert {address.removeprefix(BASE + "dump/") for address in dumps} <= set(dumps_of())
    assert metas(page)["description"] == found["description"]


def pixels_of(content: bytes) -> tuple[int, int, bytes]:
    """Return width, height and the bytes of the pixels of a PNG that is written in one piece, without filters."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    length = struct.unpack(">I", content[33:37])[0]
    assert content[37:41] == b"IDAT"
    return width, height, zlib.decompress(content[41 : 41 + length])


@pytest.mark.parametrize(
    ("name", "size"), [("icon.png", (192, 192)), ("apple-touch-icon.png", (180, 180)), ("preview.png", (1200, 630))]
)
def test_the_pictures_of_the_site_are_drawn_from_its_sign(name: str, size: tuple[int, int]):
    """Compressors differ, so pixels are compared and not bytes of files."""
    width, height, pixels = pixels_of((icons.STATIC / name).read_bytes())
    assert (width, height) == size
    picture = next(each for each in icons.PICTURES if each.name == name)
    rows = list(icons.rows_of(picture, icons.read_sign()))
    assert pixels == b"".join(b"\0" + row for row in rows)
    ground, white = bytes((0x7A, 0x2E, 0x24, 255)), bytes((255, 255, 255, 255))
    middle = rows[round(height / 2 - picture.sign * 7 / 32)]  # of the highest dot, at 16, 9 of 32
    assert middle[width // 2 * 4 : width // 2 * 4 + 4] == white
    assert rows[height // 2][:4] == ground
    assert rows[0][:4] == (bytes((0x7A, 0x2E, 0x24, 0)) if picture.has_round_corners else ground)


def test_a_page_names_icons_and_a_picture_for_previews_that_are_there(rootless: Site):
    page = parsed(home_page(rootless, {}))
    icons_named = {(each.get("rel"), each.get("href")) for each in page.iter("link") if "icon" in each.get("rel", "")}
    assert icons_named == {
        ("icon", "/static/icon.svg"),
        ("icon", "/static/icon.png"),
        ("apple-touch-icon", "/static/apple-touch-icon.png"),
    }
    told = metas(page)
    assert told["og:image"].endswith("/static/preview.png")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "O'Brien & co"])
def test_nothing_that_somebody_wrote_ends_a_description(rootless: Site, words: str):
    told = metas(parsed(search_page(rootless, {"q": words, "page": ""})))
    assert told["og:title"] == words
    assert told["robots"] == "noindex"
