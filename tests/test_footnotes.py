"""Footnotes are those written by hand from the manuals; what sources tell of themselves, and what they leave untold."""

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
from kg.rdf.namespaces import CG, DCTERMS, expand

from .little import DG, node

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


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-05-22", Published(2023, 5, 22)),
        ("1961-06", Published(1961, 6)),
        ("2012?", Published(2012, is_doubtful=True)),
        ("[2012-09-09..]", Published(2012, 9, 9, is_earliest=True)),
        ("XXXX-01-28", Published(None, 1, 28)),
        ("1961-22", Published(1961)),
        ("196X", Published()),
        ("1960/1970", Published()),
        ("[..2012]", Published()),
        ("[2012", Published()),
        (None, Published()),
    ],
)
def test_dates_tell_a_footnote_what_is_known(edtf: str | None, expected: Published) -> None:
    assert published(edtf) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("the keeper of the light", "The Keeper of the Light"),
        ("A light to steer by", "A Light to Steer By"),
        ("Lights. The end of an age", "Lights: The End of an Age"),
        ('Behind the "dark" rock', 'Behind the "Dark" Rock'),
        ("NATO and the sea", "NATO and the Sea"),
    ],
)
def test_headline_capitals(title: str, expected: str) -> None:
    assert headline(title) == expected


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("“Light”", ",", "“Light,”"),
        ("“The ‘Light’”", ".", "“The ‘Light.’”"),
        ("“Who Keeps It?”", ",", "“Who Keeps It?”"),
        ("Light", ",", "Light,"),
        ("“Fenn, A.”", ".", "“Fenn, A.”"),
    ],
)
def test_a_comma_goes_inside_closing_quotation_marks(text: str, mark: str, expected: str) -> None:
    assert closed(text, mark) == expected


def test_quotation_marks_within_a_title_become_single() -> None:
    assert quoted('The "dark" rock') == "“The ‘dark’ rock”"


def test_a_thing_has_a_note_as_an_entry_and_one_for_each_section_that_tells_of_it(whole: DefectorGraph) -> None:
    first, *others = whole.references("person:max-euwe")
    assert first.entry is not None
    assert [piece.source.section for reference in others for piece in reference.pieces] == ["profiles"]


def test_a_view_without_the_editors_knowledge_has_no_reckoned_year(built: Built) -> None:
    note = DefectorGraph(built, "asserted").cite("span:aif-godunov-asylum")
    assert "[n.d.]" in note
    assert "2012" not in note


@pytest.mark.parametrize("style", ["apa", "Chicago"])
def test_an_unknown_style_is_named(whole: DefectorGraph, style: str) -> None:
    with pytest.raises(KgError, match=f"{style} is no style of footnotes; there are: chicago, mla, gost"):
        whole.cite("person:max-euwe", "citation", style)


CSL_VARIABLES = {
    "id", "type", "title", "author", "container-title", "publisher", "publisher-place", "issued", "language", "section",
    "note", "URL", "archive", "version", "custom",
}  # fmt: skip
CSL_TYPES = {"article-newspaper", "entry-encyclopedia", "entry", "document"}
"""Of csl-data.json, schema of CSL 1.0.2: those that are used here."""


def test_csl_json_has_an_item_for_each_piece_of_a_fact(whole: DefectorGraph) -> None:
    items = json.loads(whole.cite("event:makarova-defection", "csl-json"))
    assert [(item["id"], item["section"], item["note"]) for item in items] == [
        ("agency-17", "agency", "sentence 17"),
        ("aif-47", "aif", "sentence 47"),
    ]
    assert items[1]["issued"] == {"date-parts": [[2012]], "circa": True}
    assert "issued" not in items[0]


@pytest.mark.parametrize(
    "name", ["person:max-euwe", "doc:seed-000", "section:encyclopaedia", "sentence:oped-021", "c:ballet"]
)
def test_csl_json_has_what_the_schema_knows(whole: DefectorGraph, name: str) -> None:
    for item in json.loads(whole.cite(name, "csl-json")):
        assert set(item) <= CSL_VARIABLES
        assert item["type"] in CSL_TYPES


