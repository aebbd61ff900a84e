"""What the tests of canned queries share: asking as the web process does, and the answers written from the texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.api import DefectorGraph
from kg.build import Built
from kg.queries import Catalogue, Query
from kg.server.api.answering import canned
from kg.server.api.asking import Asking
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

ANSWERS = Path(__file__).parents[1] / "answers"
NAMES = sorted(str(path.relative_to(ANSWERS).with_suffix("")) for path in ANSWERS.rglob("*.csv"))
TOURS = "theatres/who-left-on-whose-tour"


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Stand in for content negotiation: the first media type of the header that is offered, no q-values."""
    for wanted in (part.partition(";")[0].strip() for part in (accept or "*/*").split(",")):
        for media_type in offered:
            if wanted in {media_type, "*/*", media_type.partition("/")[0] + "/*"}:
                return media_type
    return None


def ask(site: Site, name: str, *pairs: tuple[str, str], accept: str = "") -> Reply:
    """Ask as the web process does: the query string and the header are read, then the job is done."""
    asking = Asking.read(name, pairs, accept, choose)
    return canned(site, json.loads(json.dumps(asking.as_arguments())))


def text(reply: Reply) -> str:
    assert isinstance(reply.body, bytes)
    return reply.body.decode()


def document(site: Site, name: str, *pairs: tuple[str, str]) -> Any:
    """Return the JSON document that answers a question."""
    return json.loads(text(ask(site, name, *pairs)))


def problem(site: Site, name: str, *pairs: tuple[str, str], accept: str = "") -> Problem:
    """Return the problem of a request that is refused."""
    try:
        reply = ask(site, name, *pairs, accept=accept)
    except Problem as found:
        return found
    raise AssertionError(f"answered: {reply}")


@dataclass(frozen=True)
class Expected:
    """An answer file: the parameters that were given, and the CSV."""

    parameters: list[tuple[str, str]]
    csv: str


def expected(name: str) -> Expected:
    lines = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    head = dict(line[2:].strip().split(": ", 1) for line in lines[:2] if line.startswith("# "))
    pairs = [pair.partition("=") for pair in head.get("parameters", "").split("; ") if pair]
    return Expected([(name, value) for name, _, value in pairs], "".join(lines[len(head) :]))


def with_query(built: Built, body: str) -> Site:
    """Return a site that has one question more."""
    site = Site(DefectorGraph(built))
    query = Query("people/asked", f"#+ summary: Asked?\n\n{body}\n", built.project.queries / "people" / "asked.rq")
    site.graph.__dict__["catalogue"] = Catalogue({query.name: query})
    return site
