"""The page of the audit: the rows of a snapshot by thing, of one kind, and without a snapshot how to have one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.link.wikibase.snapshot import write_snapshot
from kg.server.pages.audit import audit_page
from kg.server.pages.home import home_page
from kg.server.pages.things import thing_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from ..link.wikibase import entity, item, statement, time
from .pages_support import faults_of, links_of, parsed, text_of
from .running import Running, serving

NUREYEV = entity(
    "Q84217",
    "Rudolf Nureyev",
    statement("P570", time("1993-01-06", 11), "preferred", sources=(item("Q91"),)),
    statement("P20", item("Q649")),
)
"""He died in 1993, which is told here; there is a day there, and the wrong place (Moscow) without a source."""


@pytest.fixture(scope="module")
def graph(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.fixture(scope="module")
def site(graph: DefectorGraph, tmp_path_factory: pytest.TempPathFactory) -> Site:
    file = tmp_path_factory.mktemp("audit") / "wikidata.json"
    write_snapshot(file, [NUREYEV])
    return Site(graph, "", "test", file)


def rows_on(site: Site, kind: str = "") -> list[str]:
    page = parsed(audit_page(site, {"kind": kind}))
    assert faults_of(page) == []
    return [text_of(row) for body in page.iter("tbody") for row in body.iter("tr")]


def test_both_sides_stand_beside_each_other_with_their_evidence(site: Site):
    (died,) = [row for row in rows_on(site) if "date of death" in row]
    assert died.startswith("theirs finer date of death (P570) 1993")
    assert died.endswith("1993-01-06 preferred rank, 1 source")
    page = parsed(audit_page(site, {}))
    assert {"https://www.wikidata.org/wiki/Q84217", "/page/person/rudolf-nureyev"} <= set(links_of(page))
    assert any(link.startswith("/page/section/") for link in links_of(page))


def test_rows_of_one_kind_alone(site: Site):
    lacking = rows_on(site, "they lack")
    assert lacking
    assert {row[: len("they lack")] for row in lacking} == {"they lack"}
    assert len(lacking) < len(rows_on(site))


def test_another_kind_is_told_which_there_are(site: Site):
    with pytest.raises(Problem) as caught:
        audit_page(site, {"kind": "perhaps"})
    assert caught.value.status == 404
    assert "they lack" in caught.value.detail


def test_without_a_snapshot_the_page_says_how_to_have_one(graph: DefectorGraph):
    page = parsed(audit_page(Site(graph, "", "test"), {}))
    assert "kg serve --snapshot FILE" in text_of(page)
    assert list(page.iter("table")) == []


def test_a_place_that_is_matched_is_linked_to(site: Site):
    (place,) = [row for row in rows_on(site) if "place of death" in row]
    assert "Moscow" in place
    assert "normal rank, 0 sources" in place


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    file = tmp_path_factory.mktemp("snapshot") / "wikidata.json"
    write_snapshot(file, [NUREYEV])
    with serving("--snapshot", str(file)) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/page/person/rudolf-nureyev", "/audit#Q84217"),
        ("/ru/page/person/rudolf-nureyev", "/ru/audit#Q84217"),
        ("/", "/audit"),
        ("/page/person/natalia-makarova", None),  # her item is not in the snapshot
        ("/page/person/vladimir-rezun", None),
    ],
)
def test_pages_lead_to_the_audit_of_what_it_has(server: Running, path: str, link: str | None):
    reply = server.get(path, "text/html")
    found = [each for each in re.findall(r'href="([^"]+)"', reply.text) if "/audit" in each]
    assert found == ([link] if link else [])
    if link:
        page, _, anchor = link.partition("#")
        told = server.get(page, "text/html")
        assert told.status_code == 200
        assert not anchor or f'id="{anchor}"' in told.text
        assert "1993-01-06" in told.text


def test_without_a_snapshot_no_page_leads_to_the_audit(graph: DefectorGraph):
    bare = Site(graph, "", "test")
    for page in (home_page(bare, {}), thing_page(bare, {"kind": "person", "slug": "rudolf-nureyev"})):
        assert [link for link in links_of(parsed(page)) if "/audit" in link] == []
