"""The guide: every link and anchor leads somewhere, in the server as in plain files; headings, search, glossary."""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from kg.build import Built
from kg.errors import KgError
from kg.guide import INDEX, Finder, Guide, Page, article_of, read_guide
from kg.guide.sections import sections_of
from kg.guide.writing import write_guide
from kg.project import Project
from kg.server.pages.guide import guide_file, guide_index, guide_page
from kg.server.pages.searching import search_page
from kg.server.site.reader import reading
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

from .little import ROOT
from .server.pages_support import faults_of, links_of, parsed, project_site, text_of, with_class


class Leads(HTMLParser):
    """What a page leads to, and which anchors it has."""

    def __init__(self, html: str):
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if name := told.get("id"):
            self.anchors.add(name)
        if tag in {"a", "img", "link", "script"} and (link := told.get("href") or told.get("src")):
            self.links.append(unquote(link))


@pytest.fixture(scope="module")
def guide(project: Project) -> Guide:
    return read_guide(project)


@pytest.fixture(scope="module")
def files(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    assert write_guide(guide, folder, "Defector Graph") == len(guide.pages)
    return folder


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def html_of(reply: Reply) -> str:
    assert isinstance(reply.body, bytes)
    return reply.body.decode()


def test_every_link_of_the_files_leads_to_a_file_and_an_anchor(files: Path):
    pages = {path.relative_to(files).as_posix(): Leads(path.read_text("utf-8")) for path in files.rglob("*.html")}
    lost = []
    for name, page in pages.items():
        for link in page.links:
            if link.startswith(("http:", "https:")):
                continue
            path, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if not (files / target).is_file() or (anchor and anchor not in pages[target].anchors):
                lost.append(f"{name}: {link}")
    assert lost == []


def test_every_link_of_the_served_pages_leads_to_a_page_and_an_anchor(guide: Guide, site: Site):
    root = "/graph/guide"
    pages = {f"{root}/{name}": Leads(html_of(guide_page(site, {"name": name}))) for name in guide.pages}
    pages[root] = Leads(html_of(guide_index(site, {})))
    known = {*pages, *(f"{root}/{name}" for name in guide.assets)}
    lost = []
    for name, page in pages.items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            if path.startswith(root) and (path not in known or (anchor and anchor not in pages[path].anchors)):
                lost.append(f"{name}: {link}")
            assert path.startswith(("/graph", "http:", "https:")) or not path, f"{name}: {link}"
    assert lost == []


def test_the_parts_that_are_searched_have_the_anchors_of_the_headings(guide: Guide):
    for page in guide.pages.values():
        headings = article_of(page.text, lambda _: None).headings
        assert [part.anchor for part in sections_of(page)] == [heading.anchor for heading in headings], page.name


def test_whoever_begins_at_the_index_comes_to_every_page(guide: Guide):
    seen, waiting = set(), [INDEX]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in guide.pages:
            continue
        seen.add(name)
        links = re.findall(r"\]\(([^)\s]+)\)", guide.pages[name].text)
        found = (guide.target(guide.pages[name], link) for link in links if "://" not in link)
        waiting += [target[0] for target in found if target]
    assert set(guide.pages) - seen == set()


def test_the_index_has_a_part_for_every_reader(guide: Guide):
    headings = article_of(guide.pages[INDEX].text, lambda _: None).headings
    readers = [heading.text for heading in headings if heading.level == 2]
    assert readers == ["Historian", "Digital humanist", "Linked-data engineer", "Editor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A `b` c", '<h2 id="a-b-c">A <code>b</code> c</h2>'),
        ("[there](x.md#y)", '<p><a href="/x#y">there</a></p>'),
        ("[gone](lost.md)", '<p><span class="not-here">gone</span></p>'),
        ("[out](https://example.org/)", '<p><a href="https://example.org/" rel="external">out</a></p>'),
        ("[bad](javascript:alert)", "<p>[bad](javascript:alert)</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("```sh\na < b\n```", '<pre class="code" tabindex="0"><code>a &lt; b\n</code></pre>'),
        ("![growth](x.md)", '<p><img src="/x" alt="growth" /></p>'),
    ],
)
def test_markdown_becomes_html(text: str, expected: str):
    assert (
        article_of(text, lambda link: link.replace("x.md", "/x") if "x.md" in link else None).html.strip() == expected
    )


