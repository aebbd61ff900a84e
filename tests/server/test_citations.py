"""Footnotes over HTTP: those written by hand for things, and one for each row of an answer."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kg.rdf.namespaces import expand
from kg.server.linkeddata.things import data_of_thing
from kg.server.site.site import Site
from kg.server.wire.problems import Problem

from .canned_support import TOURS, ask, text
from .linked_support import body_of

BY_HAND = Path(__file__).parents[1] / "footnotes" / "by-hand.tsv"
NOTES = list(csv.DictReader(BY_HAND.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


def noted(site: Site, name: str, form: str, **more: str) -> str:
    kind, _, slug = name.partition(":")
    return body_of(data_of_thing(site, {"kind": kind, "slug": slug, "format": form, **more})).decode()


def test_there_are_ten_by_hand_in_each_of_three_styles():
    assert {style: sum(note["style"] == style for note in NOTES) for style in ("chicago", "mla", "gost")} == {
        "chicago": 10,
        "mla": 10,
        "gost": 10,
    }


@pytest.mark.parametrize("note", NOTES, ids=lambda note: f"{note['node']} {note['style']}")
def test_a_thing_is_cited_as_by_hand(rootless: Site, note: dict[str, str]):
    first, *_ = noted(rootless, note["node"], "note", style=note["style"]).splitlines()
    assert first == note["note"].replace("*", "")


def test_a_thing_is_cited_for_reference_managers(rootless: Site):
    assert "journal = {Argumenty i Fakty}" in noted(rootless, "span:aif-godunov-asylum", "bib")
    (item, *_) = json.loads(noted(rootless, "span:aif-godunov-asylum", "csl-json"))
    assert (item["section"], item["URL"]) == ("aif", expand("span:aif-godunov-asylum"))


def test_an_unknown_style_is_refused(rootless: Site):
    with pytest.raises(Problem) as refused:
        noted(rootless, "span:aif-godunov-asylum", "note", style="vancouver")
    assert (refused.value.status, refused.value.kind) == (400, "invalid-parameter")
    assert "chicago, mla, gost" in refused.value.detail


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("chicago", ", section aif, sentence 30"),
        ("mla", ", section aif, sentence 30"),
        ("gost", "Разд. aif, предл. 30"),
    ],
)
def test_each_row_of_an_answer_has_a_footnote(rootless: Site, style: str, says: str):
    reply = ask(rootless, TOURS, ("person", "Годунов"), ("format", "citation"), ("style", style))
    assert reply.media_type == "text/x-bibliography"
    (note,) = text(reply).splitlines()
    assert note.startswith("[1] ")
    assert says in note


def test_the_sources_of_an_answer_are_told_with_their_rows(rootless: Site):
    items = json.loads(text(ask(rootless, TOURS, ("person", "Годунов"), ("format", "csl-json"))))
    assert {item["section"]: item["custom"]["rows"] for item in items}["aif"] == [1]
    assert "@article{aif-30" in text(ask(rootless, TOURS, ("person", "Годунов"), accept="application/x-bibtex"))
