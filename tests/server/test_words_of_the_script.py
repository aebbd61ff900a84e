"""The words of the editor's script: each stands in the table that pages give to it, none is said in English only."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.server.editor.refusals import TITLES
from kg.server.editor.words import MESSAGES, words_of_script
from kg.server.wire.problemkinds import KINDS
from kg.translation import speaking

from ..little import ROOT

SCRIPTS = sorted(path for folder in ("src", "pictures") for path in (ROOT / "editor" / folder).glob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
MESSAGE = re.compile(r'\bsay\("((?:[^"\\]|\\.)*)"')
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
PATTERN = re.compile(r"(?:(?<=[=(,:!] )|(?<=\())/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
VALUE = re.compile(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
ENGLISH = re.compile(r"^[A-Z][a-z]+|[A-Za-z]{2,}[,.;:]? [A-Za-z]{2,}")
RAISED = re.compile(r'Problem\(\s*\d{3},\s*f?"([^"]+)",\s*"([^"]+)"')
NEVER_OF_A_QUERY = {
    "not-found",
    "http-version",
    "malformed-request",
    "address-too-long",
    "headers-too-large",
    "malformed-host",
    "unknown-transfer-coding",
}
"""What a browser cannot send, or what no address of the endpoint answers."""
KEYWORDS = re.compile(r"^[A-Z_]{2,} ")
SHOWN = re.compile(
    r"""(?:textContent\s*=|replaceChildren\(|\bbutton\(|"aria-label":|\btitle[:=]|\blabel:|\{\},)\s*["`][^"`]*[A-Za-z]{2,}"""
)
"""A literal of even one word where a page shows it."""

NO_WORDS_OF_A_PAGE = {
    # The name of a format, and of what keeps queries in the browser.
    "Turtle", "defector-graph recent queries", "defector-graph draft",
    # Headers, a fault as the browser names it, keys, the relation of a link.
    "Content-Type", "Retry-After", "Accept-Language", "Content-Language",
    "application/sparql-results+json, text/turtle;q=0.9", "AbortError",
    "Enter", "Tab", "Mod-Enter", "external noreferrer",
    # Styles of the code area and of networks.
    "aside chosen", "edge:active, node:active", "px sans-serif", "answer cards", "(prefers-reduced-motion: reduce)",
    ".cm-tooltip-autocomplete ul li[aria-selected]",
    "1px solid var(--code-border)", "2px solid var(--code-focus)", "1px solid var(--code-focus)",
    "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    # What happens to a map.
    "click keypress", "zoomend moveend viewreset resize",
    # A warning in the console, for whoever looks into why the plain form is used.
    "The plain form is used:",
}  # fmt: skip


def without_values(script: str) -> str:
    """Return a script without comments, patterns, messages and values within texts."""
    return VALUE.sub("", MESSAGE.sub("say(", PATTERN.sub("", COMMENT.sub("", script))))


def said_in(path: Path) -> list[str]:
    return [json.loads(f'"{text}"') for text in MESSAGE.findall(path.read_text(encoding="utf-8"))]


def unsaid_in(script: str) -> set[str]:
    """Return the literals of a script that read like English, or are shown, and are not said by way of the table."""
    bare = without_values(script)
    literals = {(first or second).strip() for first, second in LITERAL.findall(bare)}
    english = {literal for literal in literals if ENGLISH.search(literal) and not KEYWORDS.search(literal)}
    shown = SHOWN.findall(bare.replace('"aria-label": "Turtle"', "").replace('label: "data(name)"', ""))
    return english - NO_WORDS_OF_A_PAGE | set(shown)


def test_the_table_has_what_the_script_says_and_nothing_else():
    said = {message for path in SCRIPTS for message in said_in(path)}
    assert len(said) > 40
    assert said == set(MESSAGES)
    assert len(MESSAGES) == len(set(MESSAGES))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_message_is_a_literal_and_no_other_literal_is_english(path: Path):
    text = path.read_text(encoding="utf-8")
    calls = re.findall(r"(?<!function )\bsay\(", COMMENT.sub("", text))
    assert len(calls) == len(said_in(path))
    assert unsaid_in(text) == set()


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = "Asking …";',
        "const told = `${count} rows are shown`;",
        'element("p", {}, "nothing")',
        'button("more", go);',
        'element("div", { "aria-label": "answer" });',
    ],
)
def test_english_that_is_not_in_the_table_is_found(script: str):
    assert unsaid_in(script) != set()


@pytest.mark.parametrize(
    "script",
    ['say("Asking …")', "place.replaceChildren(`${told} `, next);", 'element("p", { class: "note" })', "/* Ask it. */"],
)
def test_what_is_said_by_the_table_or_shown_nowhere_is_let_through(script: str):
    assert unsaid_in(script) == set()


def test_the_table_of_a_page_has_the_words_of_its_language():
    with speaking("ru"):
        told = json.loads(words_of_script())
    assert set(told) >= set(MESSAGES)
    assert told["Begin anew"] == "Начать заново"
    assert told["Malformed query"] == "Запрос написан неверно"
    assert told["/problems/malformed-query"].startswith("Это не запрос SPARQL 1.1.")
    with speaking("en"):
        assert words_of_script() == "{}"


def test_every_title_that_a_query_can_be_refused_with_is_told_in_words_of_the_page():
    """The endpoint, the workers and what reads a request raise problems; each title is a literal in these folders."""
    folders = [ROOT / "src" / "kg" / "server" / name for name in ("endpoint", "workers", "web")]
    text = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.py")))
    raised = dict(RAISED.findall(text))
    assert len(raised) > 20
    told_elsewhere = {kind for kind in raised if kind in NEVER_OF_A_QUERY}
    assert {title for kind, title in RAISED.findall(text) if kind not in told_elsewhere} == set(TITLES)
    assert {kind for kind in TITLES.values() if kind not in KINDS} == set()


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_says_no_number_in_words_of_its_own(message: str):
    """The script fills placeholders such as `%(count)s` only, so any other sign of percent would be shown as it is."""
    assert "%" not in re.sub(r"%\(\w+\)s", "", message)
