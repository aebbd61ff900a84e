"""What the tests of pages share: strict reading of HTML, and a little site written in Turtle."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import html5lib
from pyoxigraph import Triple

from kg.api import DefectorGraph
from kg.bibliography.edition import Edition
from kg.build import Built
from kg.build.read import Corpus
from kg.explain import Theory
from kg.export import Description
from kg.names import Names
from kg.project import Project
from kg.queries import Catalogue
from kg.rdf.graph import Graph
from kg.server.pages.questions import question_page
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

from ..little import ROOT, triples

Element = ElementTree.Element


def parsed(reply: Reply) -> Element:
    """Return a page as a tree; anything that the HTML standard calls a parse error is an error here."""
    assert isinstance(reply.body, bytes)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(reply.body.decode())


def text_of(element: Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(" ".join(element.itertext()).split())


def with_class(page: Element, name: str) -> list[Element]:
    """Return the elements of a class."""
    return [each for each in page.iter() if name in str(each.get("class") or "").split()]


def with_id(page: Element, name: str) -> Element:
    """Return the one element with an id."""
    (found,) = [each for each in page.iter() if each.get("id") == name]
    return found


def links_of(page: Element) -> list[str]:
    """Return where the links of a page lead."""
    return [str(each.get("href")) for each in page.iter("a") if each.get("href") is not None]


def faults_of(page: Element) -> list[str]:
    """Return what no page of ours may have: ids twice, links to nowhere on the page, inline styles and scripts."""
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    faults = [f"id {name} stands twice" for name, times in Counter(ids).items() if times > 1]
    targets = {link[1:] for link in links_of(page) if link.startswith("#")}
    faults += [f"#{target} is not on the page" for target in targets - set(ids)]
    for each in page.iter():
        named = [value for key in ("for", "aria-labelledby", "aria-describedby", "list") if (value := each.get(key))]
        faults += [f"{each.tag} speaks of {name}" for value in named for name in value.split() if name not in ids]
        faults += [f"{each.tag} has {key}" for key in each.attrib if key == "style" or key.startswith("on")]
        if each.tag == "style" or (
            each.tag == "script" and each.get("type") != "application/ld+json" and not each.get("src")
        ):
            faults.append(f"there is an inline {each.tag}")
    return faults + [fault for table in with_class(page, "cards") for fault in _faults_of_cards(table)]


def _faults_of_cards(table: Element) -> list[str]:
    """Return which cells of a table do not say what their column is called, as its rows on narrow pages need."""
    heads = [text_of(head) for head in table.findall("./thead/tr/th")]
    rows = [list(row) for row in table.findall("./tbody/tr")]
    faults = [f"a row of {len(row)} cells below {len(heads)} heads" for row in rows if len(row) != len(heads)]
    cells = [(cell, head) for row in rows for cell, head in zip(row, heads, strict=False) if cell.tag == "td"]
    return faults + [
        f"a cell below {head} says {cell.get('data-label')}" for cell, head in cells if cell.get("data-label") != head
    ]


_SITES: dict[Path, Site] = {}


def project_site(built: Built) -> Site:
    """Return the project's site below /graph, without the texts: how pages are made where these are not at hand.

    It is one for all tests of a worker, for what it keeps is the same for all.
    """
    if built.folder not in _SITES:
        graph = DefectorGraph(built)
        graph.__dict__["texts"] = None
        _SITES[built.folder] = Site(graph, "/graph", "0123456789abcdef")
    return _SITES[built.folder]


def question_of(site: Site, name: str, status: int = 200, **parameters: str) -> Element:
    """Return the page of a question, which is sound."""
    family, _, question = name.partition("/")
    reply = question_page(site, {"family": family, "question": question, "parameters": parameters})
    assert reply.status == status
    page = parsed(reply)
    assert faults_of(page) == []
    return page


def little_site(authored: str, sources: str = "", ontology: str = "") -> Site:
    """Return a site of a little world; its view is what was written and what follows by OWL 2 RL."""
    layers = {
        name: triples(body) for name, body in (("authored", authored), ("sources", sources), ("ontology", ontology))
    }
    layers["links"] = layers["gazetteer"] = []
    graphs = {name: Graph(found) for name, found in layers.items()}
    theory = Theory(Corpus(graphs["ontology"], graphs["sources"], graphs["authored"], graphs["links"]))
    view = Graph([*(t for each in layers.values() for t in each), *theory.layers["claims"], *theory.inferred])
    graph = SimpleNamespace(
        graph=view,
        names=Names(view),
        catalogue=Catalogue(),
        texts=None,
        theory=theory,
        edition=Edition("1", "2026"),
        description=Description("2026-11-27"),
        built=SimpleNamespace(
            project=Project(ROOT),
            layer=lambda name: _layer(layers, name),
            layer_graph=lambda name: Graph(_layer(layers, name)),
        ),
    )
    return Site(graph, "/graph", "v1")  # type: ignore[arg-type]


def _layer(layers: dict[str, list[Triple]], name: str) -> list[Triple]:
    return layers.get(name, [])


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"\w+", text.casefold())