def test_a_table_scrolls_in_a_region_with_the_name_of_the_heading_above():
    html = article_of("## Exit <codes>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", lambda _: None).html
    assert '<div class="table-region" role="region" tabindex="0" aria-label="Exit &lt;codes&gt;">' in html
    assert html.count("<table>") == html.count("</table>\n</div>") == 1


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("add a document", "how-to-add-a-document"),
        ("pandas", "python"),
        ("отрывок", "glossary"),
        ("reconciliation service", "wikidata"),
        ("why something follows", "index"),
        ("DataFr", "python"),
    ],
)
def test_words_find_their_page_first(guide: Guide, words: str, page: str):
    told = [each for name, each in guide.pages.items() if not name.startswith("reference/")]
    assert Finder(told).find(words)[0].page == page


def test_a_search_asks_for_all_words_before_it_asks_for_any():
    pages = [Page("a", "a.md", lambda: "# A\n\nred wine\n"), Page("b", "b.md", lambda: "# B\n\nred and green\n")]
    assert [found.page for found in Finder(pages).find("green red")] == ["b"]
    assert [found.page for found in Finder(pages).find("green wine")] == ["a", "b"]
    assert Finder(pages).find("blue") == Finder(pages).find('"*') == []
    assert Finder(pages).find("wine")[0].excerpt == (("red ", False), ("wine", True))


def test_code_is_neither_heading_nor_words_of_its_fence():
    page = Page(
        "a", "a.md", lambda: "# A\n\n```sh\n# no heading\n```\n\n## B\n\n[x](y) `z`\n\n| a |\n|---|\n| b |\n- c\n"
    )
    told = [(part.heading, part.words) for part in sections_of(page)]
    assert told == [("A", "# no heading"), ("B", "x z a b c")]


def test_pages_are_sound_and_lead_to_notebooks_and_pictures(site: Site):
    for name in (INDEX, "glossary", "notebooks/first-look", "decisions"):
        assert faults_of(parsed(guide_page(site, {"name": name}))) == [], name
    assert guide_file(site, {"name": "notebooks/first-look.ipynb"}).media_type == "application/x-ipynb+json"
    assert guide_file(site, {"name": "benchmarks/growth.svg"}).media_type == "image/svg+xml"


@pytest.mark.parametrize("job", [guide_page, guide_file])
@pytest.mark.parametrize("name", ["nothing", "../project", "/etc/hostname", ""])
def test_what_is_not_there_is_told(site: Site, job, name: str):
    with pytest.raises(Problem, match="The guide has no"):
        job(site, {"name": name})


def test_search_shows_what_was_found_and_where(site: Site):
    page = parsed(guide_index(site, {"q": "  coordinates < "}))
    assert faults_of(page) == []
    assert any(link.startswith("/graph/guide/glossary#coordinates") for link in links_of(page))
    assert "coordinates" in {text_of(mark).casefold() for mark in page.iter("mark")}
    nothing = parsed(guide_index(site, {"q": "xyzzy"}))
    assert with_class(nothing, "found") == []


def test_the_one_search_box_finds_the_guide_too(site: Site):
    page = parsed(search_page(site, {"q": "how to add a document"}))
    assert any(link.startswith("/graph/guide/how-to-add-a-document#") for link in links_of(page))


def test_files_are_written_again_but_never_among_others(guide: Guide, files: Path, tmp_path: Path):
    few = Guide({INDEX: guide.pages["glossary"]})
    assert write_guide(few, files / ".." / files.name, "T") == 1
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(KgError, match="holds other files"):
        write_guide(few, tmp_path, "T")
    with pytest.raises(KgError, match="is a file"):
        write_guide(few, tmp_path / "mine.txt", "T")


def test_every_word_of_the_glossary_is_explained_in_both_languages_in_order():
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    entries = re.split(r"^## ", text, flags=re.M)[1:]
    words = [entry.partition(" · ")[0] for entry in entries]
    assert words == sorted(words, key=str.casefold)
    for entry in entries:
        heading, *paragraphs = [part for part in entry.strip().split("\n\n") if part]
        assert " · " in heading
        english, russian = paragraphs
        assert not re.search("[а-яё]", english), heading
        assert re.search("[а-яё]{3}", russian), heading


def test_on_a_russian_page_links_lead_to_russian_pages_and_files_stay(site: Site):
    with reading({"language": "ru", "prefix": "/ru", "address": "/guide"}):
        page = parsed(guide_index(site, {}))
        links = links_of(parsed(guide_page(site, {"name": "notebooks/first-look"})))
    assert page.get("lang") == "ru"
    assert with_class(page, "guide")[0].get("lang") == "en"
    assert "/graph/ru/guide/glossary" in links_of(page)
    assert "/graph/guide/notebooks/first-look.ipynb" in links
    assert "/graph/guide/glossary" in links_of(parsed(guide_index(site, {})))


def test_a_server_starts_without_what_only_the_guide_needs():
    code = "import sys, kg.server.wings; print([n for n in ('markdown_it', 'sqlite3', 'kg.guide') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
