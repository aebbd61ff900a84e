"""From Markdown to HTML (CommonMark 0.31 with tables, no raw HTML): anchors, and links led to where they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.guide.anchors import Anchors

__all__ = ["Article", "Heading", "article_of"]

_ABSOLUTE = ("http:", "https:", "mailto:")
_REGION = '<div class="table-region" role="region" tabindex="0" aria-label="{}">\n<table>\n'


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1, its anchor, its text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Article:
    """A page as HTML that may stand in any page, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def article_of(text: str, lead: Callable[[str], str | None]) -> Article:
    """Return Markdown as an article; `lead` tells the address of a relative link, or None where it leads nowhere.

    Words of a link that leads nowhere stay as words.
    """
    tokens = _parser().parse(text)
    headings = tuple(_anchored(tokens))
    _in_regions(tokens, headings)
    for token in tokens:
        _led(token.children or [], lead)
    html = _parser().renderer.render(tokens, _parser().options, {})
    return Article(html, headings)


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.add_render_rule("fence", _fence)
    made.add_render_rule("code_block", _fence)
    return made


def _fence(renderer: object, tokens: Sequence[Token], place: int, options: object, env: object) -> str:
    """Write code so that one can scroll it by keyboard."""
    del renderer, options, env
    return f'<pre class="code" tabindex="0"><code>{escape(tokens[place].content)}</code></pre>\n'


def _anchored(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Give every heading its anchor."""
    anchors = Anchors()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            text = "".join(part.content for part in inline.children or () if part.type in {"text", "code_inline"})
            found = Heading(int(token.tag[1:]), anchors.next(text), text)
            token.attrSet("id", found.anchor)
            yield found


def _in_regions(tokens: list[Token], headings: Sequence[Heading]) -> None:
    """Put each table into a region that scrolls by itself and bears the name of the heading above it."""
    above, left = "", list(headings)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            above = left.pop(0).text
        elif token.type in {"table_open", "table_close"}:
            opens = token.type == "table_open"
            content = _REGION.format(escape(above)) if opens else "</table>\n</div>\n"
            tokens[place] = Token("html_block", "", 0, content=content)


def _led(tokens: Sequence[Token], lead: Callable[[str], str | None]) -> None:
    """Lead links and pictures to where they lie."""
    closing: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            _led_link(token, lead)
            closing.append(token.tag)
        elif token.type == "link_close":
            token.tag = closing.pop()
        elif token.type == "image":
            token.attrSet("src", lead(str(token.attrs["src"])) or "")


def _led_link(token: Token, lead: Callable[[str], str | None]) -> None:
    link = str(token.attrs["href"])
    if link.startswith(_ABSOLUTE):
        token.attrSet("rel", "external")
    elif (address := lead(link)) is not None:
        token.attrSet("href", address)
    else:
        token.tag = "span"
        token.attrs = {"class": "not-here"}
