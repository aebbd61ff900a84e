"""The page about the API: every question with its address, its parameters and a request that works."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from urllib.parse import parse_qsl

import html5lib
import pytest

from kg.server.api.docs import docs
from kg.server.site.site import Site

from .canned_support import NAMES, TOURS, document, text

NAMESPACE = {"h": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def page(below: Site):
    """The page of a site below a root."""
    reply = docs(below, {})
    assert reply.media_type.startswith("text/html")
    return html5lib.HTMLParser(strict=True).parse(text(reply))


def found(page, path: str) -> list:
    return page.findall(path, NAMESPACE)


def test_every_question_has_an_anchor_that_is_there_once(page):
    ids = Counter(each.attrib["id"] for each in page.iter() if "id" in each.attrib)
    assert [name for name, times in ids.items() if times > 1] == []
    assert {name.replace("/", "-") for name in NAMES} <= set(ids)


def test_links_within_the_page_lead_somewhere(page):
    ids = {each.attrib["id"] for each in page.iter() if "id" in each.attrib}
    targets = [each.attrib["href"][1:] for each in found(page, ".//h:a") if each.attrib["href"].startswith("#")]
    assert targets
    assert [target for target in targets if target not in ids] == []


def test_all_other_links_begin_with_the_root(page):
    ours = [each.attrib["href"] for each in found(page, ".//h:main//h:a")]
    assert [target for target in ours if not target.startswith(("#", "/graph/"))] == []


def test_there_is_no_script_and_no_style(page):
    assert found(page, ".//h:script") == []
    assert found(page, ".//h:style") == []
    assert [each for each in page.iter() if "style" in each.attrib] == []


def commands(page) -> list[list[str]]:
    blocks = ["".join(each.itertext()) for each in found(page, ".//h:article//h:pre")]
    return [shlex.split(block) for block in blocks]


def test_every_question_has_a_command_that_finds_something(page, site: Site):
    asked = {}
    for command in commands(page):
        (address,) = (word for word in command if word.startswith("$SERVER/graph/api/"))
        pairs = [parse_qsl(word)[0] for word in command if "=" in word and not word.startswith("$")]
        asked[address.removeprefix("$SERVER/graph/api/")] = pairs
    assert sorted(asked) == NAMES
    empty = [name for name, pairs in asked.items() if document(site, name, *pairs)["total"] == 0]
    assert [name for name in empty if document(site, name)["total"] > 0] == []


def test_one_question(page):
    (article,) = (
        each for each in found(page, ".//h:article") if each.attrib["aria-labelledby"] == TOURS.replace("/", "-")
    )
    said = re.sub(r"\s+", " ", "".join(article.itertext()))
    assert "Who left on whose tour?" in said
    assert "GET /graph/api/theatres/who-left-on-whose-tour" in said
    assert "a name (dg:PerformingCompany), optional" in said
    assert "person_name, company_name, when" in said
