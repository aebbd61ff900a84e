"""No page says anything in English on a Russian page: no template has words that are not marked, no page shows any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from pyoxigraph import Literal

from kg.build import Built
from kg.server.jobs import LANES
from kg.server.site.rendering import environment
from kg.server.wire.problems import Problem
from kg.translation import message, speaking

from ..little import ROOT
from .pages_support import project_site

TEMPLATES = sorted((ROOT / "src" / "kg" / "server" / "templates").glob("*.html"))
WORDS = re.compile(r"[A-Za-z]{2,}")
SILENT = {"script", "style", "code", "pre", "kbd", "svg", "head", "textarea"}
SAID = ("aria-label", "title", "placeholder", "alt")
JINJA = re.compile(r"{% *trans\b.*?{% *endtrans *%}|{% *block og_type.*?{% *endblock *%}|{%.*?%}|{#.*?#}", re.DOTALL)
VALUE = re.compile(r"{{.*?}}", re.DOTALL)
REVIEWED = {
    # Names of formats, standards and programs, and of what they measure.
    "API", "BibTeX", "CC", "BY", "CSL", "CONSTRUCT", "CSV", "DCAT", "DESCRIBE", "Excel", "GET", "HTTP", "ID",
    "IRI", "ISBN", "JSON", "LD", "LaTeX", "MIT", "Markdown", "OWL", "OpenAPI", "PNG", "POST", "PROV", "Python",
    "Quads", "EDTF", "RDF", "RFC", "RL", "SHA", "SHACL", "SPARQL", "SVG", "TSV", "TriG", "Triples", "Turtle", "VoID",
    "Web", "Annotation", "Annotations", "XML", "curl", "JavaScript",
    # Styles of footnotes, names of languages in themselves, an example that mixes languages on purpose.
    "Chicago", "MLA", "English", "Kirov",
    # Keys of a keyboard.
    "Enter", "Esc", "Tab",
    # Headers and parameters that a message of the server names.
    "Accept", "Allow", "Host", "Retry", "After", "UTF", "format", "query", "dump", "style",
    # Formats of the API by the names that it takes.
    "bibtex", "citation", "csl", "json", "evidence", "true",
}  # fmt: skip


def said_by(element: ElementTree.Element, language: str) -> Iterator[str]:
    """Yield what is said in a language by an element and what is in it, as text or by its attributes."""
    language = element.get("lang", language)
    is_footnote = "cite" in str(element.get("class") or "").split()  # Written as its style asks, titles as they are.
    if not isinstance(element.tag, str) or element.tag in SILENT or is_footnote:
        return
    if language == "ru":
        yield element.text or ""
        yield from (value for name in SAID if (value := element.get(name)))
    for child in element:
        yield from said_by(child, language)
        if language == "ru":
            yield child.tail or ""


def english_in(text: str) -> set[str]:
    return {word for word in WORDS.findall(text) if word not in REVIEWED}


def test_messages_over_several_lines_are_said_by_the_table():
    """The table has each message on one line; so must a template, or its English would be shown."""
    text = '{% trans place="/problems", more="x" %}Which\n  questions{{ place }}{{ more }}{% endtrans %}'
    assert environment().policies["ext.i18n.trimmed"]
    assert "\n" not in environment().from_string(text).render()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_what_is_no_literal_of_a_template_is_escaped_when_translated(path: Path):
    """What `_()` returns counts as safe: a value that data or readers can choose goes through `translated`."""
    assert re.findall(r"(?<![\w\"])_\((?!\")[^)]*", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_have_no_words_that_are_not_marked(path: Path):
    text = VALUE.sub("1", JINJA.sub("", path.read_text(encoding="utf-8")))
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    body = parser.parse(text).find("body")
    left = {word for piece in said_by(body, "ru") for word in english_in(piece)}
    assert left == set()


def test_words_that_are_not_marked_are_found():
    text = VALUE.sub(
        "1", JINJA.sub("", '<p title="All {{ n }}">{{ _("Yes") }}, {% if n %}no{% endif %} <code>kg</code>')
    )
    body = html5lib.HTMLParser(namespaceHTMLElements=False).parse(text).find("body")
    assert {word for piece in said_by(body, "ru") for word in english_in(piece)} == {"All", "no"}


PAGES: list[tuple[str, str, dict[str, Any]]] = [
    ("page", "home", {}),
    ("page", "lists", {}),
    ("page", "list", {"list": "law", "chosen": [], "format": "text/html"}),
    ("page", "search", {"q": "Нуреев"}),
    ("page", "search", {"q": ""}),
    ("page", "questions", {"q": ""}),
    ("page", "connections", {"from": "Nureyev", "to": "Godunov", "bodies": ""}),
    (
        "page",
        "problem",
        {
            "problem": Problem(
                404, "not-found", "Not found", message("there is nothing at %(path)s", path="/x")
            ).for_another_process()
        },
    ),
    ("page", "problems", {}),
    ("page", "audit", {}),
    ("page", "editor", {"query": "", "view": "accepted"}),
    ("page", "audit", {"kind": ""}),
    ("answer", "docs", {}),
    (
        "answer",
        "question",
        {"family": "people", "question": "what-each-section-says", "parameters": {"person": "Нуреев"}},
    ),
    ("answer", "question", {"family": "people", "question": "names-of-a-person", "parameters": {"person": "Нуреев"}}),
    ("answer", "question", {"family": "people", "question": "what-happened-in-a-year", "parameters": {"year": "x"}}),
    ("page", "thing", {"kind": "person", "slug": "alexander-alekhine"}),
    ("page", "thing", {"kind": "event", "slug": "nureyev-defection"}),
    ("page", "thing", {"kind": "place", "slug": "copenhagen"}),
    ("page", "thing", {"kind": "state", "slug": "austria"}),
    ("page", "thing", {"kind": "law", "slug": "rsfsr-cc-1960-art-64"}),
    ("page", "thing", {"kind": "dispute", "slug": "alliluyeva-month"}),
    ("page", "thing", {"kind": "journey", "slug": "kirov-tour-1961"}),
    ("page", "thing", {"kind": "section", "slug": "oped"}),
    ("page", "thing", {"kind": "sentence", "slug": "oped-001"}),
    ("answer", "question", {"family": "statistics", "question": "defections-per-decade", "parameters": {}}),
    ("answer", "question", {"family": "theatres", "question": "well-trodden-ways", "parameters": {}}),
]


@pytest.fixture(scope="module")
def names(built: Built) -> set[str]:
    """Every name in the data: a thing that has no Russian name is called by the one that it has."""
    graph = project_site(built).graph.graph
    return {" ".join(triple.object.value.split()) for triple in graph if isinstance(triple.object, Literal)}


@pytest.fixture(scope="module")
def in_russian(names: set[str]) -> set[str]:
    """Every Latin word that stands in a Russian name, as of an aeroplane or a newspaper."""
    return {word for name in names if re.search("[а-яё]", name) for word in WORDS.findall(name)}


def is_address(text: str) -> bool:
    """Tell whether a text is an address, or a name as it is written in the data."""
    return re.fullmatch(r"\S*[:/._]\S*", text) is not None


@pytest.mark.parametrize(("lane", "job", "arguments"), PAGES, ids=lambda value: str(value)[:60])
def test_pages_say_nothing_in_english(
    built: Built, names: set[str], in_russian: set[str], lane: str, job: str, arguments: dict[str, Any]
):
    reply = LANES[lane].jobs[job](project_site(built), {**arguments, "reader": {"language": "ru", "prefix": "/ru"}})
    assert isinstance(reply.body, bytes)
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(reply.body.decode())
    assert page.get("lang") == "ru"
    said = {" ".join(piece.split()) for piece in said_by(page.find("body"), "ru")}
    left = {piece for piece in said if piece not in names and not is_address(piece) and english_in(piece) - in_russian}
    assert left == set()


IN_ENGLISH = {
    "also": "other spellings",
    "cite": "a citation, written as its style asks",
    "details": "names of records, and what was looked for",
    "differences": "a value that a claim has in English",
    "found": "pages of the guide",
    "literal": "a value as it is told",
    "other": "names in the other language",
    "other-name": "the name in the other language",
    "record": "a record of a gazetteer",
}
"""Classes of elements that may be in English on a Russian page, and why."""


def classes_in_english(element: ElementTree.Element, language: str, near: str) -> Iterator[str]:
    """Yield the class, its own or that of what it is in, of each element that says something in English."""
    language, near = element.get("lang", language), element.get("class") or near
    if isinstance(element.tag, str) and element.tag not in SILENT:
        if language == "en" and element.text and english_in(element.text):
            yield near
        for child in element:
            yield from classes_in_english(child, language, near)


@pytest.mark.parametrize(("lane", "job", "arguments"), PAGES, ids=lambda value: str(value)[:60])
def test_pages_have_in_english_only_names_and_what_is_told_so(
    built: Built, lane: str, job: str, arguments: dict[str, Any]
):
    reply = LANES[lane].jobs[job](project_site(built), {**arguments, "reader": {"language": "ru", "prefix": "/ru"}})
    assert isinstance(reply.body, bytes)
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(reply.body.decode())
    assert set(classes_in_english(page.find("body"), "ru", "")) <= set(IN_ENGLISH)


def test_a_problem_tells_in_russian_what_happened():
    detail = message(
        "%(name)s: %(error)s", name="person", error=message("nothing here is called “%(text)s”", text="Xx")
    )
    problem = Problem(400, "unknown-name", "Unknown name", detail, expected=message("a text"))
    told = Problem.from_dict(problem.for_another_process())
    with speaking("ru"):
        assert told.in_words()["detail"] == "person: ничто здесь не называется «Xx»"
        assert told.in_words()["expected"] == "текст"
    assert told.as_dict()["detail"] == "person: nothing here is called “Xx”"


def test_what_was_made_for_an_english_page_is_not_shown_on_a_russian_one(built: Built):
    told = {}
    for tag in ("en", "ru"):
        arguments = {"kind": "person", "slug": "viktor-suvorov", "reader": {"language": tag, "prefix": f"/{tag}"}}
        reply = LANES["page"].jobs["thing"](project_site(built), arguments)
        assert isinstance(reply.body, bytes)
        told[tag] = set(re.findall(r'class="paraphrase" lang="(\w+)"', reply.body.decode()))
    assert told == {"en": {"en"}, "ru": {"ru"}}
