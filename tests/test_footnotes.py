"""Footnotes: what was written by hand from the manuals is what comes out; sources are described or said to be unknown."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.api import DefectorGraph
from kg.bibliography import STYLES, as_html, notes_of, source_of, written
from kg.bibliography.published import Published, published
from kg.bibliography.titles import closed, headline, quoted
from kg.build import Built
from kg.errors import KgError
from kg.evidence import citations_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import DCTERMS, DG, expand

from .little import node

TABLE = Path(__file__).parent / "footnotes" / "by-hand.tsv"
with TABLE.open(encoding="utf-8") as file:
    BY_HAND = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.fixture(scope="module")
def whole(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.mark.parametrize(("name", "style", "note"), BY_HAND, ids=[f"{style}-{name}" for name, style, _ in BY_HAND])
def test_a_footnote_is_the_one_written_by_hand(whole: DefectorGraph, name: str, style: str, note: str) -> None:
    assert notes_of(whole.references(name), style, whole.edition)[0] == note


def test_there_are_ten_footnotes_in_each_style() -> None:
    assert {style: sum(row[1] == style for row in BY_HAND) for style in STYLES} == dict.fromkeys(STYLES, 10)