def test_a_row_has_a_footnote_with_its_passages_and_an_item_knows_its_rows(whole: DefectorGraph) -> None:
    answer = whole.query("theatres/who-left-on-whose-tour", evidence=True, person="Годунов")
    items = json.loads(whole.cite_rows(answer, "csl-json"))
    assert [(item["id"], item["custom"]["rows"]) for item in items] == [("agency-35", [1]), ("aif-30", [1])]
    assert whole.cite_rows(answer).startswith("[1] RIA Novosti, report on")


ENTRY = re.compile(r"@(\w+)\{([\w-]+),\n((?:  \w+ = \{.*\},?\n)+)\}\n")


def test_bibtex_names_author_title_year_and_place(whole: DefectorGraph) -> None:
    text = whole.cite("sentence:oped-021", "bibtex")
    found = ENTRY.fullmatch(text)
    assert found is not None
    fields = dict(re.findall(r"  (\w+) = \{(.*)\}", found[3]))
    assert (found[1], found[2], fields["author"], fields["year"], fields["month"]) == (
        "misc", "oped-21", "Artur Kalandarov", "2023", "May 22",
    )  # fmt: skip
    assert fields["title"] == "{[Opinion article on encouraging defections]}"
    assert fields["note"].startswith("Section oped, sentence 21.")


def test_bibtex_escapes_what_tex_would_obey() -> None:
    from kg.bibliography.bibtex import bibtex
    from kg.bibliography.edition import Edition
    from kg.bibliography.references import Reference
    from kg.bibliography.sources import Name

    text = bibtex([Reference("https://example.org/a_b", entry=Name("50 % & {x}_y", ""))], Edition("1.0.0", "2026"))
    assert r"title = {{50 \% \& \{x\}\_y}}" in text


def test_a_note_as_html_marks_titles_and_obeys_nothing() -> None:
    assert as_html("*Graph* <b> & “c”") == "<cite>Graph</cite> &lt;b&gt; &amp; “c”"


def test_control_characters_of_data_do_not_reach_a_note_as_markup(whole: DefectorGraph) -> None:
    assert "*" not in written(whole.references("section:aif"), "citation", "chicago", whole.edition)


ELEMENTS = (DCTERMS.title, DG.creditedPerson, DG.publisher, CG.when)


@pytest.mark.parametrize("section", ["aif", "encyclopaedia", "fiction", "agency", "gallery", "profiles", "oped"])
def test_each_section_tells_each_element_of_itself_or_is_said_not_to(built: Built, section: str) -> None:
    graph = Graph([*built.layer("sources"), *built.layer("authored")])
    section_node = node(f"section:{section}")
    work = graph.node(section_node, DG.reproduces)
    told = {p for p in ELEMENTS if work is not None and graph.has(work, p)}
    credits_ = graph.subjects(DG.ofWork, work) if work is not None else []
    told |= {DG.creditedPerson for credit in credits_ if graph.has(credit, DG.creditedPerson)}
    assert told | set(graph.nodes(section_node, DG.untold)) == set(ELEMENTS)


TOLD = [
    ("aif", 'Great defectors. Who escaped from under the "Soviet curtain"', (), "Argumenty i Fakty"),
    ("encyclopaedia", "Defectors", (), "Wikipedia"),
    ("agency", "", (), "RIA Novosti"),
    ("gallery", "", (), None),
    ("oped", "", ("Artur Kalandarov",), None),
]


@pytest.mark.parametrize(("section", "title", "authors", "publisher"), TOLD, ids=[row[0] for row in TOLD])
def test_a_source_is_described_as_its_text_does(
    whole: DefectorGraph, section: str, title: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    found = source_of(whole.graph, NamedNode(expand(f"section:{section}") or ""))
    assert found.title == title
    assert tuple(name.english for name in found.authors) == authors
    assert (found.publisher.english if found.publisher else None) == publisher


def test_a_reckoned_date_is_a_claim_with_its_passage(built: Built) -> None:
    authored = Graph(built.layer("authored"))
    for claim in ("great-defectors-year", "wikipedia-article-on-defectors-earliest"):
        assert authored.text(node(f"claim:{claim}"), CG.basis) == expand("cc:editorial-inference")
        assert citations_of(built.graph(), node(f"claim:{claim}"))
