"""By which item a section is cited: its work's own, else that of the periodical, and of nothing else."""

from __future__ import annotations

import pytest

from kg.link.citing import items_of_sections

from ..little import world

CASES = [
    ("the work has an item", "work:piece cg:wikidata wd:Q1 .", "Q1"),
    ("the work's own goes before", "work:piece cg:wikidata wd:Q1 . group:daily cg:wikidata wd:Q2 .", "Q1"),
    ("an article in a periodical", "group:daily cg:wikidata wd:Q2 . work:piece dg:workKind c:article .", "Q2"),
    ("an opinion in one", "group:daily cg:wikidata wd:Q2 . work:piece dg:workKind c:opinion-article .", "Q2"),
    ("an agency", "group:daily cg:wikidata wd:Q2 . work:piece dg:workKind c:agency-report .", None),
    ("an encyclopaedia", "group:daily cg:wikidata wd:Q2 . work:piece dg:workKind c:encyclopaedia-article .", None),
    ("no kind is told", "group:daily cg:wikidata wd:Q2 .", None),
    ("no item is known", "work:piece dg:workKind c:article .", None),
]


@pytest.mark.parametrize(("body", "item"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_item_of_a_section(body: str, item: str | None):
    graph = world(f"section:one a cg:Section ; dg:reproduces work:piece . work:piece dg:publisher group:daily . {body}")
    assert items_of_sections(graph) == ({"one": item} if item else {})


def test_a_section_that_reproduces_no_known_work_has_none():
    assert items_of_sections(world("section:one a cg:Section .")) == {}
